import type { Use } from "./use.ts";

/** The doors of readers, of coming in, and of one's own account. */
export const everybody: Record<string, Use | Use[]> = {
  // What readers see; the site of this test is for everyone.
  "page /": { needs: "site.read" },
  "page /news": { needs: "site.read" },
  "page /news/[slug]": { needs: "site.read", path: () => "/news/never-written", hears: ["not_found"] },
  "page /news/[slug]/thread": {
    needs: "site.read",
    path: () => "/news/never-written/thread",
    hears: ["not_found"],
  },
  "page /takes": { needs: "site.read" },
  "page /sections/[slug]": { needs: "site.read", path: () => "/sections/news" },
  "page /tags": { needs: "site.read" },
  "page /tags/[slug]": { needs: "site.read", path: () => "/tags/never-used", hears: ["not_found"] },
  "page /authors/[slug]": { needs: "site.read", path: () => "/authors/nobody", hears: ["not_found"] },
  "page /missing": { needs: "site.read", hears: ["not_found"] },
  "page /unavailable": { needs: "site.read", hears: ["not_found"] },
  "GET /media/[file]": { needs: "site.read", path: ({ picture }) => picture.src },
  "GET /[asset]": { needs: "nothing", path: () => "/favicon.svg" },
  "page /embed/[slug]": { needs: "site.read", path: () => "/embed/never-written", hears: ["not_found"] },
  "GET /oembed": {
    needs: "site.read",
    path: () => "/oembed?url=https://example.org/news/never-written",
    hears: ["not_found"],
  },
  "page /search": { needs: "site.read" },
  "GET /api/suggest": { needs: "site.read", path: () => "/api/suggest?q=example" },
  "GET /opensearch.xml": { needs: "site.read" },
  "page /feeds": { needs: "site.read" },
  "GET /rss.xml": { needs: "site.read" },
  "GET /atom.xml": { needs: "site.read" },
  "GET /feed.json": { needs: "site.read" },
  "GET /do-this-week.ics": { needs: "site.read" },
  "GET /sections/[slug]/[file]": { needs: "site.read", path: () => "/sections/news/rss.xml" },
  "GET /tags/[slug]/[file]": {
    needs: "site.read",
    path: () => "/tags/never-used/rss.xml",
    hears: ["not_found"],
  },
  "GET /authors/[slug]/[file]": {
    needs: "site.read",
    path: () => "/authors/nobody/rss.xml",
    hears: ["not_found"],
  },
  "GET /sitemap.xml": { needs: "site.read" },
  "GET /sitemaps/[file]": { needs: "site.read", path: () => "/sitemaps/pages.xml" },
  "GET /robots.txt": { needs: "site.read" },
  "GET /manifest.webmanifest": { needs: "site.read" },
  "GET /api/health": { needs: "nothing" },

  // The week, and its mail.
  "page /this-week": { needs: "site.read" },
  "page /this-week/weeks": { needs: "site.read" },
  "page /this-week/[week]": {
    needs: "site.read",
    path: () => "/this-week/1999-W01",
    hears: ["not_found"],
  },
  "page /this-week/subscribe": { needs: "site.read" },
  "page /this-week/editions/[number]": {
    needs: "site.read",
    path: () => "/this-week/editions/999999",
    hears: ["not_found"],
  },
  "page /this-week/confirm/[token]": { needs: "site.read", path: () => "/this-week/confirm/never" },
  "page /this-week/mail/[token]": { needs: "site.read", path: () => "/this-week/mail/never" },
  "POST /api/newsletter/subscribe": { needs: "site.read", hears: ["moved"] },
  "POST /api/newsletter/confirm/[token]": { needs: "site.read", hears: ["moved"] },
  "GET /api/newsletter/unsubscribe/[token]": { needs: "site.read", hears: ["moved"] },
  "POST /api/newsletter/unsubscribe/[token]": {
    needs: "site.read",
    hears: ["not_found"],
    fromAnywhere: true,
  },
  "POST /api/newsletter/manage/[token]": { needs: "site.read", hears: ["moved"] },
  "POST /api/newsletter/bounces": {
    needs: "nothing",
    send: () => ({ events: [] }),
    hears: ["not_found"],
    fromAnywhere: true,
  },

  // Coming in.
  "page /desk/sign-in": { needs: "nothing", hears: ["ok", "moved"] },
  "page /desk/welcome/[token]": { needs: "nothing", path: () => "/desk/welcome/never" },
  "page /desk/shared/[token]": { needs: "nothing", path: ({ story }) => story.link.path },
  "action shared/[token]: say": {
    needs: "nothing",
    path: ({ story }) => story.link.path,
    send: () => form({ token: "never", name: "Lea", text: "x" }),
  },
  "page /desk/[...missing]": { needs: "nothing", path: () => "/desk/never/was", hears: ["not_found"] },
  "action sign-in: enter": { needs: "nothing", send: () => form({ email: "nobody@example.org" }) },
  "action welcome/[token]: createAccount": { needs: "nothing", send: () => form({ token: "never" }) },
  "action desk: leave": { needs: "nothing", send: () => [], hears: ["moved"], usesUp: "session" },
  "GET /api/auth/[...all]": { needs: "nothing", path: () => "/api/auth/oidc", hears: ["not_found"] },
  "POST /api/auth/[...all]": {
    needs: "nothing",
    path: () => "/api/auth/sign-in/email",
    send: () => ({ email: "nobody@example.org", password: "not a password" }),
    hears: ["unauthenticated", "conflict"],
  },

  // One's own account.
  "page /desk/profile": { needs: "profile.change" },
  "action profile: save": own(() => ({ name: "Changed Example", about: "", pictureId: null })),
  "action profile: changePassword": own(
    () => ({ current: "wrong", next: "four unrelated words" }),
    "invalid",
    "conflict",
  ),
  "action profile: endSessions": own(() => ({ id: "no such session" })),
  "action profile: saveNotices": {
    needs: "desk.enter",
    send: () => ({ needsYou: "soon", trouble: "soon", comments: "daily", progress: "never", hour: 7 }),
  },
  "action profile: beginTwoFactor": own(() => ({ password: "wrong" }), "invalid", "conflict"),
  "action profile: confirmTwoFactor": own(() => ({ code: "000000" }), "invalid", "conflict"),
  "action profile: endTwoFactor": own(() => ({ password: "wrong" }), "invalid", "conflict"),
  "action profile: newRecoveryCodes": own(() => ({ password: "wrong" }), "invalid", "conflict"),
};

function own(send: Use["send"], ...hears: string[]): Use {
  return { needs: "profile.change", send, ...(hears.length > 0 && { hears }) } as Use;
}

/** What a form sends to its action, behind the state that the action gave last. */
function form(fields: Record<string, string>): FormData {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ email: "", password: "", name: "", ...fields }))
    sent.set(`1_${name}`, value);
  sent.set("0", '[null,"$K1"]');
  return sent;
}

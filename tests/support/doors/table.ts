import type { Act } from "#lib/auth/policy.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { scheduledAt, type Things } from "./room.ts";

/** How somebody uses a door, and what they have to be allowed for it. One door may have several uses. */
export type Use = {
  /** The act of `lib/auth/policy.ts`; "nothing" where everybody may come, with or without a session. */
  needs: Act | "nothing";
  /** The address, where it has parameters. */
  path?: (things: Things) => string;
  /** A well-formed body: JSON of a route, the input of an action; bytes and forms go as they are. */
  send?: (things: Things) => unknown;
  /** What whoever may use it can hear: success only, unless it says otherwise. */
  hears?: string[];
  /** A case of `lib/auth/matrix.ts` that cannot come up here. */
  unless?: string;
  /** Afterwards the story is no longer what the case said, or the session is over: the next caller gets another. */
  usesUp?: "story" | "session";
};

/** Acts that nothing on the site asks for yet, or only behind the door of another act: see tests/db/review. */
export const actsWithoutDoor: Act[] = ["story.approve"];

/**
 * Every door of the site. The test finds the doors in the build and says so when one is not in here: add a line, named
 * as the test names it, with the act that it needs and a body that it understands.
 */
export const doors: Record<string, Use | Use[]> = {
  // What readers see; the site of this test is for everyone.
  "page /": { needs: "site.read" },
  "page /news": { needs: "site.read" },
  "page /news/[slug]": { needs: "site.read", path: () => "/news/never-written", hears: ["not_found"] },
  "page /sections/[slug]": { needs: "site.read", path: () => "/sections/news" },
  "page /tags": { needs: "site.read" },
  "page /tags/[slug]": { needs: "site.read", path: () => "/tags/never-used", hears: ["not_found"] },
  "page /authors/[slug]": { needs: "site.read", path: () => "/authors/nobody", hears: ["not_found"] },
  "page /missing": { needs: "site.read", hears: ["not_found"] },
  "page /unavailable": { needs: "site.read", hears: ["not_found"] },
  "GET /media/[file]": { needs: "site.read", path: ({ picture }) => picture.src },
  "GET /[asset]": { needs: "nothing", path: () => "/favicon.svg" },
  "GET /api/health": { needs: "nothing" },

  // Coming in.
  "page /desk/sign-in": { needs: "nothing", hears: ["ok", "moved"] },
  "page /desk/welcome/[token]": { needs: "nothing", path: () => "/desk/welcome/never" },
  "page /desk/shared/[token]": { needs: "nothing", path: ({ story }) => story.link.path },
  "action shared/[token]: say": {
    needs: "nothing",
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
  "action profile: beginTwoFactor": own(() => ({ password: "wrong" }), "invalid", "conflict"),
  "action profile: confirmTwoFactor": own(() => ({ code: "000000" }), "invalid", "conflict"),
  "action profile: endTwoFactor": own(() => ({ password: "wrong" }), "invalid", "conflict"),
  "action profile: newRecoveryCodes": own(() => ({ password: "wrong" }), "invalid", "conflict"),

  // Writing.
  "page /desk": { needs: "desk.enter" },
  "page /desk/stories/new": { needs: "story.create" },
  "page /desk/paste": { needs: "story.create" },
  "page /desk/preview": { needs: "desk.enter" },
  "page /desk/stories/[id]": { needs: "story.read", path: ({ story }) => `/desk/stories/${story.id}` },
  "GET /api/desk/stories/[id]": { needs: "story.read", path: ({ story }) => `/api/desk/stories/${story.id}` },
  "POST /api/desk/stories": [
    { needs: "story.create", send: () => saving(null, null) },
    { needs: "story.edit", send: ({ story }) => saving(story.id, story.version) },
  ],
  "POST /api/desk/presence": [
    { needs: "story.read", send: ({ story }) => ({ tab, storyId: story.id, part: "body" }) },
    {
      needs: "desk.enter",
      send: ({ story }) => ({ tab, storyId: story.id, part: null, leaving: true }),
    },
  ],
  "action paste: readPasted": { needs: "story.create", send: () => "A headline\n\nOur Take\n\nA take." },
  "action preview: drawStory": {
    needs: "story.read",
    send: ({ story }) => ({ draft: { content: draft, publishedLocal: "" }, storyId: story.id }),
  },
  "action stories: lookUpStories": { needs: "story.read", send: () => "example" },
  "action stories: publication": { needs: "story.read", send: ({ story }) => story.id },

  // Moving a story on.
  "action stories: move": [
    { needs: "story.submit", send: ({ story }) => moving(story, "submit"), hears: ["ok", "conflict"] },
    ...["approve", "requestChanges", "restore"].map((move) => ({
      needs: "story.review" as const,
      send: ({ story }: Things) => moving(story, move),
      hears: ["ok", "conflict"],
    })),
  ],
  "action stories: assign": {
    needs: "story.assign",
    send: ({ story }) => ({ ...moving(story), assigneeId: null }),
  },
  "action stories: moveChosen": {
    needs: "desk.enter",
    send: ({ story }) => ({ stories: [moving(story)], move: "submit" }),
  },
  "action stories: question": { needs: "desk.enter", send: ({ story }) => [story.id] },
  "page /desk/board": { needs: "desk.enter" },
  "action stories: publish": {
    needs: "story.publish",
    send: ({ story }) => moving(story),
    hears: ["ok", "invalid", "conflict"],
  },
  "action stories: retract": {
    needs: "story.retract",
    send: ({ story }) => ({ ...moving(story), reason: "" }),
    hears: ["ok", "conflict"],
    usesUp: "story",
  },

  // The schedule.
  "page /desk/calendar": { needs: "story.read" },
  "action calendar: entries": { needs: "story.read", send: ({ story }) => story.id },
  "action calendar: plan": { needs: "story.read", send: ({ story }) => story.id },
  "action calendar: publishAt": {
    needs: "story.publish",
    send: ({ story }) => ({ ...moving(story), number: 2, at: later }),
    hears: ["ok", "invalid", "conflict"],
  },
  "action calendar: retractAt": {
    needs: "story.retract",
    send: ({ story }) => ({ ...moving(story), at: later, reason: "" }),
    hears: ["ok", "conflict"],
  },
  "action calendar: move": {
    needs: "story.publish",
    send: ({ story }) => ({ schedule: story.schedule, from: later, at: later }),
    hears: ["ok", "conflict"],
  },
  "action calendar: takeOff": {
    needs: "story.publish",
    send: ({ story }) => ({ schedule: story.schedule }),
    hears: ["ok", "conflict"],
    usesUp: "story",
  },
  "action calendar: tryAgain": {
    needs: "story.publish",
    send: ({ story }) => ({ schedule: story.schedule }),
    hears: ["conflict"],
  },

  // Versions and links to them.
  "page /desk/stories/[id]/history": {
    needs: "story.read",
    path: ({ story }) => `/desk/stories/${story.id}/history`,
  },
  "page /desk/stories/[id]/compare": {
    needs: "story.read",
    path: ({ story }) => `/desk/stories/${story.id}/compare?from=1&to=2`,
  },
  "page /desk/stories/[id]/versions/[number]": {
    needs: "story.read",
    path: ({ story }) => `/desk/stories/${story.id}/versions/1`,
  },
  "action stories/[id]/history: recentVersions": { needs: "story.read", send: ({ story }) => story.id },
  "action stories/[id]/comments: comments": { needs: "story.read", send: ({ story }) => story.id },
  "action stories/[id]/comments: comment": {
    needs: "story.comment",
    send: ({ story }) => ({
      id: story.id,
      about: { number: 1, part: null, passage: null, text: "Who says so?", replacement: null },
    }),
  },
  "action stories/[id]/comments: reply": {
    needs: "story.comment",
    send: () => ({ threadId: 999_999, answer: { text: "x", replacement: null } }),
    hears: ["not_found"],
  },
  "action stories/[id]/comments: settle": {
    needs: "story.comment",
    send: () => ({ threadId: 999_999, resolved: true }),
    hears: ["not_found"],
  },
  "action stories/[id]/comments: accept": {
    needs: "story.comment",
    send: () => ({ commentId: 999_999 }),
    hears: ["not_found"],
  },
  "action stories/[id]/history: steps": {
    needs: "story.read",
    send: ({ story }) => ({ id: story.id, sitting: 1 }),
  },
  "action stories/[id]/history: restoring": {
    needs: "story.read",
    send: ({ story }) => ({ id: story.id, number: 1 }),
  },
  "action stories/[id]/history: shares": { needs: "story.read", send: ({ story }) => story.id },
  "action stories/[id]/history: name": {
    needs: "story.edit",
    send: ({ story }) => ({ id: story.id, number: 1, name: "A name" }),
  },
  "action stories/[id]/history: restore": {
    needs: "story.edit",
    send: ({ story }) => ({ id: story.id, number: 1, expectedVersion: story.version }),
    hears: ["ok", "conflict"],
  },
  "action stories/[id]/history: share": {
    needs: "story.edit",
    send: ({ story }) => ({ id: story.id, number: 1, days: 1, note: "", comments: false }),
  },
  "action stories/[id]/history: revoke": {
    needs: "story.edit",
    send: ({ story }) => ({ linkId: story.endedLink.linkId }),
  },

  // Pictures.
  "page /desk/pictures": { needs: "picture.read" },
  "page /desk/pictures/[id]": {
    needs: "picture.read",
    path: ({ picture }) => `/desk/pictures/${picture.id}`,
  },
  "GET /api/desk/pictures": { needs: "picture.read" },
  "POST /api/desk/pictures": {
    needs: "picture.upload",
    path: () => "/api/desk/pictures?name=door.jpg",
    send: ({ photo }) => photo,
  },
  "PUT /api/desk/pictures/[id]": {
    needs: "picture.edit",
    path: ({ picture }) => `/api/desk/pictures/${picture.id}`,
    send: () => ({ alt: "A door." }),
  },
  "DELETE /api/desk/pictures/[id]": {
    needs: "picture.delete",
    path: () => "/api/desk/pictures/999999",
    hears: ["not_found"],
  },

  // People.
  "page /desk/people": { needs: "person.read" },
  "action people: invite": {
    needs: "person.invite",
    send: () => ({ email: "invited@example.org", role: "writer" }),
  },
  "action people: revoke": { needs: "person.invite", send: () => ({ id: 999_999 }), hears: ["not_found"] },
  "action people: giveRole": {
    needs: "person.change",
    send: ({ person }) => ({ id: person.id, role: "writer" }),
  },
  "action people: suspendPerson": { needs: "person.change", send: ({ person }) => ({ id: person.id }) },
  "action people: takePersonBack": {
    needs: "person.change",
    unless: "the last active admin",
    send: ({ person }) => ({ id: person.id }),
  },

  // The site.
  "page /desk/settings": { needs: "settings.change" },
  "action settings: save": {
    needs: "settings.change",
    send: () => ({
      ...{ name: "Takewire", timeZone: "UTC", language: "en", logoId: null },
      ...{ socialLinks: [], readers: "everyone" },
    }),
  },
  "action settings: add": {
    needs: "settings.change",
    send: () => ({ name: "News", description: "" }),
    hears: ["invalid"],
  },
  "action settings: change": {
    needs: "settings.change",
    send: () => ({ id: 999_999, name: "A section", description: "" }),
    hears: ["not_found"],
  },
  "action settings: order": { needs: "settings.change", send: () => ({ ids: [] }), hears: ["conflict"] },

  // The log.
  "page /desk/audit": { needs: "audit.read" },
  "GET /api/desk/audit": { needs: "audit.read" },
};

const later = inActions(scheduledAt);
const tab = "6d2f4d3a-93a5-4c8e-9a0f-3c1f0f6b7a11";
const draft = { ...emptyContent, headline: "A door to be tried" };

function own(send: Use["send"], ...hears: string[]): Use {
  return { needs: "profile.change", send, ...(hears.length > 0 && { hears }) } as Use;
}

function saving(id: number | null, expectedVersion: number | null) {
  const headline = `${draft.headline}, ${id ? `version ${expectedVersion}` : "new"}`;
  return {
    ...{ id, expectedVersion, base: null, publishedLocal: null, autosave: false },
    content: { ...draft, headline },
  };
}

function moving({ id, version: expectedVersion }: Things["story"], move?: string) {
  return { id, expectedVersion, ...(move && { move }) };
}

/** An instant as the input of an action carries it. */
function inActions(instant: Date): string {
  return `$D${instant.toISOString()}`;
}

/** What a form sends to its action, behind the state that the action gave last. */
function form(fields: Record<string, string>): FormData {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ email: "", password: "", name: "", ...fields }))
    sent.set(`1_${name}`, value);
  sent.set("0", '[null,"$K1"]');
  return sent;
}

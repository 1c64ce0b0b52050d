import type { APIRequestContext, APIResponse } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { readPictureAddress } from "#lib/pictures/address.ts";
import type { Result } from "#lib/result.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { expect } from "./browser.ts";
import { jpeg } from "./pictures.ts";
import type { Site } from "./site.ts";
import { completeStory } from "./stories.ts";

export type Uploaded = { src: string; srcset: string };

/** A picture of the library, uploaded by whoever makes the request. */
export async function uploadPicture(request: APIRequestContext, site: Site, seed: number): Promise<Uploaded> {
  const answer = await request.post(`${site.url}/api/desk/pictures?name=inside-${seed}.jpg`, {
    headers: { origin: site.url },
    data: await jpeg(900, 600, seed),
  });
  return (await answer.json()).value;
}

/** The address of every size of a picture. */
export const sizesOf = ({ srcset }: Uploaded): string[] => srcset.match(/\/media\/\S+/g) ?? [];

/**
 * Publishes on a site what its readers have: a story with a picture, one that has moved, one that was retracted. Gives the
 * addresses that readers get something at, those that lead elsewhere or say that something is gone, and the words of it all.
 */
export async function fillSite(site: Site, picture: Uploaded, byline: { slug: string; id: string }) {
  process.env.DATABASE_URL = site.databaseUrl;
  const by = { ...systemActor, id: byline.id };
  const hero = { src: picture.src, alt: "A door that is shut.", credit: "Ann Example" };
  const text = { summary: "The vault of Example Org holds nineteen letters.", tags: ["Vaults"] };
  const live = async (parts: Parameters<typeof completeStory>[0]) => {
    const story = done(await createStory(by, completeStory({ ...text, ...parts })));
    return done(await publishStory(by, { id: story.id, expectedVersion: story.version }));
  };
  await live({ headline: "Vault opened with a borrowed key", hero });
  const moved = { headline: "Vault found in a cellar", slug: "vault-before" };
  const first = await live(moved);
  const content = completeStory({ ...text, ...moved, slug: "vault-afterwards" });
  const saved = done(await saveStory(by, { id: first.id, expectedVersion: first.version, content }));
  done(await publishStory(by, { id: first.id, expectedVersion: saved.version }));
  const gone = await live({ headline: "Vault was said to be empty" });
  const why = "The vault was not empty after all.";
  done(await retractStory(by, { id: gone.id, expectedVersion: gone.version, reason: why, told: true }));
  await database().user.update({ where: { id: byline.id }, data: { slug: byline.slug } });
  await disconnect();
  const path = "/news/vault-opened-with-a-borrowed-key";
  return {
    path,
    open: [
      ...["/", "/news", "/news?tag=vaults", path, `${path}?related=vaults`, "/news/vault-afterwards"],
      "/embed/vault-opened-with-a-borrowed-key",
      ...["/tags", "/tags/vaults", "/sections/news", `/authors/${byline.slug}`, ...sizesOf(picture)],
      ...[
        "/rss.xml",
        "/tags/vaults/atom.xml",
        `/authors/${byline.slug}/feed.json`,
        "/sections/news/rss.xml?part=take",
      ],
      ...[
        "/do-this-week.ics",
        "/sitemap.xml",
        "/sitemaps/stories-1.xml",
        "/sitemaps/news.xml",
        "/robots.txt",
        "/manifest.webmanifest",
      ],
    ],
    elsewhere: ["/news/vault-before", "/news/vault-was-said-to-be-empty"],
    words: ["borrowed key", "nineteen letters", "in a cellar", "vault-afterwards", "said to be empty", why],
  };
}

/** Addresses that give nothing today, but might once, or that somebody might try: other spellings, other ends. */
export function guessesAbout(path: string, picture: Uploaded): string[] {
  const slug = path.split("/").at(-1);
  const encoded = (address: string) =>
    address.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return [
    ...["/feed.xml", "/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/llms.txt"],
    ...[
      "/search?q=vault",
      `/oembed?format=json&url=${encodeURIComponent(`http://127.0.0.1${path}`)}`,
      "/media/0123456789abcdef/card.png",
      `/amp${path}`,
      "/api",
      "/api/desk",
      "/api/v1/stories",
      "/api/healthz",
    ],
    ...[
      `/${path}`,
      `${path}/`,
      `//news//${slug}`,
      encoded(path),
      path.toUpperCase(),
      `${path}.rsc`,
      `${path}.txt`,
    ],
    ...[`${path}/opengraph-image`, `${path}?_rsc=1`, `/deskx${path}`],
    ...[`/_next/data/x${path}.json`, `/_next/image?url=${encodeURIComponent(picture.src)}&w=640&q=75`],
    ...["/_next/static/../server/app/page.js", "/_next", "/_next/static/nothing.js", "/content/stories"],
    ...[encoded(picture.src), `/${picture.src}`, `${picture.src}?link=x`, "/media/x", "/media/"],
    ...["/missing", "/unavailable", "/news/never-written", "/authors/nobody", "/vault"],
  ];
}

/** As a browser asks for a page, and as a program does. */
export const plainly: Record<string, string>[] = [{ accept: "text/html" }, { accept: "*/*" }];

/** Ways to ask that mean something to a framework, a proxy or a cache. */
export function waysToAsk(path: string, etag: string): Record<string, string>[] {
  const picture = readPictureAddress(path) !== null;
  return [
    ...plainly,
    { accept: "text/html", cookie: "takewire.session_token=made.up; takewire.session_data=x" },
    { accept: "text/x-component", rsc: "1", "next-router-prefetch": "1", "next-url": path },
    { accept: "*/*", purpose: "prefetch", "sec-purpose": "prefetch;prerender", "x-nextjs-data": "1" },
    { accept: "*/*", "x-middleware-subrequest": "middleware", "x-invoke-path": path, "x-matched-path": path },
    { accept: "*/*", "x-original-url": "/desk/sign-in", "x-rewrite-url": "/favicon.svg" },
    {
      accept: "*/*",
      authorization: "Bearer x",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "localhost",
    },
    { accept: "*/*", "if-none-match": etag || "*", "cache-control": "only-if-cached" },
    { accept: "*/*", "if-modified-since": new Date().toUTCString(), range: "bytes=0-200" },
    ...(picture ? [{ accept: "image/webp,*/*", "sec-fetch-dest": "image" }] : []),
  ];
}

/** What is answered is for one person alone: nothing on the way keeps it, or is told to let it go later. */
export function expectPrivate(answer: APIResponse, what: string): void {
  const headers = answer.headers();
  expect(headers["cache-control"], what).toBe("private, no-store");
  for (const name of ["cdn-cache-control", "surrogate-control", "surrogate-key", "cache-tag", "expires"])
    expect(headers[name], `${name} of ${what}`).toBeUndefined();
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

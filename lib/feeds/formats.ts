/** The kinds of feed, by the last part of their addresses. */
export const formats = {
  "rss.xml": { name: "RSS", type: "application/rss+xml" },
  "atom.xml": { name: "Atom", type: "application/atom+xml" },
  "feed.json": { name: "JSON Feed", type: "application/feed+json" },
} as const;

export type FeedFile = keyof typeof formats;

export const feedFiles = Object.keys(formats) as FeedFile[];

/** What is to be done now, for a calendar. */
export const calendar = { file: "do-this-week.ics", type: "text/calendar" } as const;

/** Parts of the story record that can be had alone, by what `?part=` says, and the message that is their heading. */
export const feedParts = { take: "story.ourTake", why: "story.whyItMatters" } as const;

export type FeedPart = keyof typeof feedParts;

/** What has feeds of its own. */
export type Scope = { kind: "site" } | { kind: "section" | "tag" | "author"; slug: string };

export const site: Scope = { kind: "site" };

const rooms = { section: "sections", tag: "tags", author: "authors" } as const;

/** The path of the page that has the same stories as a feed. */
export function pagePath(scope: Scope): string {
  return scope.kind === "site" ? "/" : `/${rooms[scope.kind]}/${encodeURIComponent(scope.slug)}`;
}

/** The path of a feed or calendar, with what narrows it. */
export function filePath(scope: Scope, file: string, query: Record<string, string | null> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : "";
  return `${scope.kind === "site" ? "" : pagePath(scope)}/${file}${search}`;
}

/** What a feed is called: by the site, what it is of, and what of that. */
export function feedTitle(siteName: string, ...narrower: (string | null)[]): string {
  return [siteName, ...narrower].filter(Boolean).join(": ");
}

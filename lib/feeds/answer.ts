import type { Wording } from "#lib/language/wording.ts";
import { authorBySlug } from "#lib/people/bylines.ts";
import { sectionBySlug } from "#lib/sections/queries.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { atom } from "./atom.ts";
import { iCalendar } from "./calendar.ts";
import type { Feed } from "./feed.ts";
import {
  calendar,
  type FeedFile,
  type FeedPart,
  feedFiles,
  feedParts,
  feedTitle,
  filePath,
  formats,
  pagePath,
  type Scope,
} from "./formats.ts";
import { lastingUuid } from "./ids.ts";
import { jsonFeed } from "./json-feed.ts";
import { absolute, currentActions, newestStories, type Of } from "./queries.ts";
import { rss } from "./rss.ts";

const write: Record<FeedFile, (feed: Feed) => string> = {
  "rss.xml": rss,
  "atom.xml": atom,
  "feed.json": jsonFeed,
};

/**
 * The feed or calendar that the last part of an address means (`file`), of the stories that `scope` says; of a tag that
 * has another address now, the way there; else 404. `query` is the address's own, in any spelling.
 */
export async function feedAnswer(scope: Scope, file: string, query: URLSearchParams): Promise<Response> {
  const found = await look(scope);
  if (!found) return new Response(null, { status: 404 });
  if (found.slug !== undefined && scope.kind !== "site" && found.slug !== scope.slug) {
    const location = filePath({ ...scope, slug: found.slug }, file, Object.fromEntries(query));
    return new Response(null, { status: 308, headers: { Location: location } });
  }
  if (file === calendar.file && scope.kind !== "author")
    return calendarOf(scope, found, query.get("as") === "tasks");
  const kind = feedFiles.find((each) => each === file);
  const part = query.get("part");
  if (!kind || !(part === null || isPart(part))) return new Response(null, { status: 404 });
  const feed = await feedOf(scope, found, kind, part);
  if (scope.kind === "author" && feed.stories.length === 0) return new Response(null, { status: 404 });
  return document(write[kind](feed), formats[kind].type);
}

type Found = { of: Of; name: string | null; id: string | number; slug?: string };

/** What the scope is; null where readers find nothing of it. */
async function look(scope: Scope): Promise<Found | null> {
  if (scope.kind === "site") return { of: {}, name: null, id: 0 };
  if (scope.kind === "section") {
    const section = await sectionBySlug(scope.slug);
    return section && { of: { section: section.id }, name: section.name, id: section.id };
  }
  if (scope.kind === "tag") {
    const tag = await tagBySlug(scope.slug);
    return tag && { of: { tag: tag.id }, name: `#${tag.name}`, id: tag.id, slug: tag.slug };
  }
  const author = await authorBySlug(scope.slug);
  return author && { of: { author: author.id }, name: author.name, id: author.id };
}

async function feedOf(
  scope: Scope,
  { of, name, id }: Found,
  file: FeedFile,
  part: FeedPart | null,
): Promise<Feed> {
  const [{ name: siteName, language }, wording] = await Promise.all([siteSettings(), siteWording()]);
  const siteUrl = absolute("/");
  return {
    uuid: lastingUuid("feed", siteUrl, scope.kind, id, part ?? ""),
    title: feedTitle(siteName, name, part && wording.say(feedParts[part])),
    description: description(wording, name, part),
    siteName,
    siteUrl,
    language,
    wording,
    pageUrl: absolute(pagePath(scope)),
    url: absolute(filePath(scope, file, { part })),
    part,
    stories: await newestStories(of),
  };
}

function description(wording: Wording, name: string | null, asked: FeedPart | null): string {
  if (asked === null)
    return name === null ? wording.say("feed.about") : wording.say("feed.aboutOf", { name });
  const part = wording.say(feedParts[asked]);
  return name === null ? wording.say("feed.part", { part }) : wording.say("feed.partOf", { name, part });
}

async function calendarOf(scope: Scope, { of, name }: Found, tasks: boolean): Promise<Response> {
  const [{ name: siteName }, wording] = await Promise.all([siteSettings(), siteWording()]);
  const text = iCalendar(
    {
      name: feedTitle(siteName, name, wording.say("story.doThisWeek")),
      description: wording.say("feed.actions"),
      url: absolute(filePath(scope, calendar.file, { as: tasks ? "tasks" : null })),
      pageUrl: absolute(scope.kind === "site" ? "/this-week" : pagePath(scope)),
      items: await currentActions(of),
      wording,
    },
    { tasks },
  );
  return document(text, calendar.type);
}

function isPart(text: string): text is FeedPart {
  return Object.hasOwn(feedParts, text);
}

function document(text: string, type: string): Response {
  return new Response(text, { headers: { "Content-Type": `${type}; charset=utf-8` } });
}

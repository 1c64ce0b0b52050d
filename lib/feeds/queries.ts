import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { note, noteUntil } from "#lib/page-cache/recorder.ts";
import { pictureBySrc } from "#lib/pictures/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { Hero } from "#lib/stories/content.ts";
import { dayInZone, endOfDayInZone } from "#lib/stories/dates.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { storiesUnder } from "#lib/tags/queries.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { ActionItem } from "./calendar.ts";
import type { FeedStory } from "./feed.ts";
import { lastingUuid } from "./ids.ts";

/** Which stories a feed has, by the ids of what it is about; nothing for those of the whole site. */
export type Of = { section?: number; tag?: number; author?: string };

/** So many stories stand in a feed. */
export const mostStories = 30;
const mostActions = 500;

/** The newest published stories, newest first, with every part. Noted for the page cache. */
export async function newestStories(of: Of): Promise<FeedStory[]> {
  const ids = await newestIds(of);
  note(...ids.map((id) => `story:${id}`));
  const rows = await database().story.findMany({
    where: { id: { in: ids } },
    include: {
      published: { include: wholeRevision },
      createdBy: { select: { id: true, name: true, slug: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const stories: FeedStory[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row?.published && row.publishedAt)
      stories.push(await storyOf({ ...row, ...{ published: row.published, publishedAt: row.publishedAt } }));
  }
  return stories;
}

async function newestIds({ section, tag, author }: Of): Promise<number[]> {
  if (tag) return (await storiesUnder([tag], { page: 1, perPage: mostStories })).ids;
  note(section ? `section:${section}` : author ? `author:${author}` : "list");
  const rows = await database().story.findMany({
    where: {
      publishedNumber: { not: null },
      ...(author && { createdById: author }),
      published: { is: { ...(section && { sectionId: section }) } },
    },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: mostStories,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

type Row = Prisma.StoryGetPayload<{
  include: {
    published: { include: typeof wholeRevision };
    createdBy: { select: { id: true; name: true; slug: true } };
  };
}>;

async function storyOf(
  row: Row & { published: NonNullable<Row["published"]>; publishedAt: Date },
): Promise<FeedStory> {
  const { id, slug, published, createdBy, createdAt, publishedAt, liveSince } = row;
  if (createdBy) note(`author:${createdBy.id}`);
  if (published.sectionId) note(`section:${published.sectionId}`);
  const content = contentOf(published);
  const { headline, summary, ourTake, whyItMatters, doThisWeek, body, sources, corrections } = content;
  const { claim, lookBack, language } = content;
  return {
    ...{
      headline,
      language,
      summary,
      ourTake,
      whyItMatters,
      claim,
      lookBack,
      doThisWeek,
      body,
      sources,
      corrections,
    },
    uuid: storyUuid(id, createdAt),
    url: absolute(`/news/${encodeURIComponent(slug)}`),
    picture: content.hero && (await pictureOf(content.hero)),
    section: published.section && place("sections", published.section),
    tags: published.tags.map(({ tag }) => place("tags", tag)),
    author: createdBy?.slug ? place("authors", { name: createdBy.name, slug: createdBy.slug }) : null,
    publishedAt,
    updatedAt: liveSince ?? publishedAt,
  };
}

/** Neither changes, whatever else does; and no other site has a story of that number and that moment. */
function storyUuid(id: number, createdAt: Date): string {
  return lastingUuid("story", id, createdAt.toISOString());
}

async function pictureOf({ src, alt, credit }: Hero): Promise<FeedStory["picture"]> {
  if (!URL.canParse(src, env().SITE_URL)) return null;
  const found = await pictureBySrc(src);
  const file = found && {
    width: found.width,
    height: found.height,
    bytes: found.bytes,
    type: "image/webp",
  };
  return { url: absolute(src), alt, credit, file };
}

type ActionRow = Omit<ActionItem, "uuid" | "url"> & { id: number; slug: string; createdAt: Date };

/**
 * What readers can still do, in the order in which it stops being current; what has no last day is left out, as nobody knows
 * whether it still holds. Noted for the page cache, until the first of them is over in the site's time zone.
 */
export async function currentActions({ section, tag }: Of): Promise<ActionItem[]> {
  note(section ? `section:${section}` : tag ? `tag:${tag}` : "list");
  const zone = await siteTimeZone();
  const today = dayInZone(new Date(), zone);
  const rows = await database().$queryRaw<ActionRow[]>`
    select stories.id, stories.slug, stories.created_at as "createdAt", headline, audience, action, until::text as until,
      coalesce(live_since, published_at) as "updatedAt",
      (select coalesce(json_agg(tags.name order by position, tag_id), '[]')
        from revision_tags join tags on tags.id = tag_id
        where revision_tags.story_id = stories.id and revision_tags.number = published_number) as tags
    from revision_actions
    join stories on stories.id = revision_actions.story_id and published_number = revision_actions.number
    join revisions on revisions.story_id = stories.id and revisions.number = published_number
    where until >= ${today}::date and published_at is not null
      ${section ? Prisma.sql`and section_id = ${section}` : Prisma.empty}
      ${tag ? Prisma.sql`and stories.id in (select story_id from published_tags where tag_id = ${tag} and actions_until >= ${today}::date)` : Prisma.empty}
    order by until, published_at desc, stories.id desc, revision_actions.position
    limit ${mostActions}`;
  note(...rows.map(({ id }) => `story:${id}`));
  if (rows[0]) noteUntil(endOfDayInZone(rows[0].until, zone));
  return named(rows);
}

/** An item is known by its words: moved up or down it is the same, and the same words twice are two. */
function named(rows: ActionRow[]): ActionItem[] {
  const met = new Map<string, number>();
  return rows.map(({ id, slug, createdAt, ...item }) => {
    const words = JSON.stringify([id, item.audience, item.action]);
    const time = (met.get(words) ?? 0) + 1;
    met.set(words, time);
    const uuid = lastingUuid("action", storyUuid(id, createdAt), item.audience, item.action, time);
    return { ...item, uuid, url: `${absolute(`/news/${encodeURIComponent(slug)}`)}#do-this-week` };
  });
}

function place(room: string, { name, slug }: { name: string; slug: string }) {
  return { name, url: absolute(`/${room}/${encodeURIComponent(slug)}`) };
}

/** The public address of a path on this site. */
export function absolute(path: string): string {
  return new URL(path, env().SITE_URL).href;
}

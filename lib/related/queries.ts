import { database } from "#lib/database/client.ts";
import type { Wording } from "#lib/language/wording.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteWording } from "#lib/settings/queries.ts";
import type { Label, StoryCard } from "#lib/stories/queries.ts";
import { readingMinutes } from "#lib/stories/reading-time.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { reasonOf } from "./reason.ts";

export type RelatedStory = StoryCard & { reason: string };

/**
 * The published stories that a reader of this one would want next, best first, each with the reason, as the job has listed
 * them. Those that editors pinned come first, those that they banned never. With `tag` (id) only stories that bear it,
 * filled up with the newest that do.
 */
export async function relatedStories(
  storyId: number,
  options: { tag?: number; limit?: number } = {},
): Promise<RelatedStory[]> {
  const { tag, limit = 4 } = options;
  note(`related:${storyId}`);
  const wording = await siteWording();
  const shown = (rows: Row[]) => rows.map((row) => relatedStory(row, wording));
  if (tag === undefined) return shown(await database().$queryRaw<Row[]>(listed(storyId, limit)));
  note(`tag:${tag}`);
  const rows = await database().$queryRaw<Row[]>(listed(storyId, limit, tag));
  const missing = limit - rows.length;
  if (missing === 0) return shown(rows);
  const known = [storyId, ...rows.map(({ id }) => id)];
  const more = await database().$queryRaw<Row[]>(newest(storyId, missing, tag, known));
  return shown([...rows, ...more]);
}

function listed(storyId: number, limit: number, tag?: number): Prisma.Sql {
  return cards(
    storyId,
    `related_${limit}${tag === undefined ? "" : "_with_tag"}`,
    Prisma.sql`
      select other_id as id, pin, score, later, earlier, names
      from related_stories
      join stories on stories.id = other_id
      where related_stories.story_id = (select ${storyId}::int) and published_number is not null
        ${tag === undefined ? Prisma.empty : Prisma.sql`and ${bears(tag)}`}
      order by pin nulls last, score desc, published_at desc, other_id desc
      limit ${Prisma.raw(String(Math.trunc(limit)))}`,
  );
}

function newest(storyId: number, limit: number, tag: number, known: number[]): Prisma.Sql {
  const pinned = Prisma.sql`null::smallint as pin, 0::real as score, false as later, false as earlier`;
  const banned = Prisma.sql`select story_slugs.story_id from story_slugs join revisions on story_slugs.slug = any (banned)
    join stories on stories.id = revisions.story_id and stories.published_number = revisions.number
    where stories.id = ${storyId}`;
  return cards(
    storyId,
    null,
    Prisma.sql`
      select stories.id, ${pinned}, '{}'::text[] as names from stories
      where published_number is not null and ${bears(tag)} and stories.id <> all (${known}::int[])
        and stories.id not in (${banned})
      order by published_at desc, stories.id desc limit ${limit}`,
  );
}

function bears(tag: number): Prisma.Sql {
  return Prisma.sql`exists (select from revision_tags
    where revision_tags.story_id = stories.id and number = published_number and tag_id = (select ${tag}::int))`;
}

/** Cards of the stories that `chosen` gives (id, pin, score, later, earlier, names), in its order. */
function cards(storyId: number, name: string | null, chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    ${name === null ? Prisma.empty : Prisma.raw(`-- prepared: ${name}`)}
    with chosen as materialized (${chosen})
    select stories.id, stories.slug, stories.published_at as "publishedAt", headline, summary, language,
      our_take as "ourTake", words, sections.name as "sectionName", sections.slug as "sectionSlug",
      pin is not null as pinned, later as "followsThis", earlier as "followedByThis", names,
      (select coalesce(json_agg(json_build_object('name', name, 'slug', tags.slug) order by position, tag_id), '[]')
        from revision_tags join tags on tags.id = tag_id
        where story_id = stories.id and revision_tags.number = published_number) as tags,
      array(select tags.name from revision_tags join tags on tags.id = tag_id
        where story_id = stories.id and revision_tags.number = published_number and tag_id in (
          select own.tag_id from stories as self
          join revision_tags as own on own.story_id = self.id and own.number = self.published_number
          where self.id = (select ${storyId}::int))
        order by position, tag_id) as "sharedTags"
    from chosen
    join stories using (id)
    join revisions on revisions.story_id = stories.id and revisions.number = published_number
    left join sections on sections.id = section_id
    order by pin nulls last, score desc, published_at desc, stories.id desc`;
}

type Row = Omit<StoryCard, "section" | "readingMinutes"> & {
  words: number;
  sectionName: string | null;
  sectionSlug: string | null;
  tags: Label[];
  pinned: boolean;
  followsThis: boolean;
  followedByThis: boolean;
  sharedTags: string[];
  names: string[];
};

function relatedStory(row: Row, wording: Wording): RelatedStory {
  note(`story:${row.id}`);
  const { id, slug, headline, summary, language, ourTake, tags, publishedAt, words } = row;
  return {
    id,
    slug,
    headline,
    summary,
    language,
    ourTake,
    section: { name: row.sectionName ?? "", slug: row.sectionSlug ?? "" },
    tags,
    publishedAt,
    readingMinutes: readingMinutes(words),
    reason: reasonOf({ ...row, tags: row.sharedTags }, wording),
  };
}

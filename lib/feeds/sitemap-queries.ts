import { database } from "#lib/database/client.ts";
import { note, noteUntil } from "#lib/page-cache/recorder.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { sitemapTag, storiesPerSitemap, tagsPerSitemap } from "./ranges.ts";

/** Something with an address, and when what readers see of it changed last, where that is known. */
export type Changing = { slug: string; changed: Date | null };

/** The ranges that have a published story, and when one of each went live last. One look into an index for each. */
export async function storyRanges(): Promise<{ range: number; changed: Date }[]> {
  note("list");
  return database().$queryRaw`
    select place + 1 as range, changed from (
      select place, (
        select live_since from stories
        where (id - 1) / ${perSitemap} = place and published_number is not null
        order by live_since desc limit 1
      ) as changed
      from generate_series(0, (select (coalesce(max(id), 0) - 1) / ${perSitemap} from stories)) as place
    ) as ranges
    where changed is not null order by range`;
}

/** As a number in the text, since the index is of this very expression. */
const perSitemap = Prisma.raw(String(storiesPerSitemap));

/** The published stories of a range. */
export async function storiesIn(range: number): Promise<Changing[]> {
  note(sitemapTag(range));
  const first = (range - 1) * storiesPerSitemap + 1;
  return database().$queryRaw`
    select slug, live_since as changed from stories
    where id between ${first}::int and ${first + storiesPerSitemap - 1}::int
      and published_number is not null and published_at is not null
    order by id`;
}

/** The ranges that have a tag in use. */
export async function tagRanges(): Promise<number[]> {
  note("tags");
  const rows = await database().$queryRaw<{ range: number }[]>`
    select distinct (id - 1) / ${tagsPerSitemap}::int + 1 as range from tags where stories > 0 order by range`;
  return rows.map(({ range }) => range);
}

/** The tags in use of a range; changed is the newest change of the stories at the head of their pages. */
export async function tagsIn(range: number): Promise<Changing[]> {
  note("tags");
  const first = (range - 1) * tagsPerSitemap + 1;
  return database().$queryRaw`
    select tags.slug, (
      select max(live_since) from (
        select story_id from published_tags where tag_id = tags.id
        order by published_at desc, story_id desc limit ${onPage}
      ) as newest join stories on stories.id = story_id
    ) as changed
    from tags
    where id between ${first}::int and ${first + tagsPerSitemap - 1}::int and stories > 0
    order by id`;
}

/** When the newest stories changed last: those on the front page and at the head of all lists. */
export async function newestChange(): Promise<Date | null> {
  note("list");
  const [row] = await database().$queryRaw<{ changed: Date | null }[]>`
    select max(live_since) as changed from (
      select live_since from stories where published_number is not null
      order by published_at desc, id desc limit ${onPage}
    ) as newest`;
  return row?.changed ?? null;
}

/** The addresses of those whose byline readers see. */
export async function bylines(): Promise<string[]> {
  note("list");
  const rows = await database().user.findMany({
    where: { slug: { not: null } },
    select: { id: true, slug: true },
    orderBy: { slug: "asc" },
  });
  note(...rows.map(({ id }) => `author:${id}`));
  const writing = await database().story.groupBy({
    by: "createdById",
    where: { publishedNumber: { not: null }, createdById: { in: rows.map(({ id }) => id) } },
  });
  const ids = new Set(writing.map(({ createdById }) => createdById));
  return rows.flatMap(({ id, slug }) => (slug !== null && ids.has(id) ? slug : []));
}

export type Newly = { slug: string; headline: string; publishedAt: Date };

/** What was first published in the last so many hours, newest first. Noted until the first of them is older. */
export async function publishedWithin(hours: number, most: number): Promise<Newly[]> {
  note("list");
  const length = hours * 3_600_000;
  const rows = await database().story.findMany({
    where: { publishedNumber: { not: null }, publishedAt: { gt: new Date(Date.now() - length) } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true, slug: true, publishedAt: true, published: { select: { headline: true } } },
  });
  const newly = rows.flatMap(({ slug, publishedAt, published }) =>
    publishedAt && published ? [{ slug, publishedAt, headline: published.headline }] : [],
  );
  const oldest = newly.at(-1);
  if (oldest) noteUntil(new Date(oldest.publishedAt.getTime() + length));
  return newly;
}

const onPage = 20;

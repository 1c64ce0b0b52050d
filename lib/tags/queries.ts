import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A tag with the number of published stories that bear it. */
export type CountedTag = { id: number; name: string; slug: string; count: number };

/** The tags that most published stories bear, most used first. */
export async function commonTags(most: number): Promise<CountedTag[]> {
  note("tags");
  return database().$queryRaw<CountedTag[]>`
    select ${counted} from tags where stories > 0 order by stories desc, name limit ${most}`;
}

/** A tag as its own page shows it; the description is short Markdown. */
export type TagPlace = CountedTag & { description: string };

/**
 * The tag at this address, or, if it was renamed or merged, the one to which the address leads (its slug is then another); null
 * when no published story bears it, so that drafts give nothing away.
 */
export async function tagBySlug(slug: string): Promise<TagPlace | null> {
  const [tag = null] = await tagsBySlugs([slug]);
  if (tag) return tag;
  const earlier = await database().tagAddress.findUnique({ where: { slug }, include: { tag: true } });
  return earlier && ((await tagsBySlugs([earlier.tag.slug]))[0] ?? null);
}

/** As `tagBySlug`, of each of these addresses. */
export async function tagsAt(slugs: string[]): Promise<(TagPlace | null)[]> {
  const tags = await tagsBySlugs(slugs);
  return Promise.all(slugs.map((slug) => tags.find((tag) => tag.slug === slug) ?? tagBySlug(slug)));
}

/** The tags at these addresses, in their order; those that no published story bears are left out. */
export async function tagsBySlugs(slugs: string[]): Promise<TagPlace[]> {
  if (slugs.length === 0) return [];
  const tags = await database().$queryRaw<TagPlace[]>`
    -- prepared: tags_by_slugs
    select ${counted}, description from tags where slug = any(${slugs}::text[]) and stories > 0`;
  note(...tags.map((tag) => `tag:${tag.id}`));
  if (tags.length < new Set(slugs).size) note("tags");
  return [...new Set(slugs)].flatMap((slug) => tags.find((tag) => tag.slug === slug) ?? []);
}

/** Every tag, A to Z, those of drafts too: for the desk. */
export async function allTags(): Promise<{ id: number; name: string; slug: string }[]> {
  const tags = await database().tag.findMany({
    where: { removedAt: null },
    select: { id: true, name: true, slug: true },
  });
  return tags.sort((a, b) => byName.compare(a.name, b.name));
}

/**
 * The published stories that bear all of these tags, by their ids, newest first, `perPage` of them from that page (from 1) on,
 * and how many there are. One look-up in an index for one tag; for more, their indexes are read beside one another from the
 * newest on, until the page is full.
 */
export async function storiesUnder(
  tags: number[],
  { page, perPage }: { page: number; perPage: number },
): Promise<{ ids: number[]; total: number }> {
  note(...tags.map((tag) => `tag:${tag}`));
  const [total, rows] = await Promise.all([
    storiesBearing(tags),
    database().$queryRaw<{ id: number }[]>`
      select first.story_id as id from ${together(tags)}
      order by first.published_at desc, first.story_id desc limit ${perPage} offset ${(page - 1) * perPage}`,
  ]);
  return { ids: rows.map(({ id }) => id), total };
}

/** How many published stories bear all of these tags; of one or two it is known beforehand. */
async function storiesBearing(tags: number[]): Promise<number> {
  const [one = 0, two = 0] = tags;
  const [row] = await database().$queryRaw<{ total: number }[]>(
    tags.length === 1
      ? Prisma.sql`select stories as total from tags where id = ${one}`
      : tags.length === 2
        ? Prisma.sql`select stories as total from tag_pairs where tag_id = ${one} and other_id = ${two}`
        : Prisma.sql`select count(*)::int as total from ${together(tags)}`,
  );
  return row?.total ?? 0;
}

/** The rows of the first tag whose stories bear the others as well. */
function together([first = 0, ...others]: number[]): Prisma.Sql {
  const joins = others.map((tag, i) => {
    const other = Prisma.raw(`other_${i}`);
    return Prisma.sql`join published_tags as ${other} on ${other}.tag_id = ${tag}
      and ${other}.published_at = first.published_at and ${other}.story_id = first.story_id`;
  });
  return Prisma.sql`(select * from published_tags where tag_id = ${first}) as first ${Prisma.join([Prisma.empty, ...joins], " ")}`;
}

export const byName = new Intl.Collator("en", { numeric: true });

const counted = Prisma.sql`tags.id, tags.name, tags.slug, tags.stories as count`;

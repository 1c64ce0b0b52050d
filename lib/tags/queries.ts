import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A tag with the number of published stories that bear it. */
export type CountedTag = { id: number; name: string; slug: string; count: number };

/** Every tag that a published story bears, A to Z. */
export async function tagIndex(): Promise<CountedTag[]> {
  note("tags");
  return (await publishedTags(Prisma.empty)).sort((a, b) => byName.compare(a.name, b.name));
}

/**
 * The tag at this address, or, if it was renamed or merged, the one to which the address leads (its slug is then another); null
 * when no published story bears it, so that drafts give nothing away.
 */
export async function tagBySlug(slug: string): Promise<CountedTag | null> {
  const [tag = null] = await tagsBySlugs([slug]);
  if (tag) return tag;
  const earlier = await database().tagAddress.findUnique({ where: { slug }, include: { tag: true } });
  return earlier && ((await tagsBySlugs([earlier.tag.slug]))[0] ?? null);
}

/** As `tagBySlug`, of each of these addresses. */
export async function tagsAt(slugs: string[]): Promise<(CountedTag | null)[]> {
  const tags = await tagsBySlugs(slugs);
  return Promise.all(slugs.map((slug) => tags.find((tag) => tag.slug === slug) ?? tagBySlug(slug)));
}

/** The tags at these addresses, in their order; those that no published story bears are left out. */
export async function tagsBySlugs(slugs: string[]): Promise<CountedTag[]> {
  if (slugs.length === 0) return [];
  const tags = await publishedTags(Prisma.sql`where tags.slug = any(${slugs})`);
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

const byName = new Intl.Collator("en", { numeric: true });

function publishedTags(where: Prisma.Sql): Promise<CountedTag[]> {
  return database().$queryRaw<CountedTag[]>`
    select tags.id, tags.name, tags.slug, count(*)::int as count
    from tags
    join revision_tags on revision_tags.tag_id = tags.id
    join stories on stories.id = revision_tags.story_id and stories.published_number = revision_tags.number
    ${where}
    group by tags.id`;
}

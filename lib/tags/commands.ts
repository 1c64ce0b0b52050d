import type { Transaction } from "#lib/database/client.ts";
import { slugify } from "#lib/stories/slug.ts";

export type TagRow = { id: number; name: string; slug: string };

/**
 * The tags of these names, made where there are none yet, in the order of the names and each once. A tag is the same
 * when its address is ("llm" and "LLM"); the name under which it is known then stays. Safe beside other transactions
 * that make the same tags: the second waits for the first.
 */
export async function ensureTags(tx: Transaction, names: string[]): Promise<TagRow[]> {
  const wanted = names.map((name) => ({ name, slug: slugify(name) })).filter(({ slug }) => slug !== "");
  const missing = unknown(wanted, await known(tx, wanted));
  if (missing.length > 0) await tx.tag.createMany({ data: missing, skipDuplicates: true });
  const tags = await known(tx, wanted);
  const ordered = wanted.map((want) => tags.find((tag) => isSame(tag, want)));
  return [...new Set(ordered)].filter((tag) => tag !== undefined);
}

async function known(tx: Transaction, wanted: { name: string; slug: string }[]): Promise<TagRow[]> {
  const slugs = wanted.map(({ slug }) => slug);
  const names = wanted.map(({ name }) => name);
  const tags = await tx.tag.findMany({
    where: { OR: [{ slug: { in: slugs } }, { name: { in: names } }] },
    select: { id: true, name: true, slug: true },
  });
  return tags.sort((a, b) => Number(slugs.includes(b.slug)) - Number(slugs.includes(a.slug)));
}

/** What has to be made, one per address, always in the same order so that two transactions cannot wait in a circle. */
function unknown(wanted: { name: string; slug: string }[], tags: TagRow[]) {
  const bySlug = new Map(wanted.toReversed().map((tag) => [tag.slug, tag]));
  return [...bySlug.values()]
    .filter((want) => !tags.some((tag) => isSame(tag, want)))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** A tag that was renamed keeps its address, so its new name counts too. */
function isSame(tag: TagRow, want: { name: string; slug: string }): boolean {
  return tag.slug === want.slug || tag.name === want.name;
}

import type { Transaction } from "#lib/database/client.ts";
import { alongside } from "#lib/database/serially.ts";
import { slugify } from "#lib/stories/slug.ts";

export type TagRow = { id: number; name: string; slug: string };

/** Held while tags are given to stories, and by whoever changes tags for itself alone. */
export const tagsLock = "tags";

/**
 * The tags of these names, made where there are none yet, in the order of the names and each once. A tag is the same
 * when its address is ("llm" and "LLM"), or was before it was renamed or merged; the name under which it is known then stays.
 * Safe beside other transactions that make the same tags, where the second waits for the first, and beside changes of tags.
 */
export async function ensureTags(tx: Transaction, names: string[]): Promise<TagRow[]> {
  await alongside(tx, tagsLock);
  const wanted = names.map((name) => ({ name, slug: slugify(name) })).filter(({ slug }) => slug !== "");
  let tags = await known(tx, wanted);
  const missing = unknown(wanted, tags);
  if (missing.length > 0) {
    await tx.tag.createMany({ data: missing, skipDuplicates: true });
    tags = await known(tx, wanted);
  }
  const meant = [...new Set(wanted.map((want) => tagMeant(tags, want)))].filter((tag) => tag !== undefined);
  const back = meant.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id);
  if (back.length > 0) await tx.tag.updateMany({ where: { id: { in: back } }, data: { removedAt: null } });
  return meant.map(({ id, name, slug }) => ({ id, name, slug }));
}

type Want = { name: string; slug: string };
type Known = Awaited<ReturnType<typeof known>>[number];

function known(tx: Transaction, wanted: Want[]) {
  const slugs = wanted.map(({ slug }) => slug);
  const names = wanted.map(({ name }) => name);
  const earlier = { slug: { in: slugs } };
  return tx.tag.findMany({
    where: {
      successorId: null,
      OR: [earlier, { name: { in: names } }, { addresses: { some: earlier } }],
    },
    select: {
      ...{ id: true, name: true, slug: true, removedAt: true },
      addresses: { where: earlier, select: { slug: true } },
    },
  });
}

/** A tag's own address counts before one that it had, and that before its name alone. */
function tagMeant(tags: Known[], { name, slug }: Want): Known | undefined {
  return (
    tags.find((tag) => tag.slug === slug) ??
    tags.find((tag) => tag.addresses.some((earlier) => earlier.slug === slug)) ??
    tags.find((tag) => tag.name === name)
  );
}

/** What has to be made, one per address, always in the same order so that two transactions cannot wait in a circle. */
function unknown(wanted: Want[], tags: Known[]): Want[] {
  const bySlug = new Map(wanted.toReversed().map((tag) => [tag.slug, tag]));
  return [...bySlug.values()]
    .filter((want) => !tagMeant(tags, want))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

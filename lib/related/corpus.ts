import type { Transaction } from "#lib/database/client.ts";
import type { Signature } from "./signature.ts";

/** Locks the corpus until the transaction ends: writers of signatures and lists follow one another. */
export async function holdCorpus(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    insert into corpus (id, stories) values (1, 0) on conflict (id) do update set stories = corpus.stories`;
}

/** As `holdCorpus`, beside others who do the same: signatures and lists stay as they are until the transaction ends. */
export async function keepCorpus(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select from corpus where id = 1 for share`;
}

/** Stores a story's signature in place of any earlier one and counts its terms. Hold the corpus. */
export async function writeSignature(
  tx: Transaction,
  story: { id: number; number: number },
  signature: Signature,
): Promise<void> {
  const { terms, weights, names } = signature;
  const before = await tx.storySignature.findUnique({
    where: { storyId: story.id },
    select: { terms: true },
  });
  await uncount(tx, before?.terms.filter((term) => !terms.includes(term)) ?? []);
  await count(tx, signature, new Set(before?.terms));
  const data = {
    number: story.number,
    terms,
    weights,
    names: names.map(({ term }) => term),
    length: Math.hypot(...weights),
    signedAt: new Date(),
  };
  await tx.storySignature.upsert({
    where: { storyId: story.id },
    create: { storyId: story.id, ...data, list: { create: {} } },
    update: data,
  });
  if (!before) await tx.$executeRaw`update corpus set stories = stories + 1`;
}

/** Takes a story's signature and list away and uncounts its terms; false if it had none. Hold the corpus. */
export async function removeSignature(tx: Transaction, storyId: number): Promise<boolean> {
  await tx.relatedStory.deleteMany({ where: { storyId } });
  const [gone] = await tx.$queryRaw<{ terms: number[] }[]>`
    delete from story_signatures where story_id = ${storyId} returning terms`;
  if (!gone) return false;
  await uncount(tx, gone.terms);
  await tx.$executeRaw`update corpus set stories = greatest(0, stories - 1)`;
  return true;
}

async function count(tx: Transaction, { terms, names }: Signature, before: Set<number>): Promise<void> {
  const labels = new Map(names.map(({ term, label }) => [term, label]));
  const counted = terms.filter((term) => !before.has(term) || labels.has(term));
  await tx.$executeRaw`
    insert into terms (id, stories, label)
    select * from unnest(${counted}::int[], ${counted.map((term) => (before.has(term) ? 0 : 1))}::int[],
      ${counted.map((term) => labels.get(term) ?? null)}::text[])
    on conflict (id) do update
      set stories = terms.stories + excluded.stories, label = coalesce(excluded.label, terms.label)`;
}

async function uncount(tx: Transaction, terms: number[]): Promise<void> {
  await tx.$executeRaw`
    update terms set stories = greatest(0, stories - 1) where id = any (${terms}::int[])`;
}

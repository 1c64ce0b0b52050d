import type { Transaction } from "#lib/database/client.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { Found } from "./analyser.ts";
import { signatureOf, termsOf } from "./signature.ts";

export type SignedStory = { id: number; content: StoryContent };

/** How many of the signatures whose lengths are oldest are measured anew with every write. */
const refreshed = 20;

/**
 * Gives a story that is being published the signature of this content, in place of any earlier one. Holds the
 * corpus until the transaction ends: call it after everything that may have to wait.
 */
export async function writeSignature(tx: Transaction, storyId: number, content: StoryContent): Promise<void> {
  await writeSignatures(tx, [{ id: storyId, content }]);
}

/** Takes a story that is being retracted out of all related stories. Holds the corpus as `writeSignature` does. */
export async function removeSignature(tx: Transaction, storyId: number): Promise<void> {
  await holdCorpus(tx);
  await exchange(tx, [storyId], 0);
}

/** `writeSignature` for many stories at once, each of them named once. */
export async function writeSignatures(tx: Transaction, stories: SignedStory[]): Promise<void> {
  const found = stories.map(({ id, content }) => ({ id, terms: termsOf(content) }));
  await holdCorpus(tx);
  const all = await exchange(
    tx,
    found.map(({ id }) => id),
    found.length,
  );
  const known = await count(
    tx,
    found.map(({ terms }) => terms),
  );
  const storiesWith = (term: string) => known.get(term)?.stories ?? 1;
  const idOf = (term: string) => known.get(term)?.id as number;
  const signatures = found.map(({ id, terms }) => ({
    id,
    termIds: [...terms.keys()].map(idOf),
    ...signatureOf(terms, storiesWith, all),
  }));
  for (const { id, termIds, norm } of signatures) {
    await tx.$executeRaw`
      insert into story_signatures (story_id, norm, term_ids, weighed_at)
      values (${id}, ${norm}, ${termIds}::int[], clock_timestamp())`;
  }
  const rows = signatures.flatMap(({ id, kept }) => kept.map((term) => ({ id, ...term })));
  await tx.$executeRaw`
    insert into story_terms (story_id, term_id, weight, is_name)
    select * from unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ term }) => idOf(term))}::int[],
      ${rows.map(({ weight }) => weight)}::real[], ${rows.map(({ isName }) => isName)}::boolean[])`;
  await refreshNorms(tx, all, Math.max(refreshed, stories.length));
}

/** Locks the corpus until the transaction ends: writers of signatures follow one another, whatever terms they share. */
export async function holdCorpus(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    insert into corpus (id, stories) values (1, 0) on conflict (id) do update set stories = corpus.stories`;
}

/** Takes the signatures of these stories away and counts the new ones that follow; gives how many there then are. */
async function exchange(tx: Transaction, ids: number[], added: number): Promise<number> {
  const [corpus] = await tx.$queryRaw<{ stories: number }[]>`
    with gone as (delete from story_signatures where story_id = any(${ids}::int[]) returning term_ids),
    uncounted as (
      update terms set stories = terms.stories - lost.times
      from (select term_id, count(*)::int as times from gone, unnest(term_ids) as term_id group by term_id) as lost
      where terms.id = lost.term_id
    )
    update corpus set stories = stories + ${added}::int - (select count(*) from gone)::int returning stories`;
  return corpus?.stories ?? added;
}

/** Counts the terms of new stories and gives every one's number and in how many stories it now occurs. */
async function count(
  tx: Transaction,
  texts: Map<string, Found>[],
): Promise<Map<string, { id: number; stories: number }>> {
  const counted = new Map<string, { times: number; label: string | null }>();
  for (const [term, { label }] of texts.flatMap((text) => [...text])) {
    const before = counted.get(term);
    counted.set(term, { times: (before?.times ?? 0) + 1, label: label ?? before?.label ?? null });
  }
  const rows = [...counted].map(([term, value]) => ({ term, ...value }));
  const known = await tx.$queryRaw<{ id: number; term: string; stories: number }[]>`
    with counted as (
      select * from unnest(${rows.map(({ term }) => term)}::text[], ${rows.map(({ label }) => label)}::text[],
        ${rows.map(({ times }) => times)}::int[]) as counted (term, label, times)
    ), old as (
      update terms set stories = stories + times, label = coalesce(counted.label, terms.label)
      from counted where terms.term = counted.term
      returning terms.id, terms.term, terms.stories
    ), new as (
      insert into terms (term, label, stories)
      select term, label, times from counted where not exists (select from terms where terms.term = counted.term)
      returning id, term, stories
    )
    select * from old union all select * from new`;
  return new Map(known.map((row) => [row.term, row]));
}

/**
 * A length is right for the numbers of stories at its time. Measuring the oldest few with every write keeps all
 * within a few per cent, exact while there are not more than that few, and never touches many rows at once.
 */
async function refreshNorms(tx: Transaction, all: number, limit: number): Promise<void> {
  await tx.$executeRaw`
    with oldest as (select story_id from story_signatures order by weighed_at limit ${limit}),
    measured as (
      select story_id, coalesce(sqrt(sum((weight * ln(1 + ${all}::float8 / greatest(1, terms.stories))) ^ 2)), 0) as norm
      from oldest left join story_terms using (story_id) left join terms on terms.id = story_terms.term_id
      group by story_id
    )
    update story_signatures set norm = measured.norm, weighed_at = clock_timestamp()
    from measured where story_signatures.story_id = measured.story_id`;
}

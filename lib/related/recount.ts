import type { Transaction } from "#lib/database/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Signature, Telling } from "./signature.ts";

export type Signed = { id: number; number: number; signature: Signature };

/** What these stories say to readers, of those that are published; dates are left out. */
export async function publishedTexts(
  tx: Transaction,
  ids: number[],
): Promise<(Telling & { id: number; number: number; language: string | null })[]> {
  return tx.$queryRaw`
    select story_id as id, number, headline, summary, language, our_take as "ourTake", why_it_matters as "whyItMatters", body,
      (select coalesce(json_agg(json_build_object('audience', audience, 'action', action, 'until', null)), '[]')
        from revision_actions as actions
        where actions.story_id = revisions.story_id and actions.number = revisions.number) as "doThisWeek"
    from revisions join stories on stories.id = story_id and published_number = number
    where story_id = any (${ids}::int[])`;
}

/**
 * Stores the signatures of a batch of stories, without counting their terms; those of the batch that are not among them
 * lose theirs. What is stored so waits for a list ("listed with" no stories), and shows the one it had until then.
 */
export async function storeSignatures(tx: Transaction, signed: Signed[], batch: number[]): Promise<void> {
  const rows = signed.map(({ id, number, signature: { terms, weights, names } }) => {
    return {
      id,
      number,
      terms,
      weights,
      names: names.map(({ term }) => term),
      length: Math.hypot(...weights),
    };
  });
  const names = signed.flatMap(({ signature }) => signature.names);
  // In one order, so that two batches never wait for one another in a circle.
  const labels = new Map(names.map(({ term, label }) => [term, label] as const).sort(([a], [b]) => a - b));
  const gone = batch.filter((id) => !signed.some((story) => story.id === id));
  await tx.storySignature.deleteMany({ where: { storyId: { in: gone } } });
  await tx.$executeRaw`
    insert into story_signatures (story_id, number, terms, weights, names, length)
    select id, number, terms, weights, names, length
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as signed (id int, number int, terms int[], weights real[], names int[], length real)
    on conflict (story_id) do update set number = excluded.number, terms = excluded.terms, weights = excluded.weights,
      names = excluded.names, length = excluded.length, signed_at = now()`;
  await tx.$executeRaw`
    insert into related_list_states (story_id) select unnest(${rows.map(({ id }) => id)}::int[])
    on conflict (story_id) do update set listed_with = 0`;
  await tx.$executeRaw`
    insert into terms (id, stories, label)
    select id, 0, label from unnest(${[...labels.keys()]}::int[], ${[...labels.values()]}::text[]) as named (id, label)
    on conflict (id) do update set label = excluded.label`;
}

/**
 * While many signatures are stored, their terms go into the index in large sorted lots instead of one by one; looking
 * for candidates takes a little longer until the last lot is in.
 */
export async function indexInLots(tx: Transaction, inLots: boolean): Promise<void> {
  if (inLots) {
    await tx.$executeRaw`alter index story_signatures_terms_idx set (fastupdate = on, gin_pending_list_limit = 16384)`;
    return;
  }
  await tx.$executeRaw`alter index story_signatures_terms_idx set (fastupdate = off)`;
  await tx.$queryRaw`select gin_clean_pending_list('story_signatures_terms_idx')::text`;
}

/** Counts anew in how many stories each term occurs, and how many stories there are. Hold the corpus. */
export async function countTerms(tx: Transaction): Promise<void> {
  await tx.$executeRaw`set local work_mem = '128MB'`;
  await tx.$executeRaw`
    create temporary table counted on commit drop as
    select term as id, count(*)::int as stories from story_signatures cross join unnest(terms) as term group by term`;
  await tx.$executeRaw`
    insert into terms (id, stories) select id, stories from counted
    on conflict (id) do update set stories = excluded.stories where terms.stories <> excluded.stories`;
  await tx.$executeRaw`delete from terms where not exists (select from counted where counted.id = terms.id)`;
  await tx.$executeRaw`update corpus set stories = (select count(*) from story_signatures)`;
}

/** Measures the lengths of these stories' signatures, as rare as their terms are now; see statement.ts. */
export async function measureLengths(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$executeRaw`
    with weighed as (${weighed(ids)}), measured as (${measured})
    update related_list_states set norm = measured.norm from measured
    where related_list_states.story_id = measured.story_id`;
}

/** As `measureLengths` for many, and keeps in how many stories each of their terms occurs: for the rebuild of lists. */
export async function measureAndCount(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$executeRaw`set local work_mem = '128MB'`;
  await tx.$executeRaw`
    with weighed as materialized (${weighed(ids)}), measured as (${measured}), kept as (
      insert into rebuild_counts (story_id, signed_at, stories)
      select story_id, signed_at, array_agg(stories order by term_id) from weighed group by story_id, signed_at
      on conflict (story_id) do update set signed_at = excluded.signed_at, stories = excluded.stories
    )
    update related_list_states set norm = measured.norm from measured
    where related_list_states.story_id = measured.story_id`;
}

/** Forgets what `measureAndCount` kept. */
export async function forgetCounts(tx: Pick<Transaction, "$executeRaw">): Promise<void> {
  await tx.$executeRaw`truncate rebuild_counts`;
}

function weighed(ids: number[]): Prisma.Sql {
  return Prisma.sql`
    select story_id, signed_at, term_id, terms.stories,
      weight * ln(1 + greatest(1, corpus.stories)::float8 / greatest(1, terms.stories)) as telling
    from corpus
    cross join story_signatures
    cross join unnest(story_signatures.terms, weights) as weighed (term_id, weight)
    join terms on terms.id = term_id
    where corpus.id = 1 and story_id = any (${ids}::int[])`;
}

const measured = Prisma.sql`
  select story_id, sqrt(sum(telling ^ 2)) as norm from weighed
  where term_id & 1 = 0 or stories > 1
  group by story_id`;

/** The published stories whose signatures are older than that, and those that have one and are not published any more. */
export async function unsignedSince(tx: Pick<Transaction, "$queryRaw">, since: Date): Promise<number[]> {
  const found = await tx.$queryRaw<{ id: number }[]>`
    select coalesce(stories.id, story_id) as id
    from (select id, published_number from stories where published_number is not null) as stories
    full join story_signatures on story_id = stories.id
    where signed_at is null or signed_at < ${since} or published_number is distinct from number
    order by 1`;
  return found.map(({ id }) => id);
}

/** The stories that wait for a list. */
export async function unlisted(tx: Pick<Transaction, "$queryRaw">): Promise<number[]> {
  const found = await tx.$queryRaw<{ id: number }[]>`
    select story_id as id from related_list_states where listed_with = 0 order by 1`;
  return found.map(({ id }) => id);
}

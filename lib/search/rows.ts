import type { Transaction } from "#lib/database/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Filing, SearchText } from "./document.ts";

export type Row = { id: number; number: number; latest: boolean } & Filing & SearchText;

/**
 * Puts these rows in place of all that the stories had, and counts their words. Call it one at a time. True if a row that readers
 * find came or went.
 */
export async function replaceRows(
  tx: Transaction,
  ids: number[],
  rows: Row[],
  madeWith: string,
): Promise<boolean> {
  const gone = await tx.$queryRaw<{ live: boolean; wordIds: number[] }[]>`
    delete from search_documents where story_id = any(${ids}::int[]) returning live, word_ids as "wordIds"`;
  const live = rows.filter((row) => row.live);
  const idOf = await wordIds(tx, new Map(live.flatMap(({ words }) => [...words])));
  const counted = rows.map((row) => (row.live ? [...row.words.keys()].map((word) => idOf.get(word)!) : []));
  await count(
    tx,
    counted.flat(),
    gone.flatMap((row) => row.wordIds),
  );
  if (rows.length > 0) {
    const values = rows.map(
      (
        row,
        i,
      ) => Prisma.sql`(${row.id}::int, ${row.number}::int, ${row.live}::boolean, ${row.latest}::boolean,
        ${row.at}::timestamptz, ${row.sectionId}::int, ${row.tagIds}::int[], ${madeWith}, ${row.head}::tsvector,
        ${row.document}::tsvector, ${JSON.stringify(row.passages)}::jsonb, ${counted[i]}::int[])`,
    );
    await tx.$executeRaw`
      insert into search_documents (story_id, number, live, latest, at, section_id, tag_ids, made_with, head, document,
        passages, word_ids)
      values ${Prisma.join(values)}`;
  }
  return live.length > 0 || gone.some((row) => row.live);
}

/** The numbers of words, new ones made; a word whose term is another by now, as in another language, gets that. */
async function wordIds(tx: Transaction, words: Map<string, string>): Promise<Map<string, number>> {
  if (words.size === 0) return new Map();
  const spelled = [...words.keys()];
  const known = await tx.$queryRaw<{ id: number; word: string; term: string }[]>`
    select id, word, term from search_words where word = any(${spelled}::text[])`;
  const ids = new Map(known.map(({ id, word }) => [word, id]));
  const fresh = spelled.filter((word) => !ids.has(word));
  if (fresh.length > 0) {
    const made = await tx.$queryRaw<{ id: number; word: string }[]>`
      insert into search_words (word, term, stories)
      select word, term, 0 from unnest(${fresh}::text[], ${fresh.map((word) => words.get(word)!)}::text[]) as new (word, term)
      returning id, word`;
    for (const { id, word } of made) ids.set(word, id);
  }
  const changed = known.filter(({ word, term }) => words.get(word) !== term);
  if (changed.length > 0)
    await tx.$executeRaw`
      update search_words set term = changed.term
      from unnest(${changed.map(({ id }) => id)}::int[], ${changed.map(({ word }) => words.get(word)!)}::text[])
        as changed (id, term)
      where search_words.id = changed.id`;
  return ids;
}

/** Counts what came and uncounts what went; what is both is left alone. */
async function count(tx: Transaction, came: number[], went: number[]): Promise<void> {
  const change = new Map<number, number>();
  for (const id of came) change.set(id, (change.get(id) ?? 0) + 1);
  for (const id of went) change.set(id, (change.get(id) ?? 0) - 1);
  const changed = [...change].filter(([, by]) => by !== 0);
  if (changed.length === 0) return;
  await tx.$executeRaw`
    update search_words set stories = greatest(0, stories + changed.by)
    from unnest(${changed.map(([id]) => id)}::int[], ${changed.map(([, by]) => by)}::int[]) as changed (id, by)
    where search_words.id = changed.id`;
}

import { database } from "#lib/database/client.ts";
import type { Month } from "./periods.ts";
import { nearestWords } from "./spelling.ts";

export type KnownWord = { word: string; term: string; stories: number };

/** In how many stories that readers see these terms, or filings, occur; at most: forms of one word may share a story. */
export async function storiesWith(terms: string[]): Promise<Map<string, number>> {
  const rows = await database().$queryRaw<{ term: string; stories: number }[]>`
    select term, sum(stories)::int as stories from search_words where term = any(${terms}::text[]) group by term`;
  return new Map(rows.map(({ term, stories }) => [term, stories]));
}

/** Which of these terms the newest text of some story has, drafts among them. */
export async function inDrafts(terms: string[]): Promise<Set<string>> {
  const rows = await database().$queryRaw<{ term: string }[]>`
    select term from unnest(${terms}::text[]) as term
    where exists (select from search_documents
      where latest and document @@ (quote_literal(term) || ' & ''e:draft''')::tsquery)`;
  return new Set(rows.map(({ term }) => term));
}

export async function months(): Promise<Month[]> {
  const rows = await database().$queryRaw<{ word: string; stories: number }[]>`
    select word, stories from search_words where word like 'm:%' and stories > 0`;
  return rows.map(({ word, stories }) => ({ month: word.slice(2), stories }));
}

/** The commonest words that begin so, each term once. */
export async function wordsBeginning(start: string, most = 8): Promise<KnownWord[]> {
  const pattern = `${start.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await database().$queryRaw<KnownWord[]>`
    select word, term, stories from search_words
    where word like ${pattern} and stories > 0 and position(':' in word) = 0
    order by stories desc, word limit 40`;
  return [...new Map(rows.toReversed().map((row) => [row.term, row])).values()].toReversed().slice(0, most);
}

/** The words that somebody who typed this probably meant, best first. */
export async function wordsLike(typed: string): Promise<KnownWord[]> {
  const [, rows] = await database().$transaction([
    database().$executeRaw`set local pg_trgm.similarity_threshold = 0.2`,
    database().$queryRaw<KnownWord[]>`
      select word, term, stories from search_words
      where word % ${typed} and stories > 0 and position(':' in word) = 0
      order by similarity(word, ${typed}) desc, stories desc limit 100`,
  ]);
  return nearestWords(typed, rows);
}

/** Two words that stories use and that somebody may have run together, or null. */
export async function dividedWord(typed: string): Promise<[KnownWord, KnownWord] | null> {
  const letters = [...typed];
  const cuts = Array.from({ length: Math.max(0, letters.length - 5) }, (_, i) => i + 3);
  const halves = cuts.map((at) => [letters.slice(0, at).join(""), letters.slice(at).join("")] as const);
  if (halves.length === 0) return null;
  const rows = await database().searchWord.findMany({
    where: { word: { in: halves.flat() }, stories: { gt: 0 } },
  });
  const known = new Map(rows.map((row) => [row.word, row]));
  const pairs = halves.flatMap(([first, second]): [KnownWord, KnownWord][] => {
    const [a, b] = [known.get(first), known.get(second)];
    return a && b ? [[a, b]] : [];
  });
  pairs.sort(([a, b], [c, d]) => Math.min(c.stories, d.stories) - Math.min(a.stories, b.stories));
  return pairs[0] ?? null;
}

/** Tags of published stories whose names sound like a text. */
export async function tagsLike(text: string): Promise<{ name: string; slug: string }[]> {
  return database().$queryRaw<{ name: string; slug: string }[]>`
    select name, slug
    from tags
    join search_words on search_words.word = 't:' || tags.id and search_words.stories > 0
    where successor_id is null and removed_at is null
      and (word_similarity(lower(name), lower(${text})) > 0.45 or similarity(name, ${text}) > 0.25)
    order by similarity(name, ${text}) desc, search_words.stories desc, name
    limit 6`;
}

/** Tags of published stories that have a word beginning so, the most frequent first. */
export async function tagsBeginning(start: string): Promise<{ name: string; slug: string }[]> {
  const pattern = `%${` ${start}`.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return database().$queryRaw<{ name: string; slug: string }[]>`
    select name, slug
    from tags
    join search_words on search_words.word = 't:' || tags.id and search_words.stories > 0
    where successor_id is null and removed_at is null and ' ' || lower(name) like ${pattern}
    order by search_words.stories desc, name
    limit 3`;
}

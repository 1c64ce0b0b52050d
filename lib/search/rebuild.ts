import { database, type Transaction } from "#lib/database/client.ts";
import { alongside } from "#lib/database/serially.ts";
import { inPortions } from "#lib/jobs/portions.ts";
import { languageOf } from "#lib/language/languages.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { madeWith, rowOf, searchTag, textsOf } from "./commands.ts";
import { insertRows } from "./rows.ts";
import { tidyIndex } from "./state.ts";

const portion = 200;

/**
 * Makes the rows of these stories anew on all processors, while readers and editors go on; jobs of single stories wait for
 * the portions that are under way. Words are counted once, at the end. `progress` hears how many stories are done.
 */
export async function rebuildIndex(
  ids: number[],
  progress: (done: number) => void = () => {},
): Promise<void> {
  await inPortions(new URL("./rebuild-worker.ts", import.meta.url), ids, portion, progress);
  await tidyIndex();
  const tags = [searchTag];
  await database().$transaction((tx) => touch(tx, tags));
  dropNow(tags);
}

/** One portion, beside others; the stories' words are known but not counted afterwards. */
export async function rebuildPortion(ids: number[]): Promise<void> {
  const { language } = await siteSettings();
  const known = languageOf(language);
  const made = madeWith(language);
  await database().$transaction(
    async (tx) => {
      await alongside(tx, "search");
      const rows = (await textsOf(tx, ids)).map((text) => rowOf(text, known));
      const words = new Map(rows.filter(({ live }) => live).flatMap((row) => [...row.words]));
      const numbers = await numbersOf(words, made);
      const counted = rows.map((row) =>
        row.live ? [...row.words.keys()].map((word) => numbers.get(word) as number) : [],
      );
      await removeRows(tx, ids);
      await insertRows(tx, rows, counted, made);
    },
    { maxWait: 60_000, timeout: 120_000 },
  );
}

/** The numbers of words that this process has met, for one way of making rows. */
const met = { made: "", numbers: new Map<string, number>() };

/** New words are made outside the transaction, in one order, so that portions with the same new word do not wait. */
async function numbersOf(words: Map<string, string>, made: string): Promise<Map<string, number>> {
  if (met.made !== made) {
    met.made = made;
    met.numbers.clear();
  }
  const fresh = [...words.keys()].filter((word) => !met.numbers.has(word)).sort();
  if (fresh.length === 0) return met.numbers;
  const terms = fresh.map((word) => words.get(word) as string);
  await database().$executeRaw`
    insert into search_words (word, term, stories)
    select word, term, 0 from unnest(${fresh}::text[], ${terms}::text[]) as new (word, term)
    on conflict (word) do update set term = excluded.term where search_words.term <> excluded.term`;
  const rows = await database().$queryRaw<{ id: number; word: string }[]>`
    select id, word from search_words where word = any(${fresh}::text[])`;
  for (const { id, word } of rows) met.numbers.set(word, id);
  return met.numbers;
}

async function removeRows(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$executeRaw`delete from search_documents where story_id = any(${ids}::int[])`;
}

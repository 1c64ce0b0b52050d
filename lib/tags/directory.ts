import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { byName, type CountedTag } from "./queries.ts";

/** Under which letter tags stand, as an index has it: "A" to "Z" and those of other scripts; "#" for digits and signs. */
export type Letter = { letter: string; tags: number };

const counted = Prisma.sql`tags.id, tags.name, tags.slug, tags.stories as count`;
const firstSign = Prisma.sql`substr(tags.words, 2, 1)`;
const isLetter = /\p{L}/u;

/** The letters under which readers find tags, in their order, the signs last. */
export async function tagLetters(): Promise<Letter[]> {
  note("tags");
  const rows = await database().$queryRaw<{ sign: string; tags: number }[]>`
    select ${firstSign} as sign, count(*)::int as tags from tags where stories > 0 group by 1`;
  const letters = new Map<string, number>();
  for (const { sign, tags } of rows) {
    const letter = letterOf(sign);
    letters.set(letter, (letters.get(letter) ?? 0) + tags);
  }
  return [...letters]
    .map(([letter, tags]) => ({ letter, tags }))
    .sort(
      (a, b) => Number(a.letter === "#") - Number(b.letter === "#") || byName.compare(a.letter, b.letter),
    );
}

/** Every tag that a published story bears, A to Z; with a letter those that stand under it. */
export async function tagIndex(letter?: string): Promise<CountedTag[]> {
  note("tags");
  const under =
    letter === undefined
      ? Prisma.empty
      : letter === "#"
        ? Prisma.sql`and not (${firstSign} = any(${await signsThatAreLetters()}::text[]))`
        : Prisma.sql`and ${firstSign} = ${letter.toLowerCase()}`;
  const tags = await database().$queryRaw<
    CountedTag[]
  >`select ${counted} from tags where stories > 0 ${under}`;
  return tags.sort((a, b) => byName.compare(a.name, b.name));
}

/** The tags by the number of their stories, most first, a page at a time (from 1). */
export async function tagsByUse(page: number, perPage: number): Promise<CountedTag[]> {
  note("tags");
  return database().$queryRaw<CountedTag[]>`
    select ${counted} from tags where stories > 0
    order by stories desc, name, id limit ${perPage} offset ${(page - 1) * perPage}`;
}

/** A tag that was found; `formerly` says by which earlier address, where its name does not show why. */
export type FoundTag = CountedTag & { formerly: string | null };

/**
 * The tags whose name, or an address that it had, has words that begin like each word of the text, whatever the accents; the
 * name itself first, then those that begin with the text, then the most used. Where there are none, those that are spelled most
 * like it (pg_trgm's word similarity), and `guessed` says so.
 */
export async function findTags(text: string, most: number): Promise<{ tags: FoundTag[]; guessed: boolean }> {
  note("tags");
  const tags = await database().$queryRaw<FoundTag[]>`
    with asked as (select tag_words(${text}) as words), parts as (
      select array_agg('% ' || replace(replace(part, '\\', '\\\\'), '_', '\\_') || '%') as patterns
      from asked, unnest(string_to_array(trim(words), ' ')) as part where part <> ''
    ), by_name as (
      select id, null::text as formerly from tags, parts where stories > 0 and tags.words like all (patterns)
    ), by_address as (
      select tag_id as id, min(tag_addresses.slug) as formerly from tag_addresses, parts
      where tag_words(slug) like all (patterns) group by tag_id
    ), found as (
      select * from by_name union all select * from by_address where id not in (select id from by_name)
    )
    select ${counted}, formerly from found join tags using (id), asked
    where stories > 0
    order by tags.words = asked.words desc, starts_with(tags.words, asked.words) desc, stories desc, name limit ${most}`;
  if (tags.length > 0) return { tags, guessed: false };
  const [, guesses] = await database().$transaction([
    database()
      .$executeRaw`select set_config('pg_trgm.word_similarity_threshold', ${String(leastLikeness)}, true)`,
    database().$queryRaw<FoundTag[]>`
      select ${counted}, null as formerly from tags, (select trim(tag_words(${text})) as words) as asked
      where stories > 0 and asked.words <% tags.words
      order by word_similarity(asked.words, tags.words) desc, stories desc, name limit 12`,
  ]);
  return { tags: guesses, guessed: true };
}

/** "helthcare" is 0.8 like "healthcare", "kubernets" 0.82 like "kubernetes", "opne data" 0.45 like "open data". */
const leastLikeness = 0.4;

async function signsThatAreLetters(): Promise<string[]> {
  const rows = await database().$queryRaw<{ sign: string }[]>`
    select distinct ${firstSign} as sign from tags where stories > 0`;
  return rows.map(({ sign }) => sign).filter((sign) => isLetter.test(sign));
}

function letterOf(sign: string): string {
  return isLetter.test(sign) ? sign.toUpperCase() : "#";
}

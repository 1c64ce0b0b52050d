import type { Transaction } from "#lib/database/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Asked, type Neighbour, statement } from "./statement.ts";

/** How long a list is at least, if there are that many, and how many of each of the story's tags it holds besides. */
const best = 12;
const bestOfTag = 4;
/** A name is told with at most so many others. */
const namesTold = 6;

/**
 * The neighbours of each of these texts, pinned ones first. PostgreSQL takes a table for small whose long values lie elsewhere,
 * and would read all of them for each term: so it is told to go by the index.
 */
export async function neighboursOf(tx: Transaction, asked: Asked[]): Promise<Neighbour[][]> {
  await tx.$executeRaw`set local enable_seqscan = off`;
  const neighbours: Neighbour[][] = [];
  for (const each of asked) neighbours.push(await tx.$queryRaw<Neighbour[]>(statement(each)));
  await tx.$executeRaw`set local enable_seqscan = on`;
  return neighbours;
}

/** What a story's list holds of its neighbours: whatever is pinned, the best, and the best of each tag. */
export function chosen(neighbours: Neighbour[]): Neighbour[] {
  const ofTag = new Map<number, number>();
  let all = 0;
  return neighbours
    .filter(({ banned }) => !banned)
    .filter(({ pin, tags }) => {
      const places = tags.map((tag) => (ofTag.get(tag) ?? 0) + 1);
      for (const [i, tag] of tags.entries()) ofTag.set(tag, places[i] as number);
      all += 1;
      return pin !== null || all <= best || places.some((place) => place <= bestOfTag);
    });
}

/** Puts lists in place of those that these stories have. */
export async function writeLists(tx: Transaction, lists: Map<number, Neighbour[]>): Promise<void> {
  const ids = [...lists.keys()];
  const rows = [...lists].flatMap(([list, neighbours]) =>
    rowsOf(chosen(neighbours)).map((row) => ({ list, ...row })),
  );
  await tx.$executeRaw`delete from related_stories where story_id = any (${ids}::int[])`;
  await tx.$executeRaw`
    insert into related_stories (story_id, other_id, score, pin, later, earlier, tags, names)
    select list, id, score, pin, later, earlier, tags, names from ${tableOf(rows)}`;
  await tx.$executeRaw`
    update related_list_states set listed_with = (select stories from corpus where id = 1)
    where story_id = any (${ids}::int[])`;
}

/**
 * Puts a story into the lists of those neighbours where it belongs, and what it displaces out of them. Gives the stories
 * whose lists it is in now.
 */
export async function joinLists(
  tx: Transaction,
  storyId: number,
  neighbours: Neighbour[],
): Promise<number[]> {
  const related = neighbours.filter(
    (each) => each.later || each.earlier || each.tags.length > 0 || each.cosine >= 0.05,
  );
  const joined = await tx.$queryRaw<{ id: number }[]>`
    insert into related_stories (story_id, other_id, score, later, earlier, tags, names)
    select fresh.id, ${storyId}::int, fresh.score, fresh.earlier, fresh.later, fresh.tags, fresh.names
    from ${tableOf(rowsOf(related))}
    where (select count(*) from related_stories as listed
        where listed.story_id = fresh.id and listed.pin is null and listed.score > fresh.score) < ${best}
      or exists (
        select from unnest(fresh.tags) as tag (id)
        where (select count(*) from related_stories as listed
          where listed.story_id = fresh.id and listed.score > fresh.score and listed.tags @> array[tag.id]) < ${bestOfTag}
      )
    on conflict (story_id, other_id) do update set score = excluded.score, later = excluded.later,
      earlier = excluded.earlier, tags = excluded.tags, names = excluded.names
    returning story_id as id`;
  const ids = joined.map(({ id }) => id);
  await tx.$executeRaw`
    with listed as (
      select story_id, other_id, score, tags, pin,
        row_number() over (partition by story_id order by pin is null, score desc, other_id desc) as place
      from related_stories where story_id = any (${ids}::int[])
    ), of_tag as (
      select story_id, other_id,
        row_number() over (partition by story_id, tag.id order by score desc, other_id desc) as place
      from listed cross join unnest(tags) as tag (id)
    )
    delete from related_stories using listed
    where related_stories.story_id = listed.story_id and related_stories.other_id = listed.other_id
      and listed.pin is null and listed.place > ${best}
      and not exists (
        select from of_tag
        where of_tag.story_id = listed.story_id and of_tag.other_id = listed.other_id and place <= ${bestOfTag}
      )`;
  return ids;
}

/** Takes a story out of all lists but those that it is pinned in, and gives whose they were. */
export async function leaveLists(tx: Transaction, storyId: number): Promise<number[]> {
  const left = await tx.$queryRaw<{ id: number }[]>`
    delete from related_stories where other_id = ${storyId} and pin is null returning story_id as id`;
  return left.map(({ id }) => id);
}

type Row = Omit<Neighbour, "banned" | "cosine" | "names"> & { list?: number; names: string[] };

function rowsOf(neighbours: Neighbour[]): Row[] {
  return neighbours.map(({ id, score, pin, later, earlier, tags, names }) => {
    return {
      id,
      score,
      pin,
      later,
      earlier,
      tags,
      names: names.slice(0, namesTold).map(({ label }) => label),
    };
  });
}

function tableOf(rows: Row[]): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fresh (
    list int, id int, score real, pin smallint, later boolean, earlier boolean, tags int[], names text[])`;
}

import { z } from "zod";
import { database, type Transaction } from "#lib/database/client.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { askedOf, languages } from "./asked.ts";
import { holdCorpus, removeSignature, writeSignature } from "./corpus.ts";
import { joinLists, leaveLists, neighboursOf, writeLists } from "./lists.ts";
import { rebuildRelated } from "./rebuild.ts";
import { measureLengths } from "./recount.ts";
import { signatureOf } from "./signature.ts";

/** A list shorter than this that lost a story is made anew at once; and so many at most. */
const thin = 8;
const thinAtOnce = 20;

/** A list is made anew when there are so many times the stories that there were, and so many with every job. */
const grown = 1.5;
const staleAtOnce = 4;

/** So few waiting stories are looked at one by one, whatever else there is. */
const many = 200;

const long = { maxWait: 60_000, timeout: 60_000 };

/** What the job does. */
export async function relateJob(payload: unknown): Promise<void> {
  await relateStory(z.object({ story: z.int() }).parse(payload).story);
}

/**
 * Brings everything related up to date with what is published of one story: its signature, the numbers of terms, its own
 * list, and the lists in which it belongs or no longer does. Doing it twice changes nothing.
 */
export async function relateStory(storyId: number): Promise<void> {
  const languageOf = await languages();
  const touched = new Set<string>();
  const anew = await database().$transaction(async (tx) => {
    await holdCorpus(tx);
    const story = await tx.story.findUnique({
      where: { id: storyId },
      select: { publishedNumber: true, published: { include: wholeRevision }, slugs: true },
    });
    const left = await leaveLists(tx, storyId);
    let joined: number[] = [];
    if (story?.published) {
      const { number } = story.published;
      await writeSignature(
        tx,
        { id: storyId, number },
        signatureOf(contentOf(story.published), languageOf(story.published)),
      );
      joined = await list(tx, storyId);
    } else await removeSignature(tx, storyId);
    const linked = await linking(
      tx,
      story?.slugs.filter((each) => each.publicSince).map(({ slug }) => slug) ?? [],
    );
    const thinned = await thinLists(
      tx,
      left.filter((id) => !joined.includes(id)),
    );
    for (const id of [storyId, ...left, ...joined]) touched.add(`related:${id}`);
    await touch(tx, touched);
    return [...linked, ...thinned, ...(await staleLists(tx))].filter((id) => id !== storyId);
  }, long);
  dropNow(touched);
  for (const id of new Set(anew)) await listAnew(id);
}

/**
 * Brings up to date whatever was published or retracted and has not been looked at since; gives how many those were. Where
 * that is most of all there is, as after a version that finds them otherwise, everything is made anew.
 */
export async function relateWaiting(): Promise<number> {
  const waiting = await database().$queryRaw<{ id: number }[]>`
    select coalesce(stories.id, story_signatures.story_id) as id
    from (select id, published_number from stories where published_number is not null) as stories
    full join story_signatures on story_signatures.story_id = stories.id
    where published_number is distinct from number
    order by 1`;
  if (waiting.length > many && waiting.length > (await database().storySignature.count()))
    await rebuildRelated();
  else for (const { id } of waiting) await relateStory(id);
  return waiting.length;
}

/** Makes the list of one published story anew, as the corpus is now. */
export async function listAnew(storyId: number): Promise<void> {
  const touched = [`related:${storyId}`];
  await database().$transaction(async (tx) => {
    await holdCorpus(tx);
    await list(tx, storyId, false);
    await touch(tx, touched);
  }, long);
  dropNow(touched);
}

/** Makes a story's list and, unless only that is wanted, puts it into the lists of others; gives whose those are. */
async function list(tx: Transaction, storyId: number, join = true): Promise<number[]> {
  const [asked] = await askedOf(tx, [storyId]);
  if (!asked) return [];
  await measureLengths(tx, [storyId]);
  const [neighbours = []] = await neighboursOf(tx, [asked]);
  await writeLists(tx, new Map([[storyId, neighbours]]));
  return join ? joinLists(tx, storyId, neighbours) : [];
}

/** The published stories that follow, pin or ban one of these addresses. */
async function linking(tx: Transaction, slugs: string[]): Promise<number[]> {
  const found = await tx.$queryRaw<{ id: number }[]>`
    select stories.id from revisions
    join stories on stories.id = revisions.story_id and stories.published_number = revisions.number
    where follows = any (${slugs}::text[])
      or (cardinality(pinned) > 0 and pinned && ${slugs}::text[])
      or (cardinality(banned) > 0 and banned && ${slugs}::text[])`;
  return found.map(({ id }) => id);
}

async function thinLists(tx: Transaction, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const found = await tx.$queryRaw<{ id: number }[]>`
    select lost.id from unnest(${ids}::int[]) as lost (id)
    where (select count(*) from related_stories where story_id = lost.id) < ${thin} limit ${thinAtOnce}`;
  return found.map(({ id }) => id);
}

async function staleLists(tx: Transaction): Promise<number[]> {
  const found = await tx.$queryRaw<{ id: number }[]>`
    select story_id as id from related_list_states
    where listed_with < (select stories from corpus where id = 1) / ${grown}::float8
    order by listed_with limit ${staleAtOnce}`;
  return found.map(({ id }) => id);
}

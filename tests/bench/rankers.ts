import { database } from "#lib/database/client.ts";

export type Wanted = { id: number; wanted: Set<number> };
export type Scores = { recall: number; share: number; ndcg: number; hit: number };

/** The four stories that a ranker gives for one, best first. */
export type Ranker = (storyId: number) => Promise<number[]>;

const places = 4;

/**
 * Asks a ranker for every story. Recall is the share of what is wanted, as far as there are places for it (capped recall, as
 * in BEIR: hits / min(4, wanted)), that is found; share that of all that is wanted; hit whether any is; nDCG (Järvelin and
 * Kekäläinen 2002, binary gains) what the places are worth. Means over stories. Times are in milliseconds.
 */
export async function scoresOf(
  stories: Wanted[],
  ranker: Ranker,
): Promise<{ all: Scores; of(some: Wanted[]): Scores; times: number[] }> {
  const times: number[] = [];
  const scores = new Map<number, Scores>();
  for (const { id, wanted } of stories) {
    const start = performance.now();
    const found = (await ranker(id)).slice(0, places);
    times.push(performance.now() - start);
    const hits = found.map((other) => wanted.has(other));
    const gain = (hit: boolean, place: number) => (hit ? 1 / Math.log2(place + 2) : 0);
    const best = Array.from({ length: Math.min(places, wanted.size) }, () => true);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    scores.set(id, {
      recall: hits.filter(Boolean).length / best.length,
      share: hits.filter(Boolean).length / wanted.size,
      ndcg: sum(hits.map(gain)) / sum(best.map(gain)),
      hit: hits.some(Boolean) ? 1 : 0,
    });
  }
  const of = (some: Wanted[]) => {
    const mean = (part: keyof Scores) =>
      some.reduce((total, { id }) => total + (scores.get(id)?.[part] ?? 0), 0) / some.length;
    return { recall: mean("recall"), share: mean("share"), ndcg: mean("ndcg"), hit: mean("hit") };
  };
  return { all: of(stories), of, times };
}

/** The most tags in common, the newest first. */
export const sharedTags: Ranker = (id) =>
  found(database().$queryRaw`
    select others.id from stories as self
    join revision_tags as own on own.story_id = self.id and own.number = self.published_number
    join revision_tags as theirs on theirs.tag_id = own.tag_id
    join stories as others on others.id = theirs.story_id and others.published_number = theirs.number
    where self.id = ${id} and others.id <> self.id
    group by others.id order by count(*) desc, others.published_at desc limit 4`);

/** PostgreSQL's own ranking of whole texts by any of the words of the title. */
export const titleWords: Ranker = (id) =>
  found(database().$queryRaw`
    with documents as (
      select stories.id, headline, to_tsvector('english', headline || ' ' || summary || ' ' || body) as words
      from stories join revisions on revisions.story_id = stories.id and number = published_number
    ), asked as (
      select array_to_string(tsvector_to_array(to_tsvector('english', headline)), ' | ')::tsquery as query
      from documents where id = ${id}
    )
    select id from documents, asked where words @@ query and id <> ${id}
    order by ts_rank(words, query) desc, id desc limit 4`);

async function found(rows: Promise<unknown>): Promise<number[]> {
  return ((await rows) as { id: number }[]).map(({ id }) => id);
}

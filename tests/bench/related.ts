import { readFileSync } from "node:fs";
import { database } from "#lib/database/client.ts";
import { relateStory } from "#lib/related/job.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { withBenchDatabase } from "./bench-database.ts";
import { publishInvented } from "./invented-stories.ts";
import { parseCorpus, publishCorpus, wantedOf } from "./linked-corpus.ts";
import { scoresOf, sharedTags, titleWords } from "./rankers.ts";
import { type Measure, percentile, type Report } from "./report.ts";

const sizes = [1000, 10_000];
const asked = 500;

/**
 * How long `relatedStories` takes at 1,000 and 10,000 stories. With `corpus`, a file of one JSON document a line (see
 * linked-corpus.ts), instead: how many of the stories that its editors linked are among the four that are found, beside
 * simpler rankers; means over the documents that have any.
 */
export const measure: Measure = async ({ corpus } = {}) => {
  const reports = [];
  for (const size of corpus ? [] : sizes) reports.push(await withBenchDatabase(() => timing(size)));
  if (corpus) reports.push(await withBenchDatabase(() => recall(corpus)));
  return {
    title: "Related stories",
    rows: reports.flatMap(({ rows }) => rows),
    limits: reports.flatMap(({ limits }) => limits ?? []),
  };
};

type Part = Pick<Report, "rows" | "limits">;

async function timing(size: number): Promise<Part> {
  await publishInvented(size);
  const stories = await database().story.findMany({
    select: { id: true, published: { select: { tags: { take: 1 } } } },
    orderBy: { id: "asc" },
  });
  const every = Math.floor(stories.length / asked);
  const chosen = stories.filter((_, i) => i % every === 0).slice(0, asked);
  const all = await timed(
    chosen.map(
      ({ id }) =>
        () =>
          relatedStories(id),
    ),
  );
  const tagged = await timed(
    chosen.map(
      ({ id, published }) =>
        () =>
          relatedStories(id, { tag: published?.tags[0]?.tagId }),
    ),
  );
  return {
    rows: [row(size, "all", all), row(size, "with a tag", tagged)],
    limits: [
      { what: `related stories at ${size} stories, p95`, value: percentile(all, 95), unit: "ms", atMost: 5 },
    ],
  };
}

/** Documents are published by the ordinary commands, and the jobs that these ask for are done. */
async function recall(path: string): Promise<Part> {
  const documents = parseCorpus(readFileSync(path, "utf8"));
  const ids = await publishCorpus(documents);
  for (const id of ids.values()) await relateStory(id);
  const wanted = [...wantedOf(documents)].map(([document, others]) => ({
    id: ids.get(document) as number,
    wanted: new Set([...others].map((other) => ids.get(other) as number)),
  }));
  const ours = await scoresOf(wanted, async (id) => (await relatedStories(id)).map((story) => story.id));
  const tags = await scoresOf(wanted, sharedTags);
  const titles = await scoresOf(wanted, titleWords);
  const halves = [0, 1].map((half) => ours.of(wanted.filter((_, i) => i % 2 === half)));
  const rowOf = (what: string, { recall, share, ndcg, hit }: typeof ours.all, times: number[] = []) => ({
    ...(times.length > 0 ? row(documents.length, what, times) : { stories: documents.length, asked: what }),
    "recall@4": recall.toFixed(3),
    "of all links": share.toFixed(3),
    "nDCG@4": ndcg.toFixed(3),
    "hit@4": hit.toFixed(3),
  });
  return {
    rows: [
      rowOf("related stories", ours.all, ours.times),
      ...halves.map((half, i) =>
        rowOf(`of every second document, from the ${i === 0 ? "first" : "second"}`, half),
      ),
      rowOf("shared tags", tags.all, tags.times),
      rowOf("words of the title, ts_rank", titles.all, titles.times),
    ],
    limits: [
      {
        what: "editors' own links among the four found",
        value: ours.all.recall,
        unit: "of 1",
        atLeast: 0.49,
      },
    ],
  };
}

/** Milliseconds of each in a second pass: in the first, code is compiled and every connection plans the statement anew. */
async function timed(runs: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = [];
  for (const run of [...runs, ...runs]) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.slice(-runs.length);
}

function row(stories: number, what: string, times: number[]): Record<string, string | number> {
  const at = (p: number) => percentile(times, p).toFixed(2);
  return { stories, asked: what, "p50 ms": at(50), "p95 ms": at(95), "p99 ms": at(99) };
}

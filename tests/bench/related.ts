import { readFileSync } from "node:fs";
import { database } from "#lib/database/client.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { withBenchDatabase } from "./bench-database.ts";
import { publishInvented } from "./invented-stories.ts";
import { bestPossible, linksBothWays, parseCorpus, publishCorpus } from "./linked-corpus.ts";
import { type Measure, percentile, type Report } from "./report.ts";

const sizes = [1000, 10_000];
const asked = 500;

/**
 * How long `relatedStories` takes at 1,000 and 10,000 stories. With `corpus`, a file of one JSON document a line (id,
 * title, summary, date, tags, text, links; links count both ways), also how many of the links that its editors placed are
 * among the four stories that are found: mean over the documents that have any.
 */
export const measure: Measure = async ({ corpus } = {}) => {
  const reports = [];
  for (const size of sizes) reports.push(await withBenchDatabase(() => timing(size)));
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

async function recall(path: string): Promise<Part> {
  const documents = parseCorpus(readFileSync(path, "utf8"));
  const links = linksBothWays(documents);
  const ids = await publishCorpus(documents);
  const times: number[] = [];
  const shares: number[] = [];
  for (const [document, linked] of links) {
    const start = performance.now();
    const found = await relatedStories(ids.get(document) as number);
    times.push(performance.now() - start);
    const hits = [...linked].filter((id) => found.some((story) => story.id === ids.get(id))).length;
    shares.push(hits / linked.size);
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const most = bestPossible(links, 4);
  return {
    rows: [
      { ...row(documents.length, "corpus", times), "recall@4": mean.toFixed(3), "at best": most.toFixed(3) },
    ],
    limits: [{ what: "editors' own links among the four found", value: mean, unit: "of 1", atLeast: 0.3 }],
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

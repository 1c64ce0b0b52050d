import { readFileSync } from "node:fs";
import { database } from "#lib/database/client.ts";
import { rebuildRelated } from "#lib/related/rebuild.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { suggestTags } from "#lib/tags/suggest.ts";
import { withBenchDatabase } from "./bench-database.ts";
import { type Document, parseCorpus, publishCorpus } from "./linked-corpus.ts";
import { type Measure, percentile, type Report } from "./report.ts";

const places = 5;

/**
 * How good the five tags are that are suggested for a text: over the documents of `corpus` that bear any tag which another
 * bears, each asked without its tags and as if it were not published, the share where one of its own is among the five, and the
 * mean share of its own that are. On both halves (every other document): the numbers in suggestion.ts were chosen on the first.
 */
export const measure: Measure = async ({ corpus } = {}) => {
  if (!corpus) return { title: "Suggested tags", rows: [], notes: ["--corpus FILE is needed."] };
  return withBenchDatabase(() => hits(parseCorpus(readFileSync(corpus, "utf8"))));
};

type Ranker = (
  document: Document,
  content: NonNullable<Awaited<ReturnType<typeof deskStory>>>,
) => Promise<string[]>;

async function hits(documents: Document[]): Promise<Report> {
  const ids = await publishCorpus(documents);
  await rebuildRelated();
  const times: number[] = [];
  const bearers = Map.groupBy(
    documents.flatMap(({ id, tags = [] }) => tags.map((tag) => ({ id, tag }))),
    ({ tag }) => tag,
  );
  const others = (tag: string, { id }: Document) =>
    (bearers.get(tag) ?? []).filter((each) => each.id !== id).length;
  const known = [...bearers.keys()];
  const rankers: Record<string, Ranker> = {
    "suggested tags": async (_, { content, ...story }) => {
      const bare = { ...content, tags: [], follows: null, related: { pinned: [], banned: [] } };
      const start = performance.now();
      const found = await suggestTags(bare, { storyId: story.id, publishedAt: story.publishedAt });
      times.push(performance.now() - start);
      return found.map(({ name }) => name);
    },
    "named most often": async (document) => {
      const text = ` ${document.title} ${document.summary ?? ""} ${document.text} `
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ");
      const times = (tag: string) =>
        text.split(` ${tag.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `).length - 1;
      return ranked(
        known.filter((tag) => others(tag, document) > 0),
        times,
      );
    },
    "commonest tags": async (document) => ranked(known, (tag) => others(tag, document)),
  };
  const rows = [];
  const reached: number[] = [];
  for (const [name, rank] of Object.entries(rankers)) {
    const halves = [half(), half()];
    for (const [at, document] of documents.entries()) {
      const own = (document.tags ?? []).slice(0, 8);
      const id = ids.get(document.id);
      const story = id === undefined || own.length === 0 ? null : await deskStory(id);
      if (!story) continue;
      const found = (await rank(document, story)).slice(0, places);
      const right = own.filter((tag) => found.includes(tag)).length;
      const into = halves[at % 2] as Half;
      into.posts += 1;
      into.hits += right > 0 ? 1 : 0;
      into.recall += right / own.length;
    }
    const [first, second] = halves as [Half, Half];
    const both = {
      posts: first.posts + second.posts,
      hits: first.hits + second.hits,
      recall: first.recall + second.recall,
    };
    if (name === "suggested tags") reached.push(first.hits / first.posts, second.hits / second.posts);
    rows.push({
      ranker: name,
      posts: both.posts,
      "hit@5": share(both.hits, both),
      "first half": share(first.hits, first),
      "second half": share(second.hits, second),
      "recall@5": share(both.recall, both),
      "recall, halves": `${share(first.recall, first)} ${share(second.recall, second)}`,
      "p95 ms": name === "suggested tags" ? percentile(times, 95).toFixed(1) : "",
    });
  }
  return {
    title: "Suggested tags",
    rows,
    limits: [
      {
        what: "a true tag among the five, worse half",
        value: Math.min(...reached),
        unit: "of 1",
        atLeast: 0.9,
      },
    ],
    notes: [`${await database().tag.count()} tags.`],
  };
}

type Half = { posts: number; hits: number; recall: number };

const half = (): Half => ({ posts: 0, hits: 0, recall: 0 });

function share(part: number, { posts }: Half): string {
  return (part / posts).toFixed(3);
}

function ranked(tags: string[], score: (tag: string) => number): string[] {
  const scored = tags.map((tag) => ({ tag, score: score(tag) })).filter((each) => each.score > 0);
  return scored.sort((a, b) => b.score - a.score).map(({ tag }) => tag);
}

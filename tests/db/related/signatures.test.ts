import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { english } from "#lib/language/languages.ts";
import { relateStory, relateWaiting } from "#lib/related/job.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { rebuildRelated } from "#lib/related/rebuild.ts";
import { signatureOf } from "#lib/related/signature.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { withDatabase } from "../../support/database.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
});

beforeEach(async () => {
  await database().$executeRaw`truncate stories, terms, tags restart identity cascade`;
  await database().corpus.update({ where: { id: 1 }, data: { stories: 0 } });
});

const words =
  "radar hail glass sheep orchard vase ship tide fog goblet museum net flock Norda Westvale Examplia".split(
    " ",
  );
const body = fc
  .array(fc.constantFrom(...words), { minLength: 3, maxLength: 25 })
  .map((some) => `${some.join(" ")}.`);
const publishedAt = new Date("2026-06-04T12:00:00Z");

describe("the corpus", () => {
  it("is counted right after any publications and retractions", async () => {
    const step = fc.record({ story: fc.nat(3), act: fc.constantFrom("publish", "publish", "retract"), body });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await database().$executeRaw`truncate stories, terms restart identity cascade`;
        await database().corpus.update({ where: { id: 1 }, data: { stories: 0 } });
        const live = new Map<number, StoryContent>();
        const ids = new Map<number, number>();
        for (const { story, act, body } of steps) {
          const id = ids.get(story);
          const content = completeStory({ slug: `story-${story}`, headline: `Story ${story}`, body });
          if (act === "retract") {
            if (id === undefined || !live.delete(story)) continue;
            await must(retractStory(systemActor, { id, expectedVersion: await versionOf(id) }));
          } else {
            ids.set(story, await put(id, content));
            live.set(story, content);
          }
        }
        await relateWaiting();
        expect(await countedTerms()).toEqual(countTerms([...live.values()]));
        expect((await database().corpus.findUniqueOrThrow({ where: { id: 1 } })).stories).toBe(live.size);
        expect(await database().storySignature.count()).toBe(live.size);
      }),
      { numRuns: 10 },
    );
  });

  it("lets many be related at once who share all their words", async () => {
    const texts = Array.from({ length: 16 }, (_, i) => [...words.slice(i), ...words.slice(0, i)].join(" "));
    const contents = texts.map((body, i) =>
      completeStory({ slug: `story-${i}`, headline: `Story ${i}`, body: `${body}.` }),
    );
    const ids = await Promise.all(contents.map((content) => put(undefined, content)));
    await Promise.all(ids.map(relateStory));
    expect(await countedTerms()).toEqual(countTerms(contents));
  });

  it("is the same after a rebuild, and free of terms that nobody uses", async () => {
    const contents = [0, 1, 2].map((i) =>
      completeStory({
        slug: `story-${i}`,
        headline: `Story ${i}`,
        body: `${words.slice(i, i + 9).join(" ")}.`,
      }),
    );
    const ids = await Promise.all(contents.map((content) => put(undefined, content)));
    await relateWaiting();
    await put(ids[0], completeStory({ slug: "story-0", headline: "Story 0", body: "Nothing but fog." }));
    await relateWaiting();
    for (const id of ids) await relateStory(id);
    const before = await everything();
    expect(await database().term.count({ where: { stories: 0 } })).toBeGreaterThan(0);
    const heard: [string, number, number][] = [];
    expect(await rebuildRelated((...said) => heard.push(said))).toBe(3);
    expect(await everything()).toEqual(before);
    expect(await database().term.count({ where: { stories: 0 } })).toBe(0);
    expect(heard.map(([what]) => what)).toEqual(["Signatures", "Lengths", "Lists"]);
    expect(heard.at(-1)).toEqual(["Lists", 3, 3]);
  });

  it("can be rebuilt from nothing, and a rebuild that was broken off goes on where it was", async () => {
    const ids: number[] = [];
    for (const i of [0, 1, 2])
      ids.push(
        await put(undefined, completeStory({ slug: `story-${i}`, headline: `Story ${i}`, body: "Radar." })),
      );
    await rebuildRelated();
    const before = await everything();
    await database().corpus.update({ where: { id: 1 }, data: { rebuildStartedAt: new Date(0) } });
    await database().listState.updateMany({ where: { storyId: ids[1] }, data: { listedWith: 0 } });
    await database().relatedStory.deleteMany({ where: { storyId: ids[1] } });
    const heard: [string, number, number][] = [];
    await rebuildRelated((...said) => heard.push(said));
    expect(heard).toEqual([
      ["Lengths", 3, 3],
      ["Lists", 3, 3],
    ]);
    expect(await everything()).toEqual(before);
  });
});

describe("the order of related stories", () => {
  it("is that of the cosines of their signatures, tags and dates being equal", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 3, maxLength: 7 }), async (bodies) => {
        await database().$executeRaw`truncate stories, terms restart identity cascade`;
        await database().corpus.update({ where: { id: 1 }, data: { stories: 0 } });
        const contents = bodies.map((body, i) =>
          completeStory({ slug: `story-${i}`, headline: `Story ${i}`, body }),
        );
        const ids: number[] = [];
        for (const content of contents) ids.push(await put(undefined, content));
        await rebuildRelated();
        const expected = cosinesWithFirst(contents);
        const got = (await relatedStories(ids[0] as number, { limit: 10 })).map(({ id }) => ids.indexOf(id));
        expect(got.toSorted()).toEqual(ids.slice(1).map((_, i) => i + 1));
        for (const [i, story] of got.slice(1).entries()) {
          expect(expected[got[i] as number]).toBeGreaterThanOrEqual((expected[story] as number) - 1e-6);
        }
      }),
      { numRuns: 10 },
    );
  });
});

function cosinesWithFirst(contents: StoryContent[]): number[] {
  const counts = new Map(countTerms(contents));
  const vectors = contents.map((content) => {
    const { terms, weights } = signatureOf(content, english);
    const rare = (term: number) => Math.log(1 + contents.length / (counts.get(term) ?? 1));
    const shared = (term: number) => term % 2 === 0 || (counts.get(term) ?? 0) > 1;
    return new Map(
      terms.flatMap((term, i) => (shared(term) ? [[term, (weights[i] as number) * rare(term)]] : [])),
    );
  });
  const length = (vector: Map<number, number>) => Math.hypot(...vector.values());
  const [first = new Map<number, number>()] = vectors;
  return vectors.map((other) => {
    const dot = [...first].reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);
    return dot / (length(first) * length(other));
  });
}

function countTerms(contents: StoryContent[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const content of contents) {
    for (const term of signatureOf(content, english).terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

async function countedTerms(): Promise<[number, number][]> {
  const terms = await database().term.findMany({ where: { stories: { gt: 0 } }, orderBy: { id: "asc" } });
  return terms.map(({ id, stories }) => [id, stories]);
}

/** Signatures, numbers and lists, without the times. */
async function everything() {
  const [signatures, terms, lists] = await Promise.all([
    database().storySignature.findMany({
      orderBy: { storyId: "asc" },
      omit: { signedAt: true },
      include: { list: true },
    }),
    countedTerms(),
    database().relatedStory.findMany({ orderBy: [{ storyId: "asc" }, { otherId: "asc" }] }),
  ]);
  const rounded = lists.map((row) => ({ ...row, score: row.score.toFixed(4) }));
  return {
    signatures: signatures.map(({ list, ...row }) => ({ ...row, norm: list?.norm.toFixed(4) })),
    terms,
    lists: rounded,
  };
}

/** Creates or changes a story and publishes it. */
async function put(id: number | undefined, content: StoryContent): Promise<number> {
  if (id === undefined) {
    const created = await must(createStory(systemActor, content, { publishedAt }));
    await must(publishStory(systemActor, { id: created.id, expectedVersion: created.version }));
    return created.id;
  }
  const saved = await must(saveStory(systemActor, { id, expectedVersion: await versionOf(id), content }));
  if (saved.state !== "published")
    await must(publishStory(systemActor, { id, expectedVersion: saved.version }));
  return id;
}

async function versionOf(id: number): Promise<number> {
  return (await database().story.findUniqueOrThrow({ where: { id } })).version;
}

async function must<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; problem: { message: string } }>,
): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.problem.message);
  return settled.value;
}

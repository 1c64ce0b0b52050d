import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { rebuildSignatures } from "#lib/related/rebuild.ts";
import { rarity, signatureOf, termsOf } from "#lib/related/signature.ts";
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
        expect(await countedTerms()).toEqual(countTerms([...live.values()]));
        expect((await database().corpus.findUniqueOrThrow({ where: { id: 1 } })).stories).toBe(live.size);
        expect(await database().storySignature.count()).toBe(live.size);
      }),
      { numRuns: 25 },
    );
  });

  it("lets many publish at once who share all their words", async () => {
    const texts = Array.from({ length: 16 }, (_, i) => [...words.slice(i), ...words.slice(0, i)].join(" "));
    const contents = texts.map((body, i) =>
      completeStory({ slug: `story-${i}`, headline: `Story ${i}`, body: `${body}.` }),
    );
    await Promise.all(contents.map((content) => put(undefined, content)));
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
    await put(ids[0], completeStory({ slug: "story-0", headline: "Story 0", body: "Nothing but fog." }));
    const before = await signatures();
    expect(await database().term.count({ where: { stories: 0 } })).toBeGreaterThan(0);
    const heard: number[][] = [];
    expect(await rebuildSignatures((done, of) => heard.push([done, of]))).toBe(3);
    expect(await signatures()).toEqual(before);
    expect(await database().term.count({ where: { stories: 0 } })).toBe(0);
    expect(heard.at(-1)).toEqual([6, 6]);
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
        const expected = cosinesWithFirst(contents);
        const got = (await relatedStories(ids[0] as number, { limit: 10 })).map(({ id }) => ids.indexOf(id));
        expect(got.toSorted()).toEqual(ids.slice(1).map((_, i) => i + 1));
        for (const [i, story] of got.slice(1).entries()) {
          expect(expected[got[i] as number]).toBeGreaterThanOrEqual((expected[story] as number) - 1e-6);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function cosinesWithFirst(contents: StoryContent[]): number[] {
  const counts = new Map(countTerms(contents));
  const vectors = contents.map((content) => {
    const { kept, norm } = signatureOf(termsOf(content), (term) => counts.get(term) ?? 0, contents.length);
    return new Map(
      kept.map(({ term, weight }) => [
        term,
        (weight * rarity(counts.get(term) ?? 0, contents.length)) / norm,
      ]),
    );
  });
  const first = [...(vectors[0] ?? [])];
  return vectors.map((other) =>
    first.reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0),
  );
}

function countTerms(contents: StoryContent[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const content of contents) {
    for (const term of termsOf(content).keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts].sort(byTerm);
}

async function countedTerms(): Promise<[string, number][]> {
  const terms = await database().term.findMany({ where: { stories: { gt: 0 } } });
  return terms.map(({ term, stories }): [string, number] => [term, stories]).sort(byTerm);
}

function byTerm([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : 1;
}

async function signatures() {
  const rows = await database().storyTerm.findMany({ include: { term: true, signature: true } });
  return rows
    .map(({ storyId, weight, isName, term, signature }) => ({
      story: storyId,
      term: term.term,
      stories: term.stories,
      label: term.label,
      weight,
      isName,
      norm: signature.norm.toFixed(9),
    }))
    .sort((a, b) => a.story - b.story || (a.term < b.term ? -1 : 1));
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

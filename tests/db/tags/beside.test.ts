import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { changeTags, previewTags, type TagChange } from "#lib/tags/editing.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { editor, refusal, value, withNewsroom } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { changed, merged, taggedDraft, taggedStory, tagId } from "../../support/tags.ts";

withNewsroom();

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

describe("what was looked at", () => {
  const rename = async (): Promise<TagChange> => ({
    ...{ kind: "rename", name: "GPT", slug: "gpt" },
    tag: await tagId("LLM"),
  });
  const stateOf = async (change: TagChange) => value(await previewTags(editor, change)).state;

  it("has to be so still, or the change is refused as stale", async () => {
    const draft = value(await taggedDraft("LLM"));
    const change = await rename();
    const state = await stateOf(change);
    value(await publishStory(editor, { id: draft.id, expectedVersion: draft.version }));
    const problem = refusal(await changeTags(editor, change, state));
    expect(problem.code).toBe("stale");
    expect(problem.message).toContain("since this preview");
    expect((await tagBySlug("llm"))?.name).toBe("LLM");
    value(await changed(change));
  });

  it("lets one of two such changes through", async () => {
    await taggedStory("LLM");
    await taggedStory("AI");
    const into = await tagId("AI");
    const one = await rename();
    const other: TagChange = { kind: "merge", tags: [await tagId("LLM")], into };
    const states = [await stateOf(one), await stateOf(other)];
    const done = await Promise.all([
      changeTags(editor, one, states[0] ?? ""),
      changeTags(editor, other, states[1] ?? ""),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusal(done.find(({ ok }) => !ok) ?? done[0]).code).toBe("stale");
  });
});

it("saves that use a tag while it is merged or split away lose nothing and bring nothing back", async () => {
  await taggedStory("Language models");
  const stories = [];
  for (let n = 0; n < 6; n++) stories.push(value(await taggedDraft("LLM")));
  const type = async ({ id }: { id: number }, n: number) => {
    for (let round = 0; round < 5; round++) {
      const story = await deskStory(id);
      if (!story) throw new Error("It is gone.");
      const content = { ...story.content, summary: `Typed ${n}.${round}`, tags: ["LLM", `Own ${n}`] };
      const at = { id, expectedVersion: story.version, base: story.revision };
      value(await saveStory(editor, { ...at, content, autosave: true }));
      value(await createStory(editor, completeStory({ headline: `New ${n}.${round}`, tags: ["LLM"] })));
    }
  };
  const merging = async () => {
    // Saves go on meanwhile, so what was looked at is often another by then.
    for (let tries = 0; tries < 200; tries++) {
      const tags = [await tagId("LLM")];
      const change: TagChange = { kind: "merge", tags, into: await tagId("Language models") };
      const done = await changed(change);
      if (done.ok) return;
      expect(done.problem.code).toBe("stale");
    }
    throw new Error("It never got through.");
  };
  await Promise.all([...stories.map(type), merging()]);
  const tags = (await livingTags()).sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(tags.map(({ name }) => name)).toEqual(["Language models", ...stories.map((_, n) => `Own ${n}`)]);
  for (const [n, { id }] of stories.entries()) {
    expect((await deskStory(id))?.content).toMatchObject({
      summary: `Typed ${n}.4`,
      tags: ["Language models", `Own ${n}`],
    });
  }
});

it("a save and a split of the same story never wait for one another in a circle", async () => {
  for (let round = 0; round < 6; round++) {
    const [one, two] = [value(await taggedDraft(`AI ${round}`)), value(await taggedDraft(`AI ${round}`))];
    const change: TagChange = {
      ...{ kind: "split", into: [`Left ${round}`, `Right ${round}`], heir: 0, others: [0, 1], stories: [] },
      tag: await tagId(`AI ${round}`),
    };
    const typed = async ({ id }: { id: number }) => {
      const story = await deskStory(id);
      const content = { ...story?.content, summary: "Typed." };
      return saveStory(editor, { id, expectedVersion: story?.version ?? 0, base: 1, content });
    };
    const [first, second, done] = await Promise.all([typed(one), typed(two), changed(change)]);
    value(first);
    value(second);
    if (!done.ok) expect(done.problem.code).toBe("stale");
    const tags = done.ok ? [`Left ${round}`, `Right ${round}`] : [`AI ${round}`];
    for (const { id } of [one, two])
      expect((await deskStory(id))?.content).toMatchObject({ summary: "Typed.", tags });
    if (!done.ok) value(await changed(change));
  }
});

const names = ["A", "B", "C", "D", "E"];
const name = fc.constantFrom(...names);
const step = fc.oneof(
  fc.record({ act: fc.constant("rename" as const), from: name, to: name, moves: fc.boolean() }),
  fc.record({ act: fc.constant("merge" as const), from: fc.uniqueArray(name, { minLength: 1 }), to: name }),
  fc.record({
    ...{ act: fc.constant("split" as const), from: name },
    ...{ into: fc.uniqueArray(name, { minLength: 2, maxLength: 3 }), heir: fc.nat(2) },
  }),
  fc.record({ act: fc.constant("remove" as const), from: name }),
  fc.record({ act: fc.constant("publish" as const), tags: fc.uniqueArray(name, { minLength: 1 }) }),
);

/** The change that a step means, if its tags are there. */
async function changeOf(wish: Exclude<Parameters<typeof apply>[0], { act: "publish" }>) {
  const idOf = async (called: string) =>
    (await database().tag.findFirst({ where: { name: called, removedAt: null } }))?.id ?? 0;
  if (wish.act === "merge") {
    const tags = await Promise.all(wish.from.map(idOf));
    return { kind: "merge" as const, tags, into: await idOf(wish.to) };
  }
  const tag = await idOf(wish.from);
  if (wish.act === "remove") return { kind: "remove" as const, tag };
  if (wish.act === "split")
    return { kind: "split" as const, tag, into: wish.into, heir: wish.heir, others: [0], stories: [] };
  const known = await database().tag.findUnique({ where: { id: tag } });
  const slug = wish.moves ? wish.to.toLowerCase() : (known?.slug ?? "x");
  return { kind: "rename" as const, tag, name: wish.to, slug };
}

async function apply(wish: typeof step extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
  if (wish.act === "publish") await taggedStory(...wish.tags);
  else await changed(await changeOf(wish));
}

it("however tags were changed, each address that ever was one leads to a tag's page in one step, or to none", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      await database().$executeRaw`truncate stories, tags restart identity cascade`;
      await taggedStory("A", "B", "C");
      const ever = new Set<string>();
      for (const wish of steps) {
        await apply(wish);
        const [tags, earlier] = [await livingTags(), await database().tagAddress.findMany()];
        const own = tags.map(({ slug }) => slug);
        for (const slug of [...own, ...earlier.map((address) => address.slug)]) ever.add(slug);
        expect(earlier.filter(({ slug }) => own.includes(slug))).toEqual([]);
        const known = new Set([...own, ...earlier.map(({ slug }) => slug)]);
        expect([...ever].filter((slug) => !known.has(slug))).toEqual([]);
        for (const slug of ever) {
          const tag = await tagBySlug(slug);
          if (tag) expect(own).toContain(tag.slug);
          if (tag) expect((await tagBySlug(tag.slug))?.slug).toBe(tag.slug);
        }
        expect(await strayRevisions()).toEqual([]);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

function livingTags() {
  return database().tag.findMany({ where: { successorId: null } });
}

/** Revisions that no tag stands for any more, though they bore one. */
function strayRevisions() {
  return database().revision.findMany({
    where: { tagNames: { isEmpty: false }, tags: { none: {} } },
    select: { storyId: true },
  });
}

it("what is merged while a story is being published is dropped with it", async () => {
  await taggedStory("Language models");
  const draft = value(await taggedDraft("LLM"));
  const publishing = publishStory(editor, { id: draft.id, expectedVersion: draft.version });
  const merging = merged(["LLM"], "Language models").catch(() => merged(["LLM"], "Language models"));
  value(await publishing);
  await merging;
  expect((await tagBySlug("language-models"))?.count).toBe(2);
  expect(await tagBySlug("llm")).toMatchObject({ slug: "language-models" });
});

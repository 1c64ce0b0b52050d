import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { relateWaiting } from "#lib/related/job.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { cardsById } from "#lib/stories/cards.ts";
import { retractStory } from "#lib/stories/commands.ts";
import { deskStories } from "#lib/stories/desk-queries.ts";
import { ensureTags } from "#lib/tags/commands.ts";
import { deskTag, deskTags } from "#lib/tags/desk-queries.ts";
import { tagIndex } from "#lib/tags/directory.ts";
import { changeTags, previewTags } from "#lib/tags/editing.ts";
import { allTags, tagBySlug } from "#lib/tags/queries.ts";
import { watchEvents } from "../../support/events.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { changed, merged, renamed, split, taggedDraft, taggedStory, tagId } from "../../support/tags.ts";

withNewsroom();

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

const ensure = (...names: string[]) => database().$transaction((tx) => ensureTags(tx, names));
const tagsOf = async (id: number) => (await cardsById([id]))[0]?.tags.map(({ name }) => name);
const index = async () => (await tagIndex()).map(({ name, slug, count }) => `${name} ${slug} ${count}`);

/** The tags of the pages that are dropped while something is done. */
async function dropped(work: () => Promise<void>): Promise<Set<string>> {
  const tags = new Set<string>();
  dropInto({ drop: (names) => [...names].forEach((name) => void tags.add(name)), dropAll: () => {} });
  await work();
  dropInto(null);
  return tags;
}

describe("the desk's list of tags", () => {
  it("counts each story once, as published where readers find it, and says since when", async () => {
    const { id } = await taggedStory("LLM", "Archives");
    await database().story.update({ where: { id }, data: { publishedAt: new Date("2020-02-01T12:00:00Z") } });
    value(await taggedDraft("LLM"));
    const { tags, total } = await deskTags({});
    expect(tags.map(({ name, published, drafts }) => [name, published, drafts])).toEqual([
      ["Archives", 1, 0],
      ["LLM", 1, 1],
    ]);
    expect(total).toBe(2);
    expect(tags[0]?.since.toISOString()).toBe("2020-02-01T12:00:00.000Z");
    expect((await deskTags({ order: "stories" })).tags[0]?.name).toBe("LLM");
  });

  it("is searched by words, also those of earlier addresses, which mean nothing to the database", async () => {
    await taggedStory("LLM", "100% sure");
    await renamed("LLM", "Language models", "language-models");
    const found = async (text: string) => (await deskTags({ text })).tags.map(({ name }) => name);
    expect(await found("llm")).toEqual(["Language models"]);
    expect(await found("%")).toEqual(["100% sure"]);
    expect(await found("nothing")).toEqual([]);
  });
});

describe("renaming", () => {
  it("changes the tag wherever readers and the desk find it, and leads on from the old address", async () => {
    const { id } = await taggedStory("LLM", "Archives");
    const tag = await tagId("LLM");
    const preview = value(
      await previewTags(editor, { kind: "rename", tag, name: "Language models", slug: "language-models" }),
    );
    expect(preview).toMatchObject({
      published: 1,
      drafts: 0,
      tags: [{ name: "Language models", slug: "language-models", published: 1, drafts: 0, isNew: false }],
      addresses: [{ from: "llm", to: "language-models" }],
      stories: [{ id, live: true, tags: ["Language models"] }],
    });
    expect(await tagsOf(id)).toEqual(["LLM", "Archives"]);
    await renamed("LLM", "Language models", "language-models");
    expect(await tagsOf(id)).toEqual(["Language models", "Archives"]);
    expect(await tagBySlug("llm")).toMatchObject({ id: tag, slug: "language-models" });
    expect((await deskStories({ tag: "llm" })).total).toBe(1);
    expect(await ensure("llm", "LLM", "language  models")).toEqual([
      { id: tag, name: "Language models", slug: "language-models" },
    ]);
  });

  it("drops every page that shows the tag, the old address and the index", async () => {
    const { id } = await taggedStory("LLM");
    const tag = await tagId("LLM");
    expect((await record(() => tagBySlug("new-name"))).tags).toContain("tags");
    const tags = await dropped(() => renamed("LLM", "New name", "new-name"));
    expect([...tags]).toEqual(expect.arrayContaining(["tags", `tag:${tag}`, `story:${id}`]));
    expect((await record(() => tagBySlug("llm"))).tags).toContain("tags");
  });

  it("flattens what leads on, however often, and back", async () => {
    await taggedStory("A");
    await renamed("A", "B", "b");
    await renamed("B", "C", "c");
    for (const slug of ["a", "b", "c"]) expect((await tagBySlug(slug))?.slug, slug).toBe("c");
    await renamed("C", "A", "a");
    for (const slug of ["a", "b", "c"]) expect((await tagBySlug(slug))?.slug, slug).toBe("a");
    expect(await deskTag(await tagId("A"))).toMatchObject({ earlier: ["b", "c"] });
  });
});

describe("merging", () => {
  it("counts a story once that bore several, keeps the earlier place, and relates by the one that stays", async () => {
    const both = await taggedStory("LLM", "Archives", "Language models");
    const one = await taggedStory("LLM");
    const draft = value(await taggedDraft("LLMs"));
    const change = { kind: "merge" as const, tags: [await tagId("LLM"), await tagId("LLMs")] };
    const into = await tagId("Language models");
    expect(value(await previewTags(editor, { ...change, into }))).toMatchObject({
      published: 2,
      drafts: 1,
      doubled: 1,
      gone: ["LLM", "LLMs"],
      tags: [{ name: "Language models", published: 2, drafts: 1 }],
    });
    await merged(["LLM", "LLMs"], "Language models");
    expect(await tagsOf(both.id)).toEqual(["Language models", "Archives"]);
    expect(await index()).toEqual(["Archives archives 1", "Language models language-models 2"]);
    expect((await deskStories({ tag: "llms" })).stories.map(({ id }) => id)).toContain(draft.id);
    expect((await allTags()).map(({ name }) => name)).toEqual(["Archives", "Language models"]);
    await relateWaiting();
    const related = await relatedStories(one.id, { tag: into });
    expect(related.map(({ id }) => id)).toEqual([both.id]);
    expect((await tagBySlug("llms"))?.slug).toBe("language-models");
  });
});

describe("splitting", () => {
  it("gives each story what was ticked, in the place of the old tag", async () => {
    const first = await taggedStory("Before", "AI", "After");
    const second = await taggedStory("AI");
    const third = await taggedStory("AI");
    await split(
      "AI",
      ["AI policy", "AI research"],
      [
        [first.id, [0, 1]],
        [second.id, [1]],
      ],
    );
    expect(await tagsOf(first.id)).toEqual(["Before", "AI policy", "AI research", "After"]);
    expect(await tagsOf(second.id)).toEqual(["AI research"]);
    expect(await tagsOf(third.id)).toEqual(["AI policy"]);
    expect((await tagBySlug("ai"))?.slug).toBe("ai-policy");
    expect((await allTags()).map(({ name }) => name)).not.toContain("AI");
  });

  it("can keep the tag, and lead elsewhere", async () => {
    const [one, two] = [await taggedStory("AI"), await taggedStory("AI")];
    const { id } = await taggedStory("Robots");
    await split("AI", ["AI", "Robots"], [[two.id, [1]]]);
    expect(await tagsOf(one.id)).toEqual(["AI"]);
    expect(await tagsOf(two.id)).toEqual(["Robots"]);
    expect((await tagBySlug("robots"))?.count).toBe(2);
    await split("AI", ["Chips", "Robots"], [], { others: [1], heir: 1 });
    expect((await tagBySlug("ai"))?.slug).toBe("robots");
    expect(await tagsOf(one.id)).toEqual(["Robots"]);
    expect(await tagsOf(id)).toEqual(["Robots"]);
  });

  it("gives no story more tags than it may have, and none nothing", async () => {
    const eight = ["AI", ..."abcdefg"];
    const { id } = await taggedStory(...eight);
    const change = { kind: "split" as const, tag: await tagId("AI"), into: ["X", "Y"], heir: 0 };
    const both = refusal(await previewTags(editor, { ...change, others: [0, 1], stories: [] }));
    expect(both.fields?.choices?.[0]).toContain("more than 8 tags");
    const none = refusal(await previewTags(editor, { ...change, others: [], stories: [] }));
    expect(none.fields?.choices?.[0]).toContain("at least one");
    await split("AI", ["X", "a"], [[id, [0, 1]]]);
    expect(await tagsOf(id)).toHaveLength(8);
  });
});

describe("removing", () => {
  it("is for tags that no story bears; using the name again brings it back", async () => {
    const story = await taggedStory("Old hat", "Archives");
    const tag = await tagId("Old hat");
    expect(refusal(await changed({ kind: "remove", tag })).message).toContain("A story bears this tag");
    await retractStory(editor, { id: story.id, expectedVersion: story.version });
    expect(refusal(await changed({ kind: "remove", tag })).code).toBe("conflict");
    await ensure("Never used");
    value(await changed({ kind: "remove", tag: await tagId("Never used") }));
    expect((await allTags()).map(({ name }) => name)).toEqual(["Archives", "Old hat"]);
    expect((await ensure("never used"))[0]?.name).toBe("Never used");
    expect((await allTags()).map(({ name }) => name)).toContain("Never used");
  });
});

describe("every change of tags", () => {
  it("is for editors and admins", async () => {
    await taggedStory("LLM");
    const change = { kind: "remove", tag: await tagId("LLM") } as const;
    expect(refusal(await previewTags(writer, change)).code).toBe("forbidden");
    expect(refusal(await changeTags(writer, change, "")).code).toBe("forbidden");
  });

  it("is in the log, with what it changed and how many stories", async () => {
    const { id } = await taggedStory("LLM");
    const events = await watchEvents();
    await renamed("LLM", "GPT", "gpt");
    value(await taggedDraft("AI"));
    await merged(["AI"], "GPT");
    await split("GPT", ["Left", "Right"]);
    await ensure("Nobody's");
    value(await changed({ kind: "remove", tag: await tagId("Nobody's") }));
    const told = (await events()).filter(({ kind }) => kind.startsWith("tag."));
    expect(told.map(({ kind, title }) => [kind, title])).toEqual([
      ["tag.renamed", "LLM"],
      ["tag.merged", "GPT"],
      ["tag.split", "GPT"],
      ["tag.removed", "Nobody's"],
    ]);
    expect(told[0]).toMatchObject({
      before: { name: "LLM", slug: "llm" },
      after: { name: "GPT", slug: "gpt" },
      data: { published: 1, drafts: 0 },
    });
    expect(told[1]?.data).toMatchObject({ merged: [{ name: "AI", slug: "ai" }], drafts: 1 });
    expect(told[2]?.data).toMatchObject({
      into: [{ name: "Left", stories: expect.arrayContaining([id]) }, {}],
    });
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { storyTask } from "#lib/search/commands.ts";
import { indexMissing } from "#lib/search/jobs.ts";
import { searchStories } from "#lib/search/queries.ts";
import { tidyIndex } from "#lib/search/state.ts";
import { suggest } from "#lib/search/suggest.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { changeTags, previewTags } from "#lib/tags/editing.ts";
import { withDatabase } from "../../support/database.ts";
import { indexAll } from "../../support/search.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

const hour = 60 * 60 * 1000;

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
});

beforeEach(async () => {
  await database()
    .$executeRaw`truncate stories, tags, search_documents, search_words restart identity cascade`;
});

describe("an answer", () => {
  it("shows the headline and the best passage in pieces, and says which part it is from", async () => {
    await publish("nets", {
      headline: "Growers hang nets",
      ourTake: "Nets are **cheap**. Hail is not.",
      body: "## Hail\n\nHail falls in June.",
    });
    const [story] = (await find("hail nets")).results;
    expect(story?.title).toEqual([
      { text: "Growers hang ", hit: false },
      { text: "nets", hit: true },
    ]);
    expect(story?.snippet).toEqual({
      part: "Our Take",
      pieces: [
        { text: "Nets", hit: true },
        { text: " are cheap. ", hit: false },
        { text: "Hail", hit: true },
        { text: " is not.", hit: false },
      ],
    });
  });

  it("puts a headline before a body, and of two alike the newer one", async () => {
    const day = (text: string) => ({ publishedAt: new Date(text) });
    await publish("in-body", { headline: "Nothing new", body: "## More\n\nHail fell." }, day("2026-06-01"));
    await publish("old", { headline: "Hail fell", body: "It fell." }, day("2016-06-01"));
    await publish("new", { headline: "Hail fell", body: "It fell." }, day("2026-05-01"));
    expect(await slugs("hail")).toEqual(["new", "old", "in-body"]);
  });

  it("counts by tag, section and year, and is narrowed by them", async () => {
    const day = (text: string) => ({ publishedAt: new Date(text) });
    await publish("a", { headline: "Hail one", tags: ["Farming", "Weather"] }, day("2025-06-01"));
    await publish("b", { headline: "Hail two", tags: ["Weather"] }, day("2026-06-01"));
    const { facets } = await find("hail");
    expect(facets.tags.map(({ slug, count }) => [slug, count])).toEqual([
      ["weather", 2],
      ["farming", 1],
    ]);
    expect(facets.sections).toEqual([{ name: "News", slug: "news", count: 2, chosen: false }]);
    expect(facets.years.map(({ year, count }) => [year, count])).toEqual([
      [2026, 1],
      [2025, 1],
    ]);
    const narrowed = await searchStories({
      query: "hail",
      edition: "published",
      tags: ["farming"],
      year: 2025,
    });
    expect(narrowed.results.map(({ slug }) => slug)).toEqual(["a"]);
    expect(narrowed.facets.tags[0]).toMatchObject({ slug: "farming", chosen: true });
  });

  it("comes a page at a time", async () => {
    for (let n = 0; n < 5; n++) await publish(`hail-${n}`, { headline: `Hail number ${n}` });
    const page = (number: number) =>
      searchStories({ query: "hail", edition: "published", page: number, perPage: 2 });
    const [first, third] = [await page(1), await page(3)];
    expect([first.total, first.pages, first.results.length, third.results.length]).toEqual([5, 3, 2, 1]);
    expect((await page(9)).results).toEqual([]);
  });

  it("forgives a typing mistake, says so, and does not where the word is in quotes", async () => {
    await publish("orchards", { headline: "Orchards buy nets" });
    const answer = await find("orchrads");
    expect(answer.results).toHaveLength(1);
    expect(answer.corrected).toEqual([{ from: "orchrads", to: ["orchards"] }]);
    expect((await find('"orchrads"')).results).toEqual([]);
  });

  it("asks whether a far commoner word was meant where few stories have the rare one", async () => {
    for (let n = 0; n < 5; n++) await publish(`nets-${n}`, { headline: `Orchards buy nets ${n}` });
    await publish("wrong", { headline: "Orchadrs buy nothing" });
    expect((await find("orchadrs buy")).didYouMean).toBe("orchards buy");
    expect((await find("orchards buy")).didYouMean).toBeNull();
    for (let n = 0; n < 5; n++) await publish(`mays-${n}`, { headline: `It may rain ${n}` });
    await publish("mayo", { headline: "Mayo harvests begin" });
    expect((await find("mayo")).didYouMean).toBeNull();
  });

  it("names tags that sound like it when nothing is found", async () => {
    await publish("nets", { tags: ["Orchards"] });
    const answer = await find("orchard zzzz");
    expect([answer.total, answer.nearTags]).toEqual([0, [{ name: "Orchards", slug: "orchards" }]]);
  });

  it.each([
    ["long", "word ".repeat(2000)],
    ["one word", "x".repeat(10_000)],
    ["quotes", '"'.repeat(9999)],
    ["unbalanced", 'a "b c “d'],
    ["operators only", "tag: -section: by: before: after: -"],
    ["many operators", "-tag:x ".repeat(1000)],
    ["negations only", "-a -b -c"],
    ["SQL", "'; drop table stories; -- ' or 1=1 /* */ $1 \\"],
    ["tsquery", "a & b | !c <-> d:*A '"],
    ["regex", "(a+)+$ .* [^x]{1,9} \\d"],
    ["NUL", "a\u0000b \u0000"],
    ["half a sign", "\ud800 \udfff \ufffe"],
    ["likes", "% _ \\% %%"],
    ["quoted backslashes", '"\\" tag:"\\" by:"%"'],
    ["strange dates", "before:9999-99-99 after:0000 after:99999"],
    ["far dates", "before:9999-12-31 after:0001"],
    ["directions", "\u202ehail\u202c \u200b"],
  ])("is given for any query, in time: %s", async (_name, query) => {
    await publish("hail", { headline: "Hail" });
    const began = performance.now();
    const answer = await find(query);
    expect(answer.total).toBeGreaterThanOrEqual(0);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe("what can be found", () => {
  it("is what readers see, and on the desk the newest text of everything, for who may read it", async () => {
    const id = await publish("hail", { headline: "Hail fell", body: "## A\n\nPeaches were hit." });
    const version = (await database().story.findUniqueOrThrow({ where: { id } })).version;
    const content = completeStory({
      slug: "hail",
      headline: "Hail fell",
      body: "## A\n\nCherries were hit.",
    });
    await saveStory(systemActor, { id, expectedVersion: version, content });
    await createStory(systemActor, completeStory({ headline: "A draft about cherries" }));
    await indexAll();
    expect(await slugs("peaches")).toEqual(["hail"]);
    expect(await slugs("cherries")).toEqual([]);
    const desk = (query: string, role: "reader" | "writer") =>
      searchStories({ query, edition: "working", actor: { id: "x", name: "X", role } });
    expect((await desk("cherries", "writer")).results.map(({ headline }) => headline).toSorted()).toEqual([
      "A draft about cherries",
      "Hail fell",
    ]);
    expect((await desk("cherries state:draft", "writer")).total).toBe(2);
    expect((await desk("cherries state:published", "writer")).total).toBe(0);
    expect((await desk("peaches", "writer")).total).toBe(0);
    expect((await desk("cherries", "reader")).total).toBe(0);
    expect((await searchStories({ query: "cherries", edition: "working" })).total).toBe(0);
    expect((await suggest("cherr")).stories).toEqual([]);
    expect((await find("cherrise")).corrected).toEqual([]);
  });

  it("does not hold a story that was just retracted, nor the words that only it had", async () => {
    const id = await publish("hail", { headline: "Quokkas fell" });
    expect(await slugs("quokkas")).toEqual(["hail"]);
    const { version } = await database().story.findUniqueOrThrow({ where: { id } });
    await retractStory(systemActor, { id, expectedVersion: version });
    expect(await slugs("quokkas")).toEqual([]);
    await indexAll();
    expect((await find("quoka")).corrected).toEqual([]);
    expect(await database().searchWord.count({ where: { stories: { gt: 0 } } })).toBe(0);
  });

  it("follows a tag that is renamed or merged", async () => {
    await publish("hail", { tags: ["Farming"] });
    await publish("nets", { tags: ["Agriculture"] });
    const tag = await database().tag.findUniqueOrThrow({ where: { slug: "farming" } });
    const into = await database().tag.findUniqueOrThrow({ where: { slug: "agriculture" } });
    const change = { kind: "merge", tags: [tag.id, into.id], into: into.id, name: "Agronomy" } as const;
    const preview = await previewTags(systemActor, change as never);
    if (!preview.ok) throw new Error(preview.problem.message);
    await changeTags(systemActor, change as never, preview.value.state);
    expect((await slugs("tag:agriculture")).toSorted()).toEqual(["hail", "nets"]);
    await indexAll();
    expect((await slugs("tag:farming")).toSorted()).toEqual(["hail", "nets"]);
  });
});

describe("the index", () => {
  it("is asked for with a change, once however often somebody saves", async () => {
    const created = await createStory(systemActor, completeStory());
    if (!created.ok) throw new Error(created.problem.message);
    const { id, version } = created.value;
    const content = completeStory({ headline: "Another" });
    await saveStory(systemActor, { id, expectedVersion: version, content, autosave: true });
    const jobs = await database().$queryRaw<{ key: string; soon: boolean }[]>`
      select key, run_at <= now() as soon from graphile_worker.jobs where task_identifier = ${storyTask}`;
    expect(jobs.filter(({ key }) => key === `${storyTask} ${id}`)).toEqual([
      { key: `${storyTask} ${id}`, soon: false },
    ]);
  });

  it("is made by itself for stories that were there before it, or whose job was lost", async () => {
    await publish("hail", { headline: "Hail" });
    await database().$executeRaw`truncate search_documents, search_words restart identity`;
    expect(await slugs("hail")).toEqual([]);
    await database().$executeRaw`update stories set updated_at = ${new Date(Date.now() - hour)}`;
    await indexMissing();
    expect(await slugs("hail")).toEqual(["hail"]);
  });

  it("counts each word once for each story, however often it is made", async () => {
    await publish("hail", { headline: "Hail hail" });
    await publish("more", { headline: "Hail again" });
    await indexAll();
    await indexAll();
    const word = () => database().searchWord.findUniqueOrThrow({ where: { word: "hail" } });
    expect((await word()).stories).toBe(2);
    await database().searchWord.update({ where: { word: "hail" }, data: { stories: 40 } });
    await tidyIndex();
    expect((await word()).stories).toBe(2);
  });

  it("suggests headlines and tags for the beginning of a word", async () => {
    await publish("hail", { headline: "Orchards buy nets", tags: ["Orchards"] });
    expect(await suggest("orch")).toEqual({
      stories: [{ slug: "hail", headline: "Orchards buy nets" }],
      tags: [{ name: "Orchards", slug: "orchards" }],
    });
  });
});

const find = (query: string) => searchStories({ query, edition: "published" });
const slugs = async (query: string) => (await find(query)).results.map(({ slug }) => slug);

async function publish(slug: string, parts: Partial<StoryContent>, options = {}): Promise<number> {
  const created = await createStory(
    systemActor,
    completeStory({ slug, summary: "A summary of it.", ...parts }),
    options,
  );
  if (!created.ok) throw new Error(created.problem.message);
  const { id, version } = created.value;
  const published = await publishStory(systemActor, { id, expectedVersion: version });
  if (!published.ok) throw new Error(published.problem.message);
  await indexAll();
  return id;
}

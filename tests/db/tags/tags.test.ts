import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { sectionBySlug, sections } from "#lib/sections/queries.ts";
import { createStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import { ensureTags } from "#lib/tags/commands.ts";
import { tagIndex } from "#lib/tags/directory.ts";
import { allTags, tagBySlug, tagsBySlugs } from "#lib/tags/queries.ts";
import { withDatabase } from "../../support/database.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

beforeAll(async () => {
  await database().section.create({ data: { slug: "policy", name: "Policy", position: 2 } });
  await database().section.create({ data: { slug: "news", name: "News", position: 1 } });
});

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

const ensure = (names: string[]) => database().$transaction((tx) => ensureTags(tx, names));

describe("making tags", () => {
  it("keeps the order and makes each once, whatever its case and accents", async () => {
    const tags = await ensure(["Open Data", "LLM", "llm", "Café", "Cafe", "C++", "C#"]);
    expect(tags.map(({ name, slug }) => [name, slug])).toEqual([
      ["Open Data", "open-data"],
      ["LLM", "llm"],
      ["Café", "cafe"],
      ["C++", "c-plus-plus"],
      ["C#", "c-sharp"],
    ]);
  });

  it("finds those that are there, under the names that they have", async () => {
    const [first] = await ensure(["LLM"]);
    expect(await ensure(["New", "Llm"])).toEqual([expect.objectContaining({ name: "New" }), first]);
    expect(await database().tag.count()).toBe(2);
  });

  it("finds a renamed one by its old address and by its new name", async () => {
    const [tag] = await ensure(["LLM"]);
    await database().tag.update({ where: { id: tag?.id }, data: { name: "Language models" } });
    expect(await ensure(["Language models", "LLM"])).toEqual([
      { id: tag?.id, name: "Language models", slug: "llm" },
    ]);
  });

  it("works for many at once who want the same in another order", async () => {
    const names = Array.from({ length: 8 }, (_, i) => `Tag ${i}`);
    const turned = (n: number) => [...names.slice(n), ...names.slice(0, n)];
    const all = await Promise.all(names.map((_, n) => ensure(turned(n))));
    expect(await database().tag.count()).toBe(8);
    for (const [n, tags] of all.entries()) expect(tags.map(({ name }) => name)).toEqual(turned(n));
  });
});

describe("the tags that readers see", () => {
  it("are those of published stories, counted, A to Z", async () => {
    await publish(["LLM", "apples"]);
    await publish(["LLM", "Tag 10", "Tag 9"]);
    await createStory(systemActor, completeStory({ headline: "A secret", tags: ["Secret deal", "LLM"] }));
    expect((await tagIndex()).map(({ name, count }) => `${name} ${count}`)).toEqual([
      "apples 1",
      "LLM 2",
      "Tag 9 1",
      "Tag 10 1",
    ]);
    expect(await tagBySlug("secret-deal")).toBeNull();
    expect((await allTags()).map(({ slug }) => slug)).toContain("secret-deal");
    expect((await tagsBySlugs(["tag-9", "none", "llm", "tag-9"])).map(({ slug }) => slug)).toEqual([
      "tag-9",
      "llm",
    ]);
  });

  it("go with their last story", async () => {
    const { id, version } = await publish(["Alone"]);
    expect(await tagBySlug("alone")).toMatchObject({ name: "Alone", count: 1 });
    await retractStory(systemActor, { id, expectedVersion: version });
    expect(await tagBySlug("alone")).toBeNull();
    expect(await tagIndex()).toEqual([]);
  });

  it("tell the page what it was made from, also when there is none", async () => {
    await publish(["LLM"]);
    const tag = await tagBySlug("llm");
    expect((await record(() => tagBySlug("llm"))).tags).toEqual(new Set([`tag:${tag?.id}`]));
    expect((await record(() => tagBySlug("none"))).tags).toEqual(new Set(["tags"]));
    expect((await record(() => tagsBySlugs(["llm", "none"]))).tags).toEqual(
      new Set([`tag:${tag?.id}`, "tags"]),
    );
    expect((await record(tagIndex)).tags).toEqual(new Set(["tags"]));
  });
});

describe("sections", () => {
  it("come in the order that admins gave them", async () => {
    expect((await sections()).map(({ name }) => name)).toEqual(["News", "Policy"]);
  });

  it("are found by their address, and the page knows what it was made from", async () => {
    const { value, tags } = await record(() => sectionBySlug("news"));
    expect(value).toMatchObject({ name: "News", slug: "news" });
    expect(tags).toEqual(new Set([`section:${value?.id}`]));
    expect(await record(() => sectionBySlug("none"))).toMatchObject({
      value: null,
      tags: new Set(["sections"]),
    });
    expect((await record(sections)).tags).toEqual(new Set(["sections"]));
  });
});

async function publish(tags: string[]) {
  const created = await createStory(systemActor, completeStory({ tags }));
  if (!created.ok) throw new Error(created.problem.message);
  const { id, version } = created.value;
  const published = await publishStory(systemActor, { id, expectedVersion: version });
  if (!published.ok) throw new Error(published.problem.message);
  return published.value;
}

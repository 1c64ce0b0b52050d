import { beforeAll, beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { wholeThread } from "#lib/chains/queries.ts";
import { database } from "#lib/database/client.ts";
import { newestStories } from "#lib/feeds/queries.ts";
import { letterOf } from "#lib/newsletter/proposing.ts";
import { relateWaiting } from "#lib/related/job.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { rebuildRelated } from "#lib/related/rebuild.ts";
import { searchStories } from "#lib/search/queries.ts";
import { rebuildIndex } from "#lib/search/rebuild.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { listStories, storyBySlug } from "#lib/stories/queries.ts";
import { surroundingsOf } from "#lib/tags/place.ts";
import { takesRecord } from "#lib/takes/queries.ts";
import { thisWeek } from "#lib/week/queries.ts";
import { withDatabase } from "../../support/database.ts";
import { indexAll } from "../../support/search.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
});

beforeEach(async () => {
  await database()
    .$executeRaw`truncate stories, tags, terms, search_documents, search_words restart identity cascade`;
  await database().corpus.update({ where: { id: 1 }, data: { stories: 0 } });
});

const german: Partial<StoryContent> = {
  language: "de",
  headline: "Die Häuser der Kliniken",
  slug: "haeuser",
  summary: "Viele Häuser in Beispielstadt werden umgebaut.",
  body: "In Beispielstadt sind alle Häuser umgebaut. Die Häuser in Beispielstadt gehören der Stadt.",
  claim: "Bis 2032 sind alle Häuser fertig.",
  lookBack: "2032-12-31",
  doThisWeek: [{ audience: "Kliniken", action: "Pläne lesen.", until: "2099-01-01" }],
  tags: ["Kliniken"],
};

it("is stored, approved word for word and never changed", async () => {
  const id = await publish(german);
  expect((await deskStory(id))?.content.language).toBe("de");
  const change = database().revision.updateMany({ where: { storyId: id }, data: { language: "fr" } });
  await expect(change).rejects.toThrow();
});

it("is told with the story wherever readers meet it, and null where it is the site's", async () => {
  const id = await publish(german);
  await publish({ slug: "next", follows: "haeuser", tags: ["Kliniken"] });
  const found = await storyBySlug("haeuser");
  expect(found.kind === "found" && found.story.language).toBe("de");
  const next = await storyBySlug("next");
  expect(next.kind === "found" && [next.story.language, next.story.follows?.language]).toEqual([null, "de"]);
  const lists = { listed: (await listStories({ page: 1 })).stories, feed: await newestStories({}) };
  for (const stories of Object.values(lists))
    expect(stories.map(({ language }) => language)).toEqual([null, "de"]);
  const thread = await wholeThread(id);
  expect(thread?.items.map((item) => typeof item !== "number" && item.language)).toEqual(["de", null]);
  const tag = await database().tag.findFirstOrThrow();
  const around = await surroundingsOf(tag.id);
  expect(around.doThisWeek.map(({ language }) => language)).toContain("de");
  expect(around.followUps.map(({ language, earlier }) => [language, earlier.language])).toEqual([
    [null, "de"],
  ]);
  const week = await thisWeek();
  expect(week.groups.flatMap(({ actions }) => actions.map(({ story }) => story.language))).toContain("de");
  const record = await takesRecord({ outcome: null, section: null, author: null, year: null, page: 1 });
  expect(record?.next.map(({ language }) => language)).toEqual(["de"]);
  const letter = await letterOf({ subject: "", note: "", stories: [id] });
  expect(letter.stories.map(({ language }) => language)).toEqual(["de"]);
});

it("lets a story be found by its words and by their basic forms, whether its rows are made one by one or all anew", async () => {
  const id = await publish(german);
  await publish({ slug: "haus", headline: "Haus Example opens" });
  const found = async (query: string) =>
    (await searchStories({ query, edition: "published" })).results.map(({ slug }) => slug).sort();
  await indexAll();
  const documents = () =>
    database().$queryRaw`
      select story_id, number, document::text as document, head::text as head from search_documents order by 1`;
  const one = await documents();
  expect(await found("Häuser")).toEqual(["haeuser"]);
  expect(await found("haus")).toEqual(["haeuser", "haus"]);
  expect((await searchStories({ query: "Häuser", edition: "published" })).results[0]?.language).toBe("de");
  const { id: other } = await database().story.findFirstOrThrow({ where: { slug: "haus" } });
  await rebuildIndex([id, other]);
  expect(await documents()).toEqual(one);
});

it("is compared with others in its own words, whether lists are made one by one or all anew", async () => {
  const id = await publish(german);
  const twin = await publish({ ...german, slug: "haus", headline: "Ein Haus in Beispielstadt" });
  await relateWaiting();
  const signatures = () =>
    database().$queryRaw`select story_id, terms, weights, names from story_signatures order by 1`;
  const one = await signatures();
  const [related] = await relatedStories(id);
  expect([related?.id, related?.language]).toEqual([twin, "de"]);
  await rebuildRelated();
  expect(await signatures()).toEqual(one);
});

async function publish(parts: Partial<StoryContent>): Promise<number> {
  const made = await createStory(systemActor, completeStory({ ...parts, section: "news" }));
  if (!made.ok) throw new Error(made.problem.message);
  const { id, version } = made.value;
  const published = await publishStory(systemActor, { id, expectedVersion: version });
  if (!published.ok) throw new Error(published.problem.message);
  return id;
}

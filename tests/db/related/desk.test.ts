import { beforeAll, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { relatedOnDesk } from "#lib/related/desk.ts";
import { relateJob } from "#lib/related/job.ts";
import { createStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { withDatabase } from "../../support/database.ts";
import { noon, norda } from "../../support/older-stories.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
  await publish("radar", 95, { ourTake: "A **promise** without a price." });
  await publish("season", 300, { ourTake: `${"One season proves little. ".repeat(20)}The end.` });
  await publish("nets", 12, {});
  await publish("glass", 60, { body: "## What\n\nVisitors touch vases and goblets.", tags: ["Museums"] });
});

it("a draft's neighbours are those that readers of it would get, with what the desk said before", async () => {
  const { near, olderTakes } = await lookAt(await draft("one", {}));
  expect(near.slice(0, 2).map(({ slug }) => slug)).toEqual(["nets", "radar"]);
  expect(near.map(({ slug }) => slug)).toContain("season");
  expect(near[0]?.reason).toMatch(/^Also about .*Norda Weather/);
  expect(near[0]?.names.map(({ label }) => label)).toContain("Norda Weather");
  expect(olderTakes.map(({ slug }) => slug)).toEqual(["radar", "season"]);
  expect(olderTakes[0]).toMatchObject({ take: "A promise without a price." });
  expect(olderTakes[0]?.subject).toContain("Norda Weather");
  expect(olderTakes[1]?.take).toMatch(/^One season proves little\. .*…$/);
  expect(olderTakes[1]?.take.length).toBeLessThanOrEqual(241);
});

it("what it pins, keeps out and follows is named, whether readers see it or not", async () => {
  const unseen = await draft("unseen", {});
  const { near, named, olderTakes } = await lookAt(
    await draft("two", {
      follows: "season",
      related: { pinned: ["glass", "unseen", "nowhere"], banned: ["radar"] },
    }),
  );
  expect(named.map(({ slug, live }) => [slug, live]).sort()).toEqual([
    ["glass", true],
    ["radar", true],
    ["season", true],
    ["unseen", false],
  ]);
  expect(named.find(({ slug }) => slug === "unseen")?.id).toBe(unseen);
  expect(near.find(({ slug }) => slug === "glass")?.pinned).toBe(true);
  expect(near.find(({ slug }) => slug === "radar")?.banned).toBe(true);
  expect(near.find(({ slug }) => slug === "season")?.followedByThis).toBe(true);
  expect(olderTakes.map(({ slug }) => slug)).toEqual(["season"]);
});

it("a story that readers lost is not said before", async () => {
  const ferries = "## What\n\nQuay Ferries sold its boats. Islanders want Quay Ferries to stay.";
  const gone = await publish("gone", 200, { body: ferries });
  const story = await draft("three", { body: ferries });
  const slugs = async () => (await lookAt(story)).olderTakes.map(({ slug }) => slug);
  expect(await slugs()).toContain("gone");
  const { version } = await database().story.findUniqueOrThrow({ where: { id: gone } });
  expect((await retractStory(systemActor, { id: gone, expectedVersion: version })).ok).toBe(true);
  await relateJob({ story: gone });
  expect(await slugs()).not.toContain("gone");
});

async function lookAt(id: number) {
  const story = await deskStory(id);
  if (!story) throw new Error("no such story");
  return relatedOnDesk(story);
}

async function draft(slug: string, parts: Partial<StoryContent>, publishedAt: Date | null = null) {
  const content = completeStory({ slug, headline: slug, body: norda, tags: [`Only ${slug}`], ...parts });
  const created = await createStory(systemActor, content, { publishedAt });
  if (!created.ok) throw new Error(created.problem.message);
  return created.value.id;
}

async function publish(slug: string, daysAgo: number, parts: Partial<StoryContent>): Promise<number> {
  const id = await draft(slug, parts, noon(daysAgo));
  const published = await publishStory(systemActor, { id, expectedVersion: 1 });
  if (!published.ok) throw new Error(published.problem.message);
  await relateJob({ story: id });
  return id;
}

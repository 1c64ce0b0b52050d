import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { threadStories } from "#lib/chains/queries.ts";
import { beforeAndSince } from "#lib/chains/thread.ts";
import { database } from "#lib/database/client.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { relateWaiting } from "#lib/related/job.ts";
import { relatedStories } from "#lib/related/queries.ts";
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

const norda = "Norda Weather sells forecasts. Farmers pay Norda Weather for hail warnings and radar.";
const glass = "A museum in Westvale shows glass. Visitors of the museum touch vases and goblets.";

describe("related stories", () => {
  it("are those about the same names, with the name as the reason", async () => {
    const story = await publish("hail", { body: `${norda} Orchards buy nets.` });
    await publish("glass", { body: glass });
    const other = await publish("radar", { body: `${norda} Ships listen.` });
    const [first] = await related(story);
    expect(first).toMatchObject({ id: other, slug: "radar", reason: "Also about Norda Weather" });
    expect(await reasons(story)).toEqual({ radar: "Also about Norda Weather" });
  });

  it("are shown as cards", async () => {
    const story = await publish("hail", { body: norda, tags: ["Weather"] });
    await publish("radar", { body: norda, tags: ["Weather", "Ships"], headline: "Radar for ships" });
    expect(await related(story)).toEqual([
      {
        id: story + 1,
        slug: "radar",
        headline: "Radar for ships",
        summary: "A summary of it.",
        language: null,
        ourTake: "A view of it.",
        section: { name: "News", slug: "news" },
        tags: [
          { name: "Weather", slug: "weather" },
          { name: "Ships", slug: "ships" },
        ],
        publishedAt: expect.any(Date),
        readingMinutes: 1,
        reason: "Also about Norda Weather",
      },
    ]);
  });

  it("are at most as many as asked for, and never the story itself", async () => {
    const [story = 0] = await Promise.all(
      Array.from({ length: 8 }, (_, i) => publish(`hail-${i}`, { body: norda })),
    );
    expect(await related(story)).toHaveLength(4);
    expect(await related(story, { limit: 6 })).toHaveLength(6);
    expect((await related(story, { limit: 20 })).map(({ id }) => id)).not.toContain(story);
  });

  it("are as near in time as they can be when they are equally alike", async () => {
    const day = (text: string) => ({ publishedAt: new Date(text) });
    const story = await publish("now", { body: norda }, day("2025-06-01"));
    await publish("long-ago", { body: norda }, day("2015-06-01"));
    await publish("last-month", { body: norda }, day("2025-05-01"));
    await publish("last-year", { body: norda }, day("2024-06-01"));
    expect(await slugs(story)).toEqual(["last-month", "last-year", "long-ago"]);
  });

  it("share a tag where no name tells why", async () => {
    const story = await publish("nets", {
      body: "Growers hang nets over orchards.",
      tags: ["Farming", "Hail"],
    });
    await publish("sheep", { body: "Shepherds drive flocks uphill.", tags: ["Farming"] });
    await publish("glass", { body: glass, tags: ["Museums"] });
    expect(await reasons(story)).toEqual({ sheep: "Also on Farming" });
  });

  it("can be narrowed to a tag, also where words alone would find nothing", async () => {
    const story = await publish("nets", { body: norda, tags: ["Farming", "Hail"] });
    await publish("sheep", { body: "Shepherds drive flocks uphill.", tags: ["Farming"] });
    await publish("radar", { body: norda, tags: ["Hail"] });
    const farming = await database().tag.findUniqueOrThrow({ where: { slug: "farming" } });
    expect(await slugs(story)).toEqual(["radar", "sheep"]);
    expect(await slugs(story, { tag: farming.id })).toEqual(["sheep"]);
  });
});

describe("what editors decide", () => {
  it("comes first, in their order, and what they ban never comes", async () => {
    await publish("glass", { body: glass });
    await publish("sheep", { body: "Shepherds drive flocks uphill." });
    await publish("radar", { body: norda });
    await publish("ships", { body: norda });
    const story = await publish("hail", {
      body: norda,
      related: { pinned: ["sheep", "glass", "hail"], banned: ["ships"] },
    });
    expect(await reasons(story)).toEqual({
      sheep: "Chosen by the editors",
      glass: "Chosen by the editors",
      radar: "Also about Norda Weather",
    });
    expect(await slugs(story)).toEqual(["sheep", "glass", "radar"]);
  });

  it("holds when the other story has moved to a new address", async () => {
    const glassId = await publish("glass", { body: glass });
    const radar = await publish("radar", { body: norda });
    const story = await publish("hail", { body: norda, related: { pinned: ["glass"], banned: ["radar"] } });
    await republish(glassId, { slug: "glass-in-westvale", body: glass });
    await republish(radar, { slug: "radar-at-sea", body: norda });
    expect(await reasons(story)).toEqual({ "glass-in-westvale": "Chosen by the editors" });
  });

  it("is a ban rather than a pin when both are said", async () => {
    await publish("glass", { body: glass });
    const story = await publish("hail", { body: norda, related: { pinned: ["glass"], banned: ["glass"] } });
    expect(await related(story)).toEqual([]);
  });
});

describe("stories that follow one another", () => {
  it("are related both ways, also after a move", async () => {
    const first = await publish("first", { body: glass });
    const second = await publish("second", { body: norda, follows: "first" });
    expect(await reasons(first)).toEqual({ second: "Follows this story" });
    expect(await reasons(second)).toEqual({ first: "This story follows it" });
    await republish(first, { slug: "the-very-first", body: glass });
    expect(await reasons(first)).toEqual({ second: "Follows this story" });
    expect(await reasons(second)).toEqual({ "the-very-first": "This story follows it" });
  });
});

describe("what readers cannot see", () => {
  it("is never related", async () => {
    const story = await publish("hail", { body: norda });
    const gone = await publish("gone", { body: norda });
    await create("draft", { body: norda, follows: "hail" });
    expect(await slugs(story)).toEqual(["gone"]);
    const { version } = await database().story.findUniqueOrThrow({ where: { id: gone } });
    expect((await retractStory(systemActor, { id: gone, expectedVersion: version })).ok).toBe(true);
    expect(await slugs(story)).toEqual([]);
    expect(await related(gone)).toEqual([]);
  });

  it("counts for nothing until it is published", async () => {
    const story = await publish("hail", { body: norda });
    const other = await publish("glass", { body: glass });
    await save(other, { slug: "glass", body: norda });
    expect(await slugs(story)).toEqual([]);
    await republish(other, { slug: "glass", body: norda });
    expect(await slugs(story)).toEqual(["glass"]);
  });

  it("holds for an address that only a draft has: what follows or pins it shows nothing before it is public", async () => {
    const other = await publish("glass", { body: glass });
    const story = await publish("hail", {
      body: norda,
      follows: "coming",
      related: { pinned: ["coming"], banned: [] },
    });
    await save(other, { slug: "coming", body: glass });
    expect(await slugs(other)).toEqual([]);
    expect(await slugs(story)).toEqual([]);
    expect(await threadStories(other)).toHaveLength(1);
    await republish(other, { slug: "coming", body: glass });
    expect(await slugs(other)).toEqual(["hail"]);
    expect(await slugs(story)).toEqual(["coming"]);
    expect(beforeAndSince(await threadStories(story), story).follows).toMatchObject({ slug: "coming" });
  });
});

it("a page with related stories is made anew when any of them changes", async () => {
  const story = await publish("hail", { body: norda });
  const other = await publish("radar", { body: norda });
  const { tags } = await record(() => related(story));
  expect([...tags].sort()).toEqual([`related:${story}`, "settings", `story:${other}`]);
});

async function create(slug: string, parts: Partial<StoryContent>, options = {}) {
  const content = completeStory({
    slug,
    headline: slug,
    summary: "A summary of it.",
    ourTake: "A view of it.",
    whyItMatters: "Because.",
    doThisWeek: [{ audience: "You", action: "Do it.", until: null }],
    tags: [`Only ${slug}`],
    ...parts,
  });
  const created = await createStory(systemActor, content, options);
  if (!created.ok) throw new Error(created.problem.message);
  return { ...created.value, content };
}

async function publish(slug: string, parts: Partial<StoryContent>, options = {}): Promise<number> {
  const { id, version } = await create(slug, parts, options);
  const published = await publishStory(systemActor, { id, expectedVersion: version });
  if (!published.ok) throw new Error(published.problem.message);
  return id;
}

async function save(id: number, parts: Partial<StoryContent>): Promise<number> {
  const { version, slug } = await database().story.findUniqueOrThrow({ where: { id } });
  const content = completeStory({ slug, headline: slug, tags: [`Only ${slug}`], ...parts });
  const saved = await saveStory(systemActor, { id, expectedVersion: version, content });
  if (!saved.ok) throw new Error(saved.problem.message);
  return saved.value.version;
}

async function republish(id: number, parts: Partial<StoryContent>): Promise<void> {
  const published = await publishStory(systemActor, { id, expectedVersion: await save(id, parts) });
  if (!published.ok) throw new Error(published.problem.message);
}

/** What the job would have found by now. */
async function related(id: number, options = {}) {
  await relateWaiting();
  return relatedStories(id, options);
}

async function slugs(id: number, options = {}): Promise<string[]> {
  return (await related(id, options)).map(({ slug }) => slug);
}

async function reasons(id: number): Promise<Record<string, string>> {
  return Object.fromEntries((await related(id)).map(({ slug, reason }) => [slug, reason]));
}

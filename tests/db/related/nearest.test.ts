import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { listAnew, relateJob, relateStory, relateWaiting } from "#lib/related/job.ts";
import { nearestTo } from "#lib/related/nearest.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { withDatabase } from "../../support/database.ts";
import { completeStory } from "../../support/stories.ts";

withDatabase();

const norda = "Norda Weather sells forecasts. Farmers pay Norda Weather for hail warnings and radar.";
const glass = "A museum in Westvale shows glass. Visitors of the museum touch vases and goblets.";
const ids: Record<string, number> = {};

beforeAll(async () => {
  await database().section.create({ data: { slug: "news", name: "News" } });
  for (const [slug, body] of Object.entries({
    radar: norda,
    ships: `${norda} Ships listen.`,
    vases: glass,
  })) {
    ids[slug] = await publish(text(slug, { body, tags: ["Weather", slug] }));
  }
  await relateWaiting();
});

describe("what is nearest to a text", () => {
  it("is found for a draft that nobody has stored, with everything that says why", async () => {
    const [first, second] = await nearestTo(text("hail", { body: norda, tags: ["Weather"] }));
    expect(first).toMatchObject({
      slug: "radar",
      headline: "radar",
      section: "News",
      reason: "Also about Norda Weather",
      names: [{ label: "Norda Weather", stories: 2 }],
      tags: [{ name: "Weather", slug: "weather" }],
      pinned: false,
      banned: false,
    });
    expect(first?.allTags).toHaveLength(2);
    expect(second?.slug).toBe("ships");
    expect(first?.score).toBeGreaterThan(second?.score ?? 0);
  });

  it("is the same for a story as what its readers are offered", async () => {
    const story = await database().story.findUniqueOrThrow({ where: { id: ids.radar } });
    const near = await nearestTo(text("radar", { body: norda, tags: ["Weather", "radar"] }), {
      storyId: ids.radar,
      publishedAt: story.publishedAt,
    });
    expect(near.map(({ id, reason }) => ({ id, reason }))).toEqual(
      (await relatedStories(ids.radar as number)).map(({ id, reason }) => ({ id, reason })),
    );
  });

  it("names what is pinned first and says of the banned that they are", async () => {
    const related = { pinned: ["vases"], banned: ["radar"] };
    const near = await nearestTo(text("hail", { body: norda, related }));
    expect(near.map(({ slug, pinned, banned }) => ({ slug, pinned, banned }))).toEqual([
      { slug: "vases", pinned: true, banned: false },
      { slug: "radar", pinned: false, banned: true },
      { slug: "ships", pinned: false, banned: false },
    ]);
  });
});

describe("a new story", () => {
  it("is in the lists of its neighbours as soon as its own is made", async () => {
    const id = await publish(text("hail", { body: `${norda} Orchards buy nets.` }));
    await relateStory(id);
    expect((await relatedStories(ids.radar as number)).map((story) => story.id)).toContain(id);
    expect((await relatedStories(ids.vases as number)).map((story) => story.id)).not.toContain(id);
  });

  it("gets the list that making all anew would give it, and so do its neighbours", async () => {
    const lists = () =>
      database().relatedStory.findMany({
        orderBy: [{ storyId: "asc" }, { otherId: "asc" }],
        select: { storyId: true, otherId: true },
      });
    const before = await lists();
    for (const { id } of await database().story.findMany()) await listAnew(id);
    expect(await lists()).toEqual(before);
  });

  it("is related once, however often the job for it is done", async () => {
    const before = await database().term.findMany({ orderBy: { id: "asc" } });
    await relateJob({ story: ids.radar });
    await relateJob({ story: ids.radar });
    expect(await database().term.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    expect(await relateWaiting()).toBe(0);
  });
});

function text(slug: string, parts: Partial<StoryContent>): StoryContent {
  return completeStory({
    slug,
    headline: slug,
    summary: "A summary of it.",
    ourTake: "A view of it.",
    whyItMatters: "Because.",
    doThisWeek: [{ audience: "You", action: "Do it.", until: null }],
    tags: [`Only ${slug}`],
    ...parts,
  });
}

async function publish(content: StoryContent): Promise<number> {
  const created = await createStory(systemActor, content);
  if (!created.ok) throw new Error(created.problem.message);
  const { id, version } = created.value;
  const published = await publishStory(systemActor, { id, expectedVersion: version });
  if (!published.ok) throw new Error(published.problem.message);
  return id;
}

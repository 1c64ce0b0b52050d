import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { createStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { dayInZone, endOfDayInZone } from "#lib/stories/dates.ts";
import { describeTag } from "#lib/tags/describing.ts";
import { findTags, tagIndex, tagLetters, tagsByUse } from "#lib/tags/directory.ts";
import { surroundingsOf } from "#lib/tags/place.ts";
import { tagBySlug } from "#lib/tags/queries.ts";
import { suggestTags } from "#lib/tags/suggest.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { merged, renamed, taggedStory, tagId } from "../../support/tags.ts";

withNewsroom();

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

async function published(parts: Partial<StoryContent>) {
  const { id, version } = value(await createStory(editor, completeStory(parts)));
  return value(await publishStory(editor, { id, expectedVersion: version }));
}

const dayIn = (days: number) => dayInZone(new Date(Date.now() + days * 24 * 60 * 60 * 1000), "UTC");
const action = (text: string, until: string | null) => ({ audience: "Desks", action: text, until });

describe("what surrounds a tag", () => {
  it("is what is to be done now, and the page says until when it holds", async () => {
    await published({ tags: ["AI"], doThisWeek: [action("Later", dayIn(6)), action("Over", dayIn(-3))] });
    await published({ tags: ["AI"], doThisWeek: [action("Soon", dayIn(2)), action("Always", null)] });
    await published({ tags: ["AI"], doThisWeek: [action("Long over", "2024-01-31")] });
    const ai = await tagId("AI");
    const { value: around, until, tags } = await record(() => surroundingsOf(ai));
    expect(around.doThisWeek.map(({ actions }) => actions.map((each) => each.action))).toEqual([
      ["Soon"],
      ["Later"],
    ]);
    expect(until).toEqual(endOfDayInZone(dayIn(2), "UTC"));
    expect(tags).toContain(`tag:${ai}`);
  });

  it("is what several stories build on, until one of them is retracted", async () => {
    const first = await published({ headline: "First", tags: ["AI"] });
    const links = { body: `## One\n\nSee [it](/news/${first.slug}).\n\n## Two\n\nMore.` };
    const second = await published({ headline: "Second", tags: ["Law"], follows: first.slug });
    const ai = await tagId("AI");
    expect((await surroundingsOf(ai)).mostReferred).toEqual([]);
    const third = await published({ headline: "Third", tags: ["Chips"], ...links });
    expect((await surroundingsOf(ai)).mostReferred).toMatchObject([{ slug: first.slug, referrers: 2 }]);
    expect((await surroundingsOf(await tagId("Law"))).followUps).toMatchObject([
      { slug: second.slug, earlier: { slug: first.slug, headline: "First" } },
    ]);
    value(await retractStory(editor, { id: third.id, expectedVersion: third.version }));
    expect((await surroundingsOf(ai)).mostReferred).toEqual([]);
    value(await retractStory(editor, { id: first.id, expectedVersion: first.version }));
    expect((await surroundingsOf(await tagId("Law"))).followUps).toEqual([]);
  });

  it("are tags that it meets more than by chance, and more than once", async () => {
    for (let n = 0; n < 4; n++) await taggedStory("AI", "Hospitals", ...(n === 0 ? ["Once"] : []));
    for (let n = 0; n < 4; n++) await taggedStory("Law");
    const { related } = await surroundingsOf(await tagId("AI"));
    expect(related.map(({ name, both }) => [name, both])).toEqual([["Hospitals", 4]]);
  });
});

describe("the index of tags", () => {
  it("finds by the beginnings of words, without accents, by earlier addresses, and in spite of a mistake", async () => {
    await taggedStory("Café culture", "Open data");
    await taggedStory("Open data", "100% cotton", "Healthcare AI");
    const found = async (text: string) => (await findTags(text, 10)).tags.map(({ name }) => name);
    expect(await found("CULT caf")).toEqual(["Café culture"]);
    expect(await found("o")).toEqual(["Open data"]);
    expect(await found("%")).toEqual([]);
    expect(await found("_' or 1=1 --\\")).toEqual([]);
    expect(await findTags("helthcare", 10)).toMatchObject({
      guessed: true,
      tags: [{ name: "Healthcare AI" }],
    });
    await renamed("Open data", "Public records", "public-records");
    expect(await findTags("open da", 10)).toMatchObject({
      guessed: false,
      tags: [{ name: "Public records", formerly: "open-data" }],
    });
    await merged(["Healthcare AI"], "Café culture");
    expect(await found("healthcare")).toEqual(["Café culture"]);
  });

  it("has letters with their numbers, digits and signs first, and an order by use", async () => {
    await taggedStory("Élan", "energy", "5G", "Zoning", "Ärzte");
    await taggedStory("energy", "日本");
    expect((await tagLetters()).map(({ letter, tags }) => `${letter} ${tags}`)).toEqual([
      "# 1",
      "A 1",
      "E 2",
      "Z 1",
      "日 1",
    ]);
    expect((await tagIndex("E")).map(({ name }) => name)).toEqual(["Élan", "energy"]);
    expect((await tagIndex("#")).map(({ name }) => name)).toEqual(["5G"]);
    expect((await tagsByUse(1, 2)).map(({ name, count }) => [name, count])[0]).toEqual(["energy", 2]);
    expect(await tagsByUse(4, 2)).toEqual([]);
  });
});

describe("a tag's description", () => {
  it("is stored, logged and shown, by whoever may change tags, on top of what was looked at", async () => {
    await taggedStory("AI");
    const tag = await tagId("AI");
    const say = (description: string, before: string, who = editor) =>
      describeTag(who, { tag, description, before });
    expect(value(await say(" What **learns**. ", ""))).toBe("What **learns**.");
    expect((await tagBySlug("ai"))?.description).toBe("What **learns**.");
    const event = await database().event.findFirstOrThrow({ where: { kind: "tag.described" } });
    expect(event).toMatchObject({ title: "AI", after: { description: "What **learns**." } });
    expect(refusal(await say("Mine", ""))).toMatchObject({ code: "stale", current: "What **learns**." });
    expect(refusal(await say("x".repeat(601), "What **learns**.")).fields).toHaveProperty("description");
    expect(refusal(await say("No", "What **learns**.", writer)).code).toBe("forbidden");
    await merged(["AI"], (await taggedStory("Models")) && "Models");
    expect(refusal(await say("Gone", "What **learns**.")).code).toBe("not_found");
  });
});

it("a draft is suggested tags that its text names, but not those that only it bears", async () => {
  await taggedStory("Glaciers", "Alps");
  const own = await published({ headline: "On the Andes", tags: ["Andes"] });
  const draft = completeStory({ headline: "Glaciers of the Andes", tags: [] });
  expect((await suggestTags(draft)).map(({ name }) => name).sort()).toContain("Andes");
  const found = await suggestTags(draft, { storyId: own.id });
  expect(found.map(({ name }) => name)).toContain("Glaciers");
  expect(found.map(({ name }) => name)).not.toContain("Andes");
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { feedFiles, type Scope, site } from "#lib/feeds/formats.ts";
import { mostStories } from "#lib/feeds/queries.ts";
import { changeProfile } from "#lib/people/profile.ts";
import { changeSection } from "#lib/sections/editing.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { awkwardStories } from "../../support/awkward-stories.ts";
import { problemsOfAtom, problemsOfJsonFeed, problemsOfRss } from "../../support/feed-rules.ts";
import { droppedBy, followed, items, type Made } from "../../support/followed.ts";
import { editor, publish, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";
import { merged, renamed } from "../../support/tags.ts";

withNewsroom();

const admin: Actor = { id: null, name: "Ada Example", role: "admin" };
const section: Scope = { kind: "section", slug: "policy" };
const tag: Scope = { kind: "tag", slug: "archives" };
const author: Scope = { kind: "author", slug: "edda-example" };
const problems = { "rss.xml": problemsOfRss, "atom.xml": problemsOfAtom, "feed.json": problemsOfJsonFeed };

beforeAll(async () => {
  await database().user.update({ where: { id: editor.id ?? "" }, data: { slug: "edda-example" } });
  await database().user.update({ where: { id: writer.id ?? "" }, data: { slug: "wim-example" } });
});

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

const published = async (parts: Partial<StoryContent>) =>
  value(await publish(await createStory(editor, completeStory(parts))));
const headlines = async (scope: Scope, query = "") => (await items(scope, query)).map(({ title }) => title);

describe("a feed", () => {
  it("has the published stories of the site, a section, a tag, an author, newest first", async () => {
    await published({ headline: "First", section: "policy" });
    await createStory(editor, completeStory({ headline: "Draft" }));
    await published({ headline: "Second", tags: ["Open Data"] });
    await published({ headline: "Third" });
    expect(await headlines(site)).toEqual(["Third", "Second", "First"]);
    expect(await headlines(section)).toEqual(["First"]);
    expect(await headlines(tag)).toEqual(["Third", "First"]);
    expect(await headlines(author)).toEqual(["Third", "Second", "First"]);
  });

  it("keeps to its specification for awkward stories as they come out of the database, and has no more than the newest", async () => {
    for (const content of awkwardStories) {
      const made = await createStory(editor, { ...content, hero: null, sources: completeStory().sources });
      if (made.ok) await publishStory(editor, { id: made.value.id, expectedVersion: made.value.version });
    }
    expect(await database().story.count({ where: { publishedNumber: { not: null } } })).toBeGreaterThan(
      mostStories,
    );
    expect(await headlines(site)).toHaveLength(mostStories);
    for (const file of feedFiles) expect(problems[file]((await followed(site, file)).text)).toEqual([]);
    expect(problemsOfAtom((await followed(site, "atom.xml", "part=take")).text)).toEqual([]);
  });

  it("keeps the identity and the first date of a story that changes and moves, and tells when it changed", async () => {
    const story = await published({ headline: "Before", slug: "before" });
    const [before] = await items(site);
    const content = completeStory({ headline: "After", slug: "after" });
    const saved = value(await saveStory(editor, { id: story.id, expectedVersion: story.version, content }));
    value(await publishStory(editor, { id: story.id, expectedVersion: saved.version }));
    const [after] = await items(site);
    expect(after).toMatchObject({ id: before?.id, date_published: before?.date_published, title: "After" });
    expect(after?.url).toMatch(/\/news\/after$/);
    expect(Date.parse(after?.date_modified ?? "")).toBeGreaterThan(Date.parse(before?.date_modified ?? ""));
  });

  it("can be of the takes alone", async () => {
    await published({ ourTake: "Only **this**." });
    const [take] = await items(tag, "part=take");
    expect(take).toMatchObject({ content_html: "<p>Only <strong>this</strong>.</p>" });
    expect(take?.url).toMatch(/#our-take$/);
  });

  it("at the old address of a renamed or merged tag leads to the one that it has now, with what narrows it", async () => {
    await published({ tags: ["Archives"] });
    await published({ tags: ["Files"] });
    await renamed("Archives", "Records", "records");
    const moved = await followed(tag, "rss.xml", "part=take");
    expect(moved).toMatchObject({ status: 308, location: "/tags/records/rss.xml?part=take" });
    await merged(["Records"], "Files");
    expect(await followed(tag, "do-this-week.ics")).toMatchObject({
      status: 308,
      location: "/tags/files/do-this-week.ics",
    });
  });

  it("is not there for what readers find nothing of", async () => {
    const nothing: Scope[] = [
      tag,
      { kind: "section", slug: "none" },
      author,
      { kind: "author", slug: "nobody" },
    ];
    for (const scope of nothing) expect((await followed(scope, "rss.xml")).status).toBe(404);
    expect((await followed(section, "rss.xml")).status).toBe(200);
    expect((await followed(site, "feed.xml")).status).toBe(404);
  });
});

describe("a feed that was made before", () => {
  const scopes = { site, section, tag, author };
  type Of = keyof typeof scopes;
  let story: Awaited<ReturnType<typeof published>>;
  let before: Record<Of, Made>;

  beforeEach(async () => {
    story = await published({ headline: "Live", section: "policy" });
    const entries = Object.entries(scopes).map(async ([name, scope]) => [
      name,
      await followed(scope, "atom.xml"),
    ]);
    before = Object.fromEntries(await Promise.all(entries));
  });

  /** Which of the feeds are not right any more after a change. */
  const stale = async (change: () => Promise<unknown>) => {
    const dropped = await droppedBy(change);
    return Object.keys(scopes).filter((name) => [...before[name as Of].tags].some((tag) => dropped.has(tag)));
  };

  it("is made anew when a story of it is published, changed or retracted, and not when a draft is saved", async () => {
    const { id } = story;
    const content = completeStory({ headline: "Changed", section: "policy" });
    let version = story.version;
    expect(
      await stale(async () => {
        version = value(await saveStory(editor, { id, expectedVersion: version, content })).version;
      }),
    ).toEqual([]);
    expect(
      await stale(async () => {
        version = value(await publishStory(editor, { id, expectedVersion: version })).version;
      }),
    ).toEqual(["site", "section", "tag", "author"]);
    expect(await stale(() => published({ headline: "New", section: "policy" }))).toEqual([
      ...["site", "section", "tag", "author"],
    ]);
    expect(await stale(() => retractStory(editor, { id, expectedVersion: version }))).toEqual([
      ...["site", "section", "tag", "author"],
    ]);
  });

  it("stays when a story is published that it has nothing of", async () => {
    const other = { headline: "Other", section: "news", tags: ["Elsewhere"] };
    const by = async () => {
      const made = value(await createStory(writer, completeStory(other)));
      value(await publishStory(editor, { id: made.id, expectedVersion: made.version }));
    };
    expect(await stale(by)).toEqual(["site"]);
  });

  it("is made anew when a tag, a section, a name or the site is called something else", async () => {
    const all = ["site", "section", "tag", "author"];
    expect(await stale(() => renamed("Archives", "Records", "records"))).toEqual(all);
    const { id } = await database().section.findUniqueOrThrow({ where: { slug: "policy" } });
    const called = { id, name: "Politics", description: "" };
    expect(await stale(async () => value(await changeSection(admin, called)))).toEqual(all);
    const person = { ...editor, id: editor.id ?? "", email: "x@example.org", sessionId: "x" };
    const byline = { name: "Edda Married", about: "", pictureId: null };
    expect(await stale(async () => value(await changeProfile(person, byline)))).toEqual(all);
    expect(await stale(async () => value(await changeSettings(admin, settings)))).toEqual(all);
  });
});

const settings = {
  ...{ name: "Renamed", timeZone: "UTC", language: "en", logoId: null, socialLinks: [] },
  readers: "everyone" as const,
};

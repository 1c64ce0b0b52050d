import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "#lib/database/client.ts";
import { storiesPerSitemap } from "#lib/feeds/ranges.ts";
import { indexAnswer, sitemapAnswer } from "#lib/feeds/sitemap-answer.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { droppedBy, made } from "../../support/followed.ts";
import { editor, publish, value, withNewsroom } from "../../support/newsroom.ts";
import { problemsOfSitemap } from "../../support/sitemaps/check.ts";
import { completeStory } from "../../support/stories.ts";
import { childrenOf, readXml, textOf } from "../../support/xml.ts";

withNewsroom();

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

afterEach(() => void vi.useRealTimers());

const live = async (parts: Partial<StoryContent>) =>
  value(await publish(await createStory(editor, completeStory(parts))));
const index = () => made(indexAnswer);
const sitemap = (file: string) => made(() => sitemapAnswer(file));
/** The last parts of the addresses in a sitemap or index, with the dates that stand beside them. */
const read = ({ text }: { text: string }) =>
  readXml(text).children.map((entry) => [
    textOf(entry, "loc")?.replace("http://localhost:3000", ""),
    textOf(entry, "lastmod"),
  ]);
const nextStory = (id: number) =>
  database().$executeRawUnsafe(`alter sequence stories_id_seq restart with ${id}`);

describe("the sitemaps", () => {
  it("keep to their schemas, also of a site on which nothing was published", async () => {
    for (const published of [false, true]) {
      if (published) await live({ headline: "日本語 & more" });
      const all = await index();
      expect(await problemsOfSitemap(all.text, { index: true })).toEqual([]);
      for (const [path] of read(all))
        expect(
          await problemsOfSitemap((await sitemap((path as string).split("/").at(-1) as string)).text),
        ).toEqual([]);
      expect(await problemsOfSitemap((await sitemap("news.xml")).text)).toEqual([]);
    }
  });

  it("have every published story in the range of its number, with the time at which its text went live", async () => {
    const first = await live({ headline: "First" });
    await createStory(editor, completeStory({ headline: "Draft" }));
    await nextStory(storiesPerSitemap);
    await live({ headline: "Last of the first range" });
    await nextStory(2 * storiesPerSitemap + 1);
    const far = await live({ headline: "First of the third" });
    const since = async (id: number) =>
      (await database().story.findUniqueOrThrow({ where: { id } })).liveSince?.toISOString();
    expect(read(await index()).slice(1, 3)).toEqual([
      ["/sitemaps/stories-1.xml", await since(storiesPerSitemap)],
      ["/sitemaps/stories-3.xml", await since(far.id)],
    ]);
    expect(read(await sitemap("stories-1.xml"))).toEqual([
      ["/news/first", await since(first.id)],
      ["/news/last-of-the-first-range", await since(storiesPerSitemap)],
    ]);
    expect((await sitemap("stories-2.xml")).status).toBe(404);
  });

  it("change their dates when readers see something change, and not before", async () => {
    const { id, version } = await live({ headline: "Story" });
    const [[, before] = []] = read(await sitemap("stories-1.xml"));
    const content = completeStory({ headline: "Story, changed" });
    const saved = value(await saveStory(editor, { id, expectedVersion: version, content }));
    expect(read(await sitemap("stories-1.xml"))).toEqual([["/news/story", before]]);
    value(await publishStory(editor, { id, expectedVersion: saved.version }));
    const [[path, after] = []] = read(await sitemap("stories-1.xml"));
    expect(path).toBe("/news/story");
    expect(Date.parse(after ?? "")).toBeGreaterThan(Date.parse(before ?? ""));
  });

  it("are made anew by a publication in their range and by no other", async () => {
    const one = await live({ headline: "One" });
    const kept = {
      all: await index(),
      one: await sitemap("stories-1.xml"),
      two: await sitemap("stories-2.xml"),
    };
    const stale = async (change: () => Promise<unknown>) => {
      const dropped = await droppedBy(change);
      return Object.entries(kept).flatMap(([name, { tags }]) =>
        [...tags].some((tag) => dropped.has(tag)) ? name : [],
      );
    };
    await nextStory(storiesPerSitemap + 1);
    expect(await stale(() => live({ headline: "Two" }))).toEqual(["all", "two"]);
    expect(await stale(() => retractStory(editor, { id: one.id, expectedVersion: one.version }))).toEqual([
      "all",
      "one",
    ]);
  });

  it("have the tags in use, the sections, and the authors whom readers see", async () => {
    await database().user.update({ where: { id: editor.id ?? "" }, data: { slug: "edda-example" } });
    const story = await live({ tags: ["Archives", "Open Data"] });
    await createStory(editor, completeStory({ headline: "Draft", tags: ["Secret"] }));
    expect(read(await sitemap("tags-1.xml")).map(([path]) => path)).toEqual([
      "/tags/archives",
      "/tags/open-data",
    ]);
    const pages = async () => read(await sitemap("pages.xml")).map(([path]) => path);
    expect(await pages()).toEqual(
      expect.arrayContaining(["/", "/news", "/tags", "/sections/policy", "/authors/edda-example"]),
    );
    value(await retractStory(editor, { id: story.id, expectedVersion: story.version }));
    expect(await pages()).not.toContain("/authors/edda-example");
    expect((await sitemap("tags-1.xml")).status).toBe(404);
  });

  it("have each past and present week whose stories say what to do, without a date that nobody knows", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-06-04T12:00:00Z") });
    const weeks = async () =>
      read(await sitemap("pages.xml")).filter(([path]) => /\/this-week\/\d/.test(path ?? ""));
    const old = await live({ headline: "Old" });
    vi.setSystemTime(new Date("2031-06-16T12:00:00Z"));
    await live({ headline: "New" });
    expect(await weeks()).toEqual([
      ["/this-week/2031-W25", undefined],
      ["/this-week/2031-W23", undefined],
    ]);
    expect(await problemsOfSitemap((await sitemap("pages.xml")).text)).toEqual([]);
    const { tags, until } = await sitemap("pages.xml");
    expect(until).toEqual(new Date("2031-06-23T00:00:00Z"));
    const dropped = await droppedBy(() => retractStory(editor, { id: old.id, expectedVersion: old.version }));
    expect([...tags].some((tag) => dropped.has(tag))).toBe(true);
  });

  it("of news has what was first published within two days, until it is older", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-06-01T12:00:00Z") });
    await live({ headline: "Old" });
    vi.setSystemTime(new Date("2031-06-03T11:59:59Z"));
    await live({ headline: "New & <fresh>" });
    const both = await sitemap("news.xml");
    expect(read(both).map(([path]) => path)).toEqual(["/news/new-fresh", "/news/old"]);
    expect(both.until).toEqual(new Date("2031-06-03T12:00:00Z"));
    const [entry] = readXml(both.text).children;
    const uri = "http://www.google.com/schemas/sitemap-news/0.9";
    const [news] = childrenOf(entry as never, "news", uri);
    expect(textOf(news as never, "title", uri)).toBe("New & <fresh>");
    vi.setSystemTime(both.until as Date);
    expect(read(await sitemap("news.xml")).map(([path]) => path)).toEqual(["/news/new-fresh"]);
  });
});

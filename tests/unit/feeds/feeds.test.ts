import Parser from "rss-parser";
import { describe, expect, it } from "vitest";
import { atom } from "#lib/feeds/atom.ts";
import { entriesOf } from "#lib/feeds/feed.ts";
import { feedParts } from "#lib/feeds/formats.ts";
import { storyHtml } from "#lib/feeds/html.ts";
import { jsonFeed } from "#lib/feeds/json-feed.ts";
import { rss } from "#lib/feeds/rss.ts";
import { readable } from "#lib/feeds/xml.ts";
import { awkwardStories } from "../../support/awkward-stories.ts";
import { problemsOfAtom, problemsOfJsonFeed, problemsOfRss } from "../../support/feed-rules.ts";
import { feedOf } from "../../support/feeds.ts";
import { completeStory } from "../../support/stories.ts";
import { childrenOf, readXml, textOf } from "../../support/xml.ts";

const awkward = feedOf(awkwardStories);
const parser = new Parser();

describe("a feed of fifty awkward stories", () => {
  it("keeps to RSS 2.0, Atom 1.0 and JSON Feed 1.1", () => {
    expect(awkward.stories).toHaveLength(50);
    expect(problemsOfRss(rss(awkward))).toEqual([]);
    expect(problemsOfAtom(atom(awkward))).toEqual([]);
    expect(problemsOfJsonFeed(jsonFeed(awkward))).toEqual([]);
  });

  it("is read back from RSS with the same headlines, dates and texts", async () => {
    const { items, title, feedUrl } = await parser.parseString(rss(awkward));
    expect({ title, feedUrl }).toEqual({ title: awkward.title, feedUrl: awkward.url });
    expect(items.map((item) => [item.title, item.isoDate, item["content:encoded"], item.link])).toEqual(
      awkward.stories.map((story) => [
        readable(story.headline),
        story.publishedAt.toISOString(),
        storyHtml(story, awkward.wording),
        story.url,
      ]),
    );
  });

  it("is read back from Atom with the same headlines, dates and texts", async () => {
    const { items, title } = await parser.parseString(atom(awkward));
    expect(title).toBe(awkward.title);
    expect(items.map((item) => [item.title, item.isoDate, item.content, item.id, item.link])).toEqual(
      awkward.stories.map((story) => [
        readable(story.headline),
        story.publishedAt.toISOString(),
        storyHtml(story, awkward.wording),
        `urn:uuid:${story.uuid}`,
        story.url,
      ]),
    );
  });

  it("says the same as JSON Feed", () => {
    const { items } = JSON.parse(jsonFeed(awkward));
    expect(
      items.map((item: Record<string, string>) => [item.title, item.date_published, item.content_html]),
    ).toEqual(
      awkward.stories.map((story) => [
        readable(story.headline),
        story.publishedAt.toISOString(),
        storyHtml(story, awkward.wording),
      ]),
    );
  });

  it.each(Object.keys(feedParts) as (keyof typeof feedParts)[])(
    "keeps to them for its part “%s” alone",
    (part) => {
      const alone = { ...awkward, part };
      expect(problemsOfRss(rss(alone))).toEqual([]);
      expect(problemsOfAtom(atom(alone))).toEqual([]);
      expect(problemsOfJsonFeed(jsonFeed(alone))).toEqual([]);
      expect(entriesOf(alone)).toHaveLength(49); // one has none
    },
  );
});

describe("a feed without a story", () => {
  it("is a feed all the same", () => {
    const none = feedOf([]);
    expect([
      problemsOfRss(rss(none)),
      problemsOfAtom(atom(none)),
      problemsOfJsonFeed(jsonFeed(none)),
    ]).toEqual([[], [], []]);
  });
});

describe("an entry", () => {
  const feed = feedOf([
    completeStory({ hero: { src: "/media/a.webp", alt: "A door", credit: "Ann Example" } }),
  ]);
  const [story] = feed.stories;

  it("has every part of the story under the name that readers know, and nothing relative", () => {
    const html = storyHtml(
      {
        ...(story as (typeof feed.stories)[0]),
        ourTake: "See [that](/news/b), [here](#sources) and [x](https://example.org).",
        claim: "It <opens> in May.",
        lookBack: "2032-06-04",
        corrections: [{ date: "2031-06-05", kind: "typo", text: "A <name>." }],
      },
      feed.wording,
    );
    expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
      ...["Our Take", "Our claim", "Why it matters", "Do this week", "What happened", "What comes next"],
      ...["Sources", "Corrections"],
    ]);
    expect(html).toContain('<a href="https://news.example.org/news/b">that</a>');
    expect(html).toContain('<a href="https://news.example.org/news/story-0#sources">here</a>');
    expect(html).toContain(
      '<img src="https://news.example.org/media/a.webp" alt="A door" width="1600" height="900">',
    );
    expect(html).toContain("<small>Current until 11 June 2031</small>");
    expect(html).toContain(
      "<p>It &lt;opens&gt; in May. <small>We look back at this on 4 June 2032.</small></p>",
    );
    expect(html).toContain("<strong>Typo</strong> 5 June 2031: A &lt;name&gt;.");
    expect(html).toContain("A &lt;name&gt;.");
  });

  it("has its picture with length and type, where they are known", () => {
    const enclosure = { url: "https://news.example.org/media/a.webp", length: "12345", type: "image/webp" };
    const [item] = childrenOf(childrenOf(readXml(rss(feed)), "channel")[0] as never, "item");
    expect(childrenOf(item as never, "enclosure")[0]?.attributes).toEqual(enclosure);
    const unknown = {
      ...feed,
      stories: [{ ...story, picture: { ...story?.picture, file: null } }],
    } as typeof feed;
    expect(rss(unknown)).not.toContain("<enclosure");
    expect(JSON.parse(jsonFeed(unknown)).items[0]).not.toHaveProperty("attachments");
  });

  it("keeps its identity when its address, its text and its dates change, and has another where it is a part alone", () => {
    const moved = {
      ...feed,
      stories: [
        {
          ...story,
          url: "https://news.example.org/news/elsewhere",
          headline: "Other",
          updatedAt: new Date(0),
        },
      ],
    } as typeof feed;
    const idOf = (of: typeof feed) => textOf(childrenOf(readXml(atom(of)), "entry")[0] as never, "id");
    expect(idOf(moved)).toBe(idOf(feed));
    expect(idOf({ ...feed, part: "take" })).toBe(`${idOf(feed)}#take`);
  });

  it("of a part alone is that part, linked to its place on the page", () => {
    const [item] = JSON.parse(jsonFeed({ ...feed, part: "take" })).items;
    expect(item).toMatchObject({
      url: "https://news.example.org/news/story-0#our-take",
      content_html: "<p>A good start, but the licence is still <strong>missing</strong>.</p>",
    });
    expect(item).not.toHaveProperty("_takewire");
  });

  it("says where its language is another than the feed's, of its text and of the words around it", () => {
    const [own] = feed.stories;
    const inArabic = { ...feed, stories: [{ ...own, language: "ar", claim: "A claim." }] } as typeof feed;
    const [entry] = childrenOf(readXml(atom(inArabic)), "entry");
    expect(atom(inArabic)).toContain('<entry xml:lang="ar">');
    expect(entry).toBeDefined();
    expect(atom(feed)).toContain("<entry>");
    expect(rss(inArabic)).toContain("<dc:language>ar</dc:language>");
    expect(rss(feed)).not.toContain("<dc:language>");
    const [item] = JSON.parse(jsonFeed(inArabic)).items;
    expect(item.language).toBe("ar");
    expect(JSON.parse(jsonFeed(feed)).items[0]).not.toHaveProperty("language");
    expect(item.content_html).toContain('<h2 lang="en-GB">Our Take</h2>\n<div lang="ar" dir="rtl">');
    expect(item.content_html).toContain('<p><span lang="ar" dir="rtl">A claim.</span>');
    expect(jsonFeed(feed)).not.toContain("lang=");
  });

  it("of JSON Feed has the parts one by one", () => {
    const [item] = JSON.parse(jsonFeed(feed)).items;
    expect(item._takewire).toMatchObject({
      our_take_html: "<p>A good start, but the licence is still <strong>missing</strong>.</p>",
      do_this_week: [{ audience: "Data teams", until: "2031-06-11" }],
      sources: [{ title: "The archive", publisher: "Example Org" }],
    });
  });
});

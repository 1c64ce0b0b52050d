import { describe, expect, it } from "vitest";
import { rangeOf, storiesPerSitemap } from "#lib/feeds/ranges.ts";
import { robots } from "#lib/feeds/robots.ts";
import { sitemap, sitemapIndex } from "#lib/feeds/sitemap.ts";
import { awkwardStories } from "../../support/awkward-stories.ts";
import { problemsOfSitemap } from "../../support/sitemaps/check.ts";

const url = "https://news.example.org/news/%E6%97%A5?a=1&b=<2>";
const changed = new Date("2031-06-04T12:00:00.123Z");

describe("a sitemap", () => {
  it("keeps to its XSD, of any address, with and without a date", async () => {
    const text = sitemap([{ url, changed }, { url, changed: null }, { url }]);
    expect(await problemsOfSitemap(text)).toEqual([]);
    expect(text).toContain("<lastmod>2031-06-04T12:00:00.123Z</lastmod>");
    expect(text.match(/lastmod>/g)).toHaveLength(2);
  });

  it("of news keeps to that of Google News, whatever the headlines and the site's language", async () => {
    const languages = ["en-GB", "de", "zh", "zh-Hant-HK", "zh-TW", "sr-Cyrl"];
    const pages = awkwardStories.map(({ headline }, at) => ({
      url,
      news: {
        publication: "Example & Sons",
        language: languages[at % languages.length] as string,
        publishedAt: changed,
        title: headline,
      },
    }));
    const text = sitemap(pages);
    expect(await problemsOfSitemap(text)).toEqual([]);
    const said = new Set([...text.matchAll(/<news:language>(.*?)</g)].map(([, language]) => language));
    expect([...said]).toEqual(["en", "de", "zh-cn", "zh-tw", "sr"]);
  });

  it("with a fault is told by that XSD", async () => {
    expect(await problemsOfSitemap(sitemap([]))).not.toEqual([]);
    expect(await problemsOfSitemap(sitemap([{ url: "/short" }]))).not.toEqual([]);
  });

  it("is found by an index that keeps to its own", async () => {
    expect(await problemsOfSitemap(sitemapIndex([{ url, changed }, { url }]), { index: true })).toEqual([]);
  });
});

describe("the range of a story", () => {
  it("is smaller than the 50,000 that a sitemap may have, and never changes", () => {
    expect(storiesPerSitemap).toBeLessThanOrEqual(50_000);
    expect([1, 10_000, 10_001, 1_000_000].map(rangeOf)).toEqual([1, 1, 2, 100]);
  });
});

describe("robots.txt", () => {
  it("keeps programs from the desk, the API and what is looked for, and names the sitemaps", () => {
    expect(robots("https://news.example.org").split("\n")).toEqual(
      expect.arrayContaining([
        ...["User-agent: *", "Disallow: /desk", "Disallow: /api/", "Disallow: /search", "Disallow: /tags?q="],
        "Sitemap: https://news.example.org/sitemap.xml",
        "Sitemap: https://news.example.org/sitemaps/news.xml",
      ]),
    );
  });
});

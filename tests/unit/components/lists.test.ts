import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { JsonLd } from "#components/site/json-ld.tsx";
import { MoreTags, taggedAddress } from "#components/site/narrowing.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { TagIndex } from "#components/site/tag-index.tsx";
import { englishWording as wording } from "#lib/language/wording.ts";

describe("lists", () => {
  it("have one address per page, the first one without a number", () => {
    expect(pageAddress("/news", 1)).toBe("/news");
    expect(pageAddress("/news", 2)).toBe("/news?page=2");
    expect(pageAddress("/news?tag=llm", 3)).toBe("/news?tag=llm&page=3");
  });

  it("lead to newer and older stories where there are some", () => {
    expect(show(Pagination, { page: 1, pages: 1, path: "/news", wording })).toBe("");
    expect(show(Pagination, { page: 1, pages: 2, path: "/news", wording })).not.toContain("Newer");
    const middle = show(Pagination, { page: 2, pages: 3, path: "/news", wording });
    expect(middle).toContain('rel="prev" href="/news"');
    expect(middle).toContain('rel="next" href="/news?page=3"');
  });

  it("of several tags have one address, whatever the order in which they were chosen", () => {
    expect(taggedAddress(["llm", "c-plus-plus", "llm"])).toBe("/news?tag=c-plus-plus&tag=llm");
    expect(taggedAddress([])).toBe("/news");
  });

  it("offer the tags of their stories, the frequent ones first, but not the chosen one", () => {
    const tag = (slug: string) => ({ slug, name: slug.toUpperCase() });
    const stories = [
      ["a", "b"],
      ["a", "c"],
      ["a", "c"],
    ].map((slugs) => card(slugs.map(tag)));
    const html = show(MoreTags, { stories, chosen: ["a"], wording });
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      "/news?tag=a&amp;tag=c",
      "/news?tag=a&amp;tag=b",
    ]);
  });
});

describe("the index of tags", () => {
  it("has a letter for those with accents, and one sign for those without letters", () => {
    const names = ["Émile", "eBPF", "C++", "5G", "Ägypten", "日本語"];
    const html = show(TagIndex, { tags: names.map((name) => ({ name, slug: name, count: 1 })), wording });
    expect([...html.matchAll(/<h2>(.)<\/h2>/gu)].map(([, letter]) => letter)).toEqual([
      "#",
      "A",
      "C",
      "E",
      "日",
    ]);
  });
});

describe("structured data", () => {
  it("cannot end its element, and is still the same data", () => {
    const headline = "</script><!--<script>alert(1)</script>-->\u2028\u2029";
    const html = show(JsonLd, {
      things: [{ "@context": "https://schema.org", "@type": "NewsArticle", headline }],
    });
    expect(html).not.toMatch(/<!--|-->|[\u2028\u2029]/);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(JSON.parse(html.slice(html.indexOf(">") + 1, html.lastIndexOf("<"))).headline).toBe(headline);
  });
});

function show<P extends object>(component: (props: P) => React.ReactNode, props: P): string {
  return renderToStaticMarkup(createElement(component, props));
}

function card(tags: { name: string; slug: string }[]) {
  return {
    slug: "a-story",
    headline: "A story",
    language: null,
    summary: "",
    ourTake: "",
    section: { name: "News", slug: "news" },
    tags,
    publishedAt: new Date(0),
    readingMinutes: 1,
  };
}

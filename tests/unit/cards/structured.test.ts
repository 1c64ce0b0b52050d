import { describe, expect, it } from "vitest";
import {
  authorData,
  crumbsData,
  listData,
  type Site,
  siteData,
  storyData,
  type Told,
} from "#lib/cards/structured.ts";

const site: Site = {
  name: "Takewire",
  language: "en",
  open: true,
  logo: "/media/0123456789abcdef/480x120.webp",
  links: ["https://social.example.org/@takewire"],
  at: (path) => `https://news.example.org${path}`,
};

const story: Told = {
  headline: "A story",
  summary: "It happened.",
  language: null,
  ourTake: "A take.",
  section: { name: "News", slug: "news" },
  tags: [{ name: "Open Data", slug: "open-data" }],
  publishedAt: new Date("2026-06-04T08:00:00Z"),
  updatedAt: new Date("2026-06-05T08:00:00Z"),
  readingMinutes: 3,
  words: 700,
  sources: [
    { title: "The archive", url: "https://example.org/a", publisher: "Example Org", date: "2026-06-03" },
    { title: "No link", url: "", publisher: "", date: null },
  ],
  hero: { src: "/media/a.webp", alt: "A door", credit: "Ann Example", picture: null },
  corrections: [
    { date: "2026-06-05", kind: "correction", text: "It was Tuesday." },
    { date: "2026-06-06", kind: "update", text: "More is known." },
  ],
  author: { name: "Ann Example", slug: "ann" },
};

describe("structured data", () => {
  it("tells of a story who wrote it, when, on what it rests and what was corrected", () => {
    expect(storyData(story, site, "/news/a-story", "/media/b/card.png")).toMatchObject({
      "@type": "AnalysisNewsArticle",
      headline: "A story",
      datePublished: "2026-06-04T08:00:00.000Z",
      dateModified: "2026-06-05T08:00:00.000Z",
      wordCount: 700,
      timeRequired: "PT3M",
      author: { "@type": "Person", url: "https://news.example.org/authors/ann" },
      publisher: {
        name: "Takewire",
        logo: { url: "https://news.example.org/media/0123456789abcdef/480x120.webp" },
      },
      image: [{ creditText: "Ann Example" }, "https://news.example.org/media/b/card.png"],
      citation: [{ name: "The archive", datePublished: "2026-06-03", publisher: { name: "Example Org" } }],
      correction: [{ "@type": "CorrectionComment", text: "It was Tuesday." }],
      about: [{ name: "Open Data", url: "https://news.example.org/tags/open-data" }],
      isPartOf: { name: "News" },
    });
  });

  it("calls a story without a take news, and names the desk where no author is told", () => {
    const bare = { ...story, ourTake: "", author: null, hero: null, sources: [], corrections: [] };
    const data = storyData(bare, { ...site, open: false }, "/news/a-story", null);
    expect(data).toMatchObject({
      "@type": "NewsArticle",
      author: { "@type": "Organization", name: "Takewire" },
      isAccessibleForFree: false,
      image: [],
    });
    expect(Object.keys(data)).not.toContain("citation");
    expect(Object.keys(data)).not.toContain("correction");
  });

  it("tells how to search the site, what a list holds in which order, and where a page stands", () => {
    expect(siteData(site)).toMatchObject({
      potentialAction: {
        target: { urlTemplate: "https://news.example.org/search?q={words}" },
        "query-input": "required name=words",
      },
    });
    const list = {
      name: "#LLM",
      description: "Stories",
      path: "/tags/llm?page=2",
      stories: ["/news/b", "/news/a"],
    };
    expect(listData(list, site)).toMatchObject({
      url: "https://news.example.org/tags/llm?page=2",
      mainEntity: {
        itemListElement: [{ position: 1, url: "https://news.example.org/news/b" }, { position: 2 }],
      },
    });
    const crumbs = [
      { name: "Takewire", path: "/" },
      { name: "#LLM", path: "/tags/llm" },
    ];
    expect(crumbsData(crumbs, site).itemListElement).toMatchObject([
      { position: 1, item: "https://news.example.org/" },
      { position: 2, name: "#LLM" },
    ]);
    const author = { name: "Ann Example", slug: "ann", about: "Writes.", picture: null };
    expect(authorData(author, site)).toMatchObject({
      "@type": "ProfilePage",
      mainEntity: { name: "Ann Example", description: "Writes.", worksFor: { name: "Takewire" } },
    });
  });
});

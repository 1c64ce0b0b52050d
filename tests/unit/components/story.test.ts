import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ShareRow } from "#components/story/share.tsx";
import { Story } from "#components/story/story.tsx";
import type { StoryView } from "#components/story/view.ts";
import { englishWording, wordingOf } from "#lib/language/wording.ts";

const bare: StoryView = {
  headline: "Only a headline",
  language: null,
  section: null,
  publishedAt: null,
  readingMinutes: 1,
  summary: "",
  ourTake: "",
  whyItMatters: "",
  doThisWeek: [],
  body: "",
  sources: [],
  corrections: [],
  tags: [],
  hero: null,
  follows: null,
  claim: "",
  lookBack: null,
  since: null,
};

describe("a story", () => {
  it("that is only a headline shows that, and no empty part", () => {
    const html = show();
    expect(html).toContain("<h1>Only a headline</h1>");
    expect(html).not.toMatch(/<h2|<section|<figure|<ul|<ol|<time/);
  });

  it("shows its date in the site's time zone, and the instant to machines", () => {
    const html = show({ publishedAt: new Date("2026-06-04T22:30:00Z") }, "Europe/Vienna");
    expect(html).toContain('<time dateTime="2026-06-04T22:30:00.000Z">June 5, 2026</time>');
  });

  it("says in words which advice is past and until when the other one holds", () => {
    const html = show({
      doThisWeek: [
        { audience: "Data teams", action: "Read it.", until: "2026-06-11", past: false },
        { audience: "Data teams", action: "Read it.", until: "2026-06-01", past: true },
        { audience: "", action: "Keep it.", until: null, past: false },
      ],
    });
    expect(html).toContain('Current until <time dateTime="2026-06-11">June 11, 2026</time>');
    expect(html).toContain('Past: it was current until <time dateTime="2026-06-01">June 1, 2026</time>');
    expect(html.match(/until/g)).toHaveLength(2);
  });

  it("links a source only to the web", () => {
    const source = { title: "A paper", publisher: "Example Org", date: null };
    expect(show({ sources: [{ ...source, url: "https://example.org/x" }] })).toContain(
      '<a href="https://example.org/x" rel="noopener">A paper</a>',
    );
    expect(show({ sources: [{ ...source, url: "javascript:alert(1)" }] })).not.toContain("href");
  });

  it("leads from its date to what changed since", () => {
    const html = show({
      corrections: [
        { date: "2026-06-09", kind: "typo", text: "A letter." },
        { date: "2026-06-07", kind: "correction", text: "A number." },
      ],
    });
    expect(html).toContain('<a href="#corrections">Updated <time dateTime="2026-06-09">');
    expect(html).toContain('id="corrections"');
  });

  it("keeps the headings of its parts apart, whatever their Markdown says", () => {
    const html = show({ ourTake: "# Loud", whyItMatters: "# Loud", body: "# Loud\n\n# Loud" });
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<h3[^>]*>Loud/g)).toHaveLength(2);
  });

  it("is text wherever it is no Markdown", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const html = show({
      headline: hostile,
      summary: hostile,
      section: { name: hostile, slug: "x" },
      doThisWeek: [{ audience: hostile, action: hostile, until: null, past: false }],
      sources: [{ title: hostile, url: "", publisher: hostile, date: null }],
      corrections: [{ date: hostile, kind: "update", text: hostile }],
      tags: [{ name: hostile, slug: "x" }],
    });
    expect(html).not.toContain("<img");
  });
});

describe("a story in another language than its site", () => {
  const whole: Partial<StoryView> = {
    headline: "Überschrift",
    summary: "Zusammenfassung.",
    ourTake: "Meinung.",
    claim: "Behauptung.",
    whyItMatters: "Grund.",
    doThisWeek: [{ audience: "Teams", action: "Lesen.", until: "2026-06-11", past: false }],
    body: "Text.[^1]\n\n[^1]: Note.",
    corrections: [{ date: "2026-06-09", kind: "typo", text: "Ein Buchstabe." }],
    sources: [{ title: "A paper", url: "", publisher: "", date: null }],
  };

  it("says so of its own text, and of nothing that the site says", () => {
    const html = show({ ...whole, language: "de" });
    const marked = [...html.matchAll(/<(\w+)[^>]* lang="de"[^>]*>(?:<p>)?([^<]*)/g)].map(([, tag, text]) => [
      tag,
      text,
    ]);
    expect(marked).toEqual([
      ["h1", "Überschrift"],
      ["p", "Zusammenfassung."],
      ["div", "Meinung."],
      ["p", "Behauptung."],
      ["div", "Grund."],
      ["b", "Teams"],
      ["p", "Lesen."],
      ["div", "Text."],
      ["p", "Ein Buchstabe."],
    ]);
    expect(html).toContain("<h2>Our Take</h2>");
    expect(html).toContain("Fußnoten");
  });

  it("runs the other way where its letters do", () => {
    expect(show({ headline: "עברית", language: "he" })).toContain('<h1 lang="he" dir="rtl">עברית</h1>');
    expect(show({ headline: "English", language: "en" }, "UTC", "he")).toContain('<h1 lang="en" dir="ltr">');
  });

  it("bears no mark where the language is the site's", () => {
    for (const language of [null, "en"]) expect(show({ ...whole, language })).not.toMatch(/ lang=| dir=/);
  });
});

describe("a part of a story", () => {
  const parts = {
    ourTake: "A **good** start. And more.",
    whyItMatters: "It matters.",
    doThisWeek: [
      { audience: "", action: "Nothing more.", until: "2026-06-01", past: true },
      { audience: "Data teams", action: "Read it.", until: null, past: false },
    ],
  };
  const url = "https://example.org/news/a";

  it("is passed on by its own address, in its own words", () => {
    const story = { ...bare, ...parts, headline: "A & B" };
    const html = renderToStaticMarkup(createElement(Story, { story, wording: englishWording, url }));
    const said = [...html.matchAll(/href="mailto:\?subject=([^&]+)&amp;body=([^"]+)"/g)].map(([, ...parts]) =>
      parts.map(decodeURIComponent),
    );
    expect(said).toEqual([
      ["A & B", `Our Take: “A good start. And more.”\n\n${url}#our-take`],
      ["A & B", `Why it matters: “It matters.”\n\n${url}#why-it-matters`],
      ["A & B", `Do this week: “Data teams: Read it.”\n\n${url}#do-this-week`],
    ]);
    for (const id of ["our-take", "why-it-matters", "do-this-week"]) expect(html).toContain(` id="${id}"`);
  });

  it("of a draft, which has no address, is not", () => {
    expect(show(parts)).not.toMatch(/mailto|<button/);
  });
});

describe("the share row", () => {
  it("puts the address and the headline into links, whatever is in them", () => {
    const html = renderToStaticMarkup(
      createElement(ShareRow, {
        url: "https://example.org/news/a",
        headline: 'A & B\uD800 "quoted"',
        wording: englishWording,
      }),
    );
    expect(html).toContain(
      "https://x.com/intent/post?text=A%20%26%20B%EF%BF%BD%20%22quoted%22&amp;url=https%3A",
    );
  });
});

function show(parts: Partial<StoryView> = {}, timeZone = "UTC", language = "en"): string {
  const wording = wordingOf({ language, timeZone });
  return renderToStaticMarkup(createElement(Story, { story: { ...bare, ...parts }, wording }));
}

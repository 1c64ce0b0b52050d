import { describe, expect, it } from "vitest";
import { checkStory } from "#lib/checks/check-story.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";

const today = "2026-11-23";

const sound: StoryContent = {
  ...emptyContent,
  headline: "Clinic keeps its own records",
  slug: "clinic-keeps-its-own-records",
  section: "news",
  summary: "The clinic will own its model. It said so on Monday.",
  ourTake: "Nobody has said what the model costs.",
  whyItMatters: "Others will ask for the same.",
  doThisWeek: [{ audience: "IT leaders", action: "Read your contract.", until: "2026-11-30" }],
  body: "## What happened\n\nThe clinic owns 40 percent.\n\n### How\n\nBy contract.",
  sources: [
    { title: "The contract", url: "https://clinic.health/contract", publisher: "Clinic", date: null },
  ],
  tags: ["Health"],
};

function rules(changes: Partial<StoryContent>): string[] {
  return checkStory({ ...sound, ...changes }, today).map(({ rule, path }) => `${rule} ${path}`);
}

function messages(changes: Partial<StoryContent>): string[] {
  return checkStory({ ...sound, ...changes }, today).map(({ message }) => message);
}

describe("checks of a story", () => {
  it("say nothing about a sound story, nor about one that is only begun", () => {
    expect(rules({})).toEqual([]);
    expect(rules({ summary: "The clinic will own 40% of its model." })).toEqual([]);
    expect(checkStory(emptyContent, today)).toEqual([]);
  });

  it("say by how much a part is over its budget", () => {
    expect(messages({ headline: `A headline ${"o".repeat(80)}` })).toEqual([
      "Headline is 1 character over its 90. Shorten it.",
    ]);
    const action = { audience: "Everybody", action: "Do it. ".repeat(41).trim(), until: null };
    expect(rules({ doThisWeek: [action] })).toEqual(["over-budget doThisWeek.0.action"]);
  });

  it("come in the page's order and know the place in the text", () => {
    const found = checkStory({ ...sound, body: "A [link](http:///x).", summary: "It grew grew." }, today);
    expect(found.map(({ part, at }) => [part, at])).toEqual([
      ["summary", 3],
      ["body", 2],
    ]);
  });

  it("take nothing from wild text but time that one has", () => {
    const wild = `${"[".repeat(3000)}\n${"> ".repeat(500)}\n| a | b |\n|--|--|\n<b>“${"*".repeat(999)}”`;
    const all = { summary: wild, ourTake: wild, body: wild, headline: wild };
    expect(Array.isArray(rules(all))).toBe(true);
  });
});

describe("numbers and quotations in the summary", () => {
  it("want to be in the body or in a source", () => {
    expect(messages({ summary: "The clinic will own 45% of it." })).toEqual([
      "The number 45% is in the summary, but in no source’s title and nowhere in the body.",
    ]);
    expect(rules({ summary: "Sales reached $3 billion in 2019." })).toEqual([
      "number-without-source summary",
      "number-without-source summary",
    ]);
  });

  it("are borne out by the same number written otherwise", () => {
    const body =
      "## It\n\nIt cost 1,200,000 dollars, and five people in 12 towns saw GPT-4 for 2,987,400 hours.";
    for (const summary of [
      "It cost $1.2 million.",
      "It cost $1.2m.",
      "5 people saw it.",
      "About 3 million hours.",
      "GPT-4 it was.",
    ])
      expect(rules({ summary, body }), summary).toEqual([]);
    expect(rules({ summary: "It cost $1.3 million.", body })).toEqual(["number-without-source summary"]);
  });

  it("are borne out by a source's title or date", () => {
    const sources = [
      { title: "Survey of 812 clinics", url: "https://a.org/", publisher: "", date: "2025-03-01" },
    ];
    expect(rules({ summary: "Of 812 clinics in 2025, most said no.", sources })).toEqual([]);
  });

  it("are quoted as they were said, whatever the marks around them", () => {
    const body = "## It\n\n“We will *never* sell\nour data,” the clinic’s head said.";
    expect(rules({ summary: 'She said "we will never sell our data".', body })).toEqual([]);
    expect(messages({ summary: "She said “we will always sell our data”.", body })).toEqual([
      "The quotation “we will always sell our data” is in the summary, but in no source’s title and nowhere in the body.",
    ]);
  });
});

describe("readability", () => {
  it("says in words which sentence is long", () => {
    const ourTake = `Short one. ${"Some word ".repeat(18)}to end.`;
    expect(messages({ ourTake })).toEqual(["Our Take has a long sentence: 38 words. Divide it if you can."]);
  });

  it("does not take abbreviations, lists and links for sentences or words", () => {
    const ourTake = `- ${"one two three four five six seven eight. Dr. Who lives in the U.S. today.\n- ".repeat(4)}[x](https://a.org/${"y/".repeat(40)})`;
    expect(rules({ ourTake })).toEqual([]);
  });

  it("says when long words make a text hard to read", () => {
    const summary =
      "Interoperability considerations necessitate organizational accountability. Administrative infrastructure modernization accelerates institutional collaboration. Sophisticated methodologies characterize contemporary implementation. Multidisciplinary experimentation demonstrates capabilities now.";
    expect(messages({ summary })).toEqual(["Summary is hard to read: it has many long words."]);
  });
});

describe("Do this week", () => {
  it("wants an audience, something to do and a day to come", () => {
    const doThisWeek = [
      { audience: "", action: "Ask.", until: "2026-11-23" },
      { audience: "Boards", action: " ", until: null },
      { audience: "Boards", action: "Ask.", until: "2026-11-22" },
    ];
    expect(rules({ doThisWeek })).toEqual([
      "action-without-audience doThisWeek.0.audience",
      "action-without-text doThisWeek.1.action",
      "action-past doThisWeek.2.until",
    ]);
  });
});

describe("links", () => {
  const source = (url: string) => ({ title: "A page", url, publisher: "", date: null });

  it("that cannot lead anywhere are named", () => {
    for (const url of [
      "https://clinic",
      "htps://clinic.health/",
      "https://",
      "https://https://clinic.health",
      "https://clinic.health/a b",
    ])
      expect(rules({ sources: [source(url)] }), url).toEqual(["dead-link sources.0.url"]);
    for (const body of ["A [link]().", "A [link](clinic).", "A [link](http://).", "![Chart]()"])
      expect(rules({ body }), body).toEqual(["dead-link body"]);
  });

  it("to examples, over plain http, with tracking or a stray sign are named", () => {
    expect(rules({ sources: [source("https://www.example.com/a")] })).toEqual(["example-link sources.0.url"]);
    expect(rules({ sources: [source("http://clinic.health/a")] })).toEqual(["insecure-link sources.0.url"]);
    expect(messages({ sources: [source("https://clinic.health/a?utm_source=x&id=4&fbclid=1")] })).toEqual([
      "The link of source 1 carries tracking (utm_source, fbclid): take it out.",
    ]);
    expect(rules({ sources: [source("https://clinic.health/a.")] })).toEqual(["link-end sources.0.url"]);
    expect(rules({ sources: [source("https://clinic.health/a_(b)")] })).toEqual([]);
  });

  it("to the same page twice are named", () => {
    const sources = [
      source("https://clinic.health/a"),
      source("https://www.clinic.health/a/?utm_medium=x#top"),
    ];
    expect(rules({ sources })).toContain("duplicate-link sources.1.url");
  });

  it("within the site, to mail and in code are left alone", () => {
    const body = "[a](/news/a) [b](#h-b) [c](mailto:desk@clinic.health) `[d](x)`\n\n    [e](x)\n";
    expect(rules({ body })).toEqual([]);
  });

  it("are found however they are written", () => {
    const body = "<http://a.org/x> and http://b.org/y and [c][1].\n\n[1]: http://c.org/z\n";
    expect(rules({ body })).toEqual(Array(3).fill("insecure-link body"));
  });
});

describe("headings, pictures and words", () => {
  it("names a heading that skips a level", () => {
    expect(messages({ body: "## One\n\n#### Two\n\nText." })).toEqual([
      "The heading “Two” skips a level: write it with ### instead of ####.",
    ]);
    expect(rules({ body: "### One\n\nText." })).toEqual(["skipped-heading body"]);
    expect(rules({ body: "# One\n\n## Two\n\n### Three\n\n## Four\n\n`#### x`" })).toEqual([]);
  });

  it("names a picture that says nothing to those who cannot see it", () => {
    const hero = (alt: string) => ({ src: "/a.jpg", alt, credit: "Ann Example" });
    expect(rules({ hero: hero("") })).toEqual(["missing-alt hero.alt"]);
    expect(rules({ hero: hero("IMG_1234.jpg") })).toEqual(["empty-alt hero.alt"]);
    expect(rules({ hero: hero("A nurse reads a chart") })).toEqual([]);
    expect(rules({ body: "![](/chart.png)" })).toEqual(["missing-alt body"]);
  });

  it("names a word that stands twice, and lets right ones be", () => {
    expect(messages({ summary: "It is the the same." })).toEqual(["Summary says “the the”: a word twice."]);
    expect(rules({ body: "He **said** *said* so,\nand and so." })).toHaveLength(2);
    expect(rules({ summary: "All that that had had was well-being being." })).toEqual([]);
    expect(rules({ body: "One\n\none and `a a`." })).toEqual([]);
  });
});

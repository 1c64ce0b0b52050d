import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDraft, checkPublishable } from "#lib/stories/schema.ts";
import { parsePastedText } from "#lib/transfer/pasted-text.ts";
import { text as anyText } from "../../support/arbitrary-story.ts";

const part = {
  nav: "Back to news",
  kicker: "NewsJune 4, 2026· 2 min read",
  headline: "Harbour Hospital and Globex build a triage model that the hospital owns",
  summary:
    "Harbour Hospital will own a triage model that it builds with Globex. It will run inside first and be sold through Globex's cloud later.",
  take: "Globex gets a customer to show around; the hospital keeps the model. Nobody has published a benchmark, a date or a definition of 'triage'.",
  why: "Hospitals with enough data can now bargain for ownership. For those who build such systems, it means that terms which were fixed are open.",
  todo: "Hospital IT leaders: list the data that you could bring to such a deal before the next vendor calls, so that you know what it is worth.",
  heading1: "Harbour Hospital and Globex announce a partnership",
  text1:
    "Globex announced a partnership with Harbour Hospital to build and run a triage model on the hospital's de-identified records. Harbour will own it.",
  text2:
    "The stated aim is to shorten waiting times. The hospital's director, Ida Example, called it the next step of a platform that began seven years ago.",
  heading2: "What ownership changes",
  text3:
    "The hospital decides who may use the model, can talk to other vendors and can license it. Globex has the right to sell access through its cloud.",
  tags: "#Healthcare AI#Enterprise AI#LLM",
};

type Part = keyof typeof part;

const order: Part[] = ["nav", "kicker", "headline", "summary"];

/** A page as a browser copies it; `changes` puts other text in place of a part, or leaves it out with "". */
function page(changes: Partial<Record<Part | "labels", string>> = {}, labelled?: string[]): string {
  const parts = { ...part, ...changes };
  const blocks = [
    ...order.map((name) => parts[name]),
    ...(labelled ?? ["Our Take", parts.take, "Why it matters", parts.why, "Do this week", parts.todo]),
    ...[parts.heading1, parts.text1, parts.text2, parts.heading2, parts.text3],
  ];
  const story = blocks.filter((block) => block !== "").join("\n\n");
  return `${story}\n\n${parts.tags}\nShare:\nKeep reading\n\nRelated stories`;
}

function expected() {
  return {
    section: "news",
    headline: part.headline,
    summary: part.summary,
    ourTake: part.take,
    whyItMatters: part.why,
    doThisWeek: [
      {
        audience: "Hospital IT leaders",
        action: part.todo.replace("Hospital IT leaders: ", ""),
        until: "2026-06-11",
      },
    ],
    body: `## ${part.heading1}\n\n${part.text1}\n\n${part.text2}\n\n## ${part.heading2}\n\n${part.text3}`,
    tags: ["Healthcare AI", "Enterprise AI", "LLM"],
  };
}

/** The same page in the ways in which browsers, systems and sites differ. */
const samePage: [string, string][] = [
  ["as copied", page()],
  ["no link back", page({ nav: "" })],
  ["an arrow before the link back", page({ nav: "← Back to all news" })],
  ["links of the site above", `Takewire\nSearch\nSign in\n${page()}`],
  ["links above, none back", page({ nav: "Skip to content\nHome\nSubscribe" })],
  ["kicker, date and time each on a line", page({ kicker: "News\nJune 4, 2026\n· 2 min read" })],
  ["kicker, date and time each in a paragraph", page({ kicker: "News\n\nJune 4, 2026\n\n2 min read" })],
  ["kicker in capitals", page({ kicker: "NEWS · June 4, 2026 · 2 MIN READ" })],
  ["a day before the month", page({ kicker: "News4 June 2026 • 2 minute read" })],
  ["an ordinal day", page({ kicker: "News | Thursday, June 4th, 2026 | 2 min" })],
  ["an ISO date", page({ kicker: "News2026-06-04 — 2 min read" })],
  ["an abbreviated month", page({ kicker: "News Jun. 4, 2026" })],
  ["a date with dots", page({ kicker: "News, 4. 6. 2026" })],
  ["a date with a time", page({ kicker: "News\nPublished on June 4, 2026 at 9:30 AM EST\n2 min read" })],
  ["the date first", page({ kicker: "June 4, 2026 · News · 2 min read" })],
  ["a byline", page({ kicker: "News · June 4, 2026\nBy Ida Example" })],
  [
    "the date below the headline",
    page({ kicker: "News", headline: `${part.headline}\nJune 4, 2026 · 2 min read` }),
  ],
  ["a share row below the headline", page({ headline: `${part.headline}\n\nShare:\nCopy link` })],
  [
    "labels in capitals, with colons",
    page()
      .replace("Our Take", "OUR TAKE:")
      .replace("Why it matters", "WHY IT MATTERS:")
      .replace("Do this week", "DO THIS WEEK:"),
  ],
  [
    "labels on the line of their text",
    page({}, [`Our take: ${part.take}`, `Why it matters — ${part.why}`, `Do this week: ${part.todo}`]),
  ],
  ["labels in bold", page().replace("Our Take", "**Our Take**").replace("Do this week", "**Do this week:**")],
  [
    "other order: do, take, why",
    page({}, ["Do this week", part.todo, "Our Take", part.take, "Why it matters", part.why]),
  ],
  [
    "other order: why, do, take",
    page({}, ["Why it matters", part.why, "Do this week", part.todo, "Our Take", part.take]),
  ],
  ["parts behind the body", behindTheBody()],
  ["Windows line ends", page().replaceAll("\n", "\r\n")],
  [
    "no-break spaces",
    page()
      .replaceAll(" 4, ", "\u00a04,\u00a0")
      .replace("Our Take", "Our\u00a0Take")
      .replaceAll("\n\n", "\n\u00a0\n"),
  ],
  ["spaces and tabs around lines", page().replaceAll("\n", " \t\n  ")],
  ["a byte order mark and zero-width spaces", `\ufeff${page().replace("Our Take", "\u200bOur Take\u200b")}`],
  ["no blank lines", page().replaceAll(/\n+/g, "\n")],
  ["many blank lines", page().replaceAll("\n\n", "\n\n\n\n")],
  ["line separators", page().replaceAll("\n", "\u2028")],
  ["tags apart", page({ tags: "#Healthcare AI #Enterprise AI #LLM" })],
  ["a tag on each line", page({ tags: "#Healthcare AI\n#Enterprise AI\n#LLM" })],
  ["tags mixed", page({ tags: "#Healthcare AI#Enterprise AI #LLM " })],
  ["tags under a label", page({ tags: "Tags: Healthcare AI, Enterprise AI, LLM" })],
  ["tags twice", page({ tags: "#Healthcare AI#Enterprise AI#LLM#Healthcare AI" })],
  ["tags below the share row", page({ tags: `Share:\nCopy link\n${part.tags}` })],
  ["tags below the headline", page({ headline: `${part.headline}\n\n${part.tags}`, tags: "" })],
  ["a foot below the tags", page({ tags: `${part.tags}\n© 2026 Example Media\nPrivacy` })],
  [
    "other stories below",
    `${page()}\n\nGlobex opens an office\n\n${part.text3}\n\nOur Take\n\nNot this.\n\n#Not this#Nor this`,
  ],
  ["a bullet before the action", page({ todo: `• ${part.todo}` })],
  ["the audience on a line of its own", page({ todo: part.todo.replace(": ", ":\n") })],
  ["the audience set apart without a colon", page({ todo: part.todo.replace(": ", "\n") })],
  ["headings that are marked", page({ heading1: `## ${part.heading1}`, heading2: `## ${part.heading2}` })],
];

function behindTheBody(): string {
  const { heading1, text1, text2, heading2, text3, take, why, todo, tags } = part;
  const parts = [
    heading1,
    text1,
    text2,
    heading2,
    text3,
    "Our Take",
    take,
    "Why it matters",
    why,
    "Do this week",
    todo,
    tags,
  ];
  return [...order.map((name) => part[name]), ...parts].join("\n\n");
}

describe("text pasted from a page is the same story", () => {
  test.each(samePage)("%s", (_, text) => {
    const { content, publishedAt, missing } = parsePastedText(text, { timeZone: "Europe/Vienna" });
    expect(content).toMatchObject(expected());
    expect(publishedAt?.toISOString()).toBe("2026-06-04T10:00:00.000Z");
    expect(missing).toEqual([]);
    const checked = checkDraft(content);
    expect(checked.ok && checkPublishable(checked.value).ok).toBe(true);
  });
});

describe("text pasted with parts missing", () => {
  test.each([
    ["the kicker", page({ kicker: "" }), ["Section", "Date"]],
    ["the section", page({ kicker: "June 4, 2026 · 2 min read" }), ["Section"]],
    ["the date", page({ kicker: "News · 2 min read" }), ["Date"]],
    ["the summary", page({ summary: "" }), ["Summary"]],
    ["the take", page({}, ["Why it matters", part.why, "Do this week", part.todo]), ["Our Take"]],
    ["what to do", page({}, ["Our Take", part.take, "Why it matters", part.why]), ["Do this week"]],
    ["the text below a label", page({ take: "" }), ["Our Take"]],
    ["the tags", page({ tags: "" }), ["Tags"]],
    ["the body", page({ heading1: "", text1: "", text2: "", heading2: "", text3: "" }), ["Body"]],
  ])("lists %s and keeps the rest", (_, text, missing) => {
    const story = parsePastedText(text);
    expect(story.missing).toEqual(missing);
    expect(story.content.headline).toBe(part.headline);
  });

  test("a date that is missing leaves what to do without an end", () => {
    expect(parsePastedText(page({ kicker: "News" })).content.doThisWeek[0]?.until).toBeNull();
  });

  test("no labels at all: headline, summary and body", () => {
    const { content, missing } = parsePastedText(page({}, []));
    expect(content).toMatchObject({ headline: part.headline, summary: part.summary, body: expected().body });
    expect(missing).toEqual(["Our Take", "Why it matters", "Do this week"]);
  });

  test("plain prose has no headline", () => {
    expect(parsePastedText(`${part.text1}\n\n${part.text2}`).content.headline).toBe("");
    const wrapped = `${part.text1}\n\n${part.text2}`.replace(/(.{60,75}) /g, "$1\n");
    expect(parsePastedText(wrapped).content.headline).toBe("");
    expect(parsePastedText("").missing).toHaveLength(9);
  });

  test("a short headline is not taken for a section", () => {
    const { content } = parsePastedText(page({ kicker: "June 4, 2026", headline: "Globex buys Initech" }));
    expect(content).toMatchObject({ headline: "Globex buys Initech", section: "", summary: part.summary });
  });

  test("a section with more than one word is a section", () => {
    const { content } = parsePastedText(page({ kicker: "Field Notes\nJune 4, 2026" }));
    expect(content.section).toBe("field-notes");
  });
});

describe("pasted parts", () => {
  const actions = (...lines: string[]) =>
    parsePastedText(page({ todo: lines.join("\n") })).content.doThisWeek.map(({ audience, action }) => [
      audience,
      action,
    ]);
  const body = (...lines: string[]) =>
    parsePastedText(page({ heading1: "", text1: lines.join("\n"), text2: "", heading2: "", text3: "" }))
      .content.body;

  test("several audiences are several things to do", () => {
    const lines = [
      "Nurses: ask who owns it.",
      "",
      "Chief data officers: read https://example.org/terms: twice.",
      "",
      "Everybody else: wait.",
    ];
    const found = [
      ["Nurses", "ask who owns it."],
      ["Chief data officers", "read https://example.org/terms: twice."],
      ["Everybody else", "wait."],
    ];
    expect(actions(...lines)).toEqual(found);
    expect(actions(...lines.filter((line) => line !== ""))).toEqual(found);
    expect(actions(...lines.map((line) => line && `- ${line}`))).toEqual(found);
    expect(actions(...lines.map((line) => line && `• ${line}`))).toEqual(found);
    expect(actions(...lines.map((line, index) => line && `${index + 1}. ${line}`))).toEqual(found);
    expect(actions(...lines.map((line) => line.replace(": ", ":\n")))).toEqual(found);
  });

  test("something to do without an audience keeps its text", () => {
    expect(actions("Read the contract before you sign it.")).toEqual([
      ["", "Read the contract before you sign it."],
    ]);
  });

  test("a take may have paragraphs, and curly quotes stay curly", () => {
    const take = "Nobody’s “benchmark” is out.\n\nWe would wait for it.";
    expect(parsePastedText(page({ take })).content.ourTake).toBe(take);
  });

  test("a body without headings begins behind what to do", () => {
    expect(body(part.text1, "", part.text2, "", part.text3)).toBe(
      `${part.text1}\n\n${part.text2}\n\n${part.text3}`,
    );
  });

  test("a body without headings begins with the second paragraph of the last part", () => {
    const text = page({ heading1: "", heading2: "" }, ["Our Take", part.take, "Why it matters", part.why]);
    const { content } = parsePastedText(text);
    expect(content.whyItMatters).toBe(part.why);
    expect(content.body).toBe(`${part.text1}\n\n${part.text2}\n\n${part.text3}`);
  });

  test("a body between the parts is still the body", () => {
    const { take, why, todo, text1, text2, text3 } = part;
    const labelled = ["Our Take", take, "Why it matters", why, text1, text2, text3, "Do this week", todo];
    const { content } = parsePastedText(
      page({ heading1: "", text1: "", text2: "", heading2: "", text3: "" }, labelled),
    );
    expect(content).toMatchObject({
      ourTake: take,
      whyItMatters: why,
      body: `${text1}\n\n${text2}\n\n${text3}`,
    });
    expect(content.doThisWeek).toHaveLength(1);
  });

  test("lists of the body are lists, with their signs or numbers", () => {
    expect(body(part.text1, "", "• One", "• Two", "", part.text2, "", "1) One", "2) Two")).toBe(
      `${part.text1}\n\n- One\n- Two\n\n${part.text2}\n\n1. One\n2. Two`,
    );
  });

  test("short paragraphs, quotes and questions that end like sentences are not headings", () => {
    const text = [part.text1, "", "It ended there.", "", part.text2, "", "“We own it.”", "", part.text3].join(
      "\n",
    );
    expect(body(text)).toBe(text);
  });

  test("a label that comes again is a heading of the body", () => {
    expect(body(part.text1, "", "Why it matters", "", part.text2)).toBe(
      `${part.text1}\n\n## Why it matters\n\n${part.text2}`,
    );
  });

  test("signs that look like HTML stay what the reader saw", () => {
    expect(
      body(part.text1, "", "Use Array<string> and <b>, `<i>` or a < b; see <https://example.org>."),
    ).toBe(`${part.text1}\n\nUse Array\\<string> and \\<b>, \`<i>\` or a < b; see <https://example.org>.`);
  });

  test("sources under their label become sources", () => {
    const text = page({
      text3: `${part.text3}\n\nSources\n\nThe announcement (https://example.org/a)\n\n• Globex annual report`,
    });
    expect(parsePastedText(text).content.sources).toEqual([
      { title: "The announcement", url: "https://example.org/a", publisher: "", date: null },
      { title: "Globex annual report", url: "", publisher: "", date: null },
    ]);
  });

  test("tags keep signs that belong to them", () => {
    expect(parsePastedText(page({ tags: "#C##C++#.NET#Q&A" })).content.tags).toEqual([
      "C#",
      "C++",
      ".NET",
      "Q&A",
    ]);
  });
});

test("any text gives a result that a draft can hold, or says why not", () => {
  const shuffled = fc.shuffledSubarray([
    ...Object.values(part),
    "Our Take",
    "Why it matters",
    "Do this week",
    "Share:",
    "Keep reading",
    "Tags:",
  ]);
  const pasted = fc.oneof(
    anyText,
    fc.tuple(shuffled, anyText).map(([blocks, text]) => [...blocks, text].join("\n\n")),
  );
  fc.assert(
    fc.property(pasted, (text) => {
      const { content, missing } = parsePastedText(text);
      const checked = checkDraft(content);
      expect(missing.includes("Headline")).toBe(content.headline === "");
      if (!checked.ok) expect(Object.keys(checked.problem.fields ?? {})).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

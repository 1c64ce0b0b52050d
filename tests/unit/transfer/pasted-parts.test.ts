import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDraft } from "#lib/stories/schema.ts";
import { parsePastedText } from "#lib/transfer/pasted-text.ts";
import { text as anyText } from "../../support/arbitrary-story.ts";
import { noBody, page, pageContent, part } from "../../support/pasted.ts";

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
    ["the body", page(noBody), ["Body"]],
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
    expect(content).toMatchObject({
      headline: part.headline,
      summary: part.summary,
      body: pageContent().body,
    });
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

  test("a summary or headline with a date or a duration in it is not taken for a kicker", () => {
    const summary = "It opens on June 4, 2026.";
    const headline = "Triage explained in 5 minutes";
    const { content, publishedAt } = parsePastedText(page({ kicker: "News", headline, summary }));
    expect(content).toMatchObject({ section: "news", headline, summary });
    expect(publishedAt).toBeNull();
  });

  test("tells on which lines the parts are", () => {
    expect(parsePastedText(page()).lines).toMatchObject({ section: 3, headline: 5, ourTake: 11, tags: 35 });
    expect(parsePastedText(page({ kicker: "" })).lines.section).toBeUndefined();
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
    parsePastedText(page({ ...noBody, text1: lines.join("\n") })).content.body;

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
    const text = page({ heading1: "", heading2: "", heading3: "", text4: "" }, [
      "Our Take",
      part.take,
      "Why it matters",
      part.why,
    ]);
    const { content } = parsePastedText(text);
    expect(content.whyItMatters).toBe(part.why);
    expect(content.body).toBe(`${part.text1}\n\n${part.text2}\n\n${part.text3}`);
  });

  test("a body between the parts is still the body", () => {
    const { take, why, todo, text1, text2, text3 } = part;
    const labelled = ["Our Take", take, "Why it matters", why, text1, text2, text3, "Do this week", todo];
    const { content } = parsePastedText(page(noBody, labelled));
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
      text4: `${part.text4}\n\nSources\n\nThe announcement (https://example.org/a)\n\n• Globex annual report`,
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

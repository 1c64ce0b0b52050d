import { describe, expect, test } from "vitest";
import { parseStoryFile } from "#lib/transfer/story-file.ts";

function parse(text: string) {
  return parseStoryFile(text, { path: "stories/harbour.md" });
}

/** What is said about a file whose front matter is one correct headline and the given lines. */
function said(...lines: string[]): string[] {
  const result = parse(["---", "headline: A headline", ...lines, "---", "", "Body."].join("\n"));
  return result.ok ? [] : result.problem.message.split("\n");
}

describe("a mistake in a story file is told with file, line and part", () => {
  test("every one of them, in the file's order", () => {
    expect(
      said(
        "sources:",
        "  - title: One",
        "    url: example.org",
        "  - title: Two",
        "    date: 31 May",
        "date: June 4",
        "section: '?!'",
      ),
    ).toEqual([
      "stories/harbour.md, line 5, Sources 1: A link starts with https:// or http:// and names a site.",
      "stories/harbour.md, line 7, Sources 2: The source’s date must be a date such as 2026-06-04.",
      "stories/harbour.md, line 8, Date: A date is written 2026-06-04, or with a time 2026-06-04T09:30 or 2026-06-04T09:30:00Z.",
    ]);
  });

  test.each([
    ["an unknown key", ["Our Take: x"], "line 3: The key “Our Take” is written “ourTake”."],
    [
      "an unknown key of an item",
      ["hero:", "  src: /a.png", "  link: x"],
      "line 5, Picture: There is no key “link” here; known are src, alt, credit.",
    ],
    [
      "the body among the parts",
      ["body: x"],
      "line 3: The body has no key: it stands below the second “---”.",
    ],
    ["a key twice", ["summary: a", "summary: b"], "line 4: “summary” is there twice."],
    [
      "a colon without quotes",
      ["summary: News: it happened"],
      "line 3: Text with “: ” in it needs quotes around it; or the next line is indented too far.",
    ],
    [
      "a star without quotes",
      ["summary: *Everyone* is told"],
      "line 3: Text that starts with “*” needs quotes around all of it.",
    ],
    [
      "a quote at the start only",
      ['summary: "Everyone" is told'],
      'line 3: Text that starts with “"” needs quotes around all of it.',
    ],
    [
      "a bracket without quotes",
      ["summary: [Breaking] Everyone is told"],
      "line 3: Text that starts with “[” needs quotes around all of it.",
    ],
    [
      "a list that is not closed",
      ["tags: [a, b"],
      "line 3: A ] is missing at the end of what is opened here.",
    ],
    [
      "a quote that is not closed",
      ['summary: "a'],
      "line 3: A quote is missing at the end of what is opened here.",
    ],
    [
      "a line that belongs nowhere",
      ["summary: a", "b"],
      "line 4: This line is neither a key with its “: ” nor indented under one.",
    ],
    [
      "a backtick without quotes",
      ["tags:", "  - `npm`"],
      "line 4: Text that starts with “`” needs quotes around all of it.",
    ],
    [
      "an exclamation mark without quotes",
      ["summary: !important"],
      "line 3: Text that starts with “!” needs quotes around all of it.",
    ],
    [
      "a tag with its sign",
      ["tags:", "  - LLM", "  - #Healthcare AI"],
      "line 5, Tags 2: What follows “#” would be lost; put quotes around the text (“#Healthcare AI”).",
    ],
    [
      "a number sign in a text",
      ["summary: Ranked #1 again"],
      "line 3, Summary: What follows “#” would be lost; put quotes around the text (“#1 again”).",
    ],
    ["an indent by tab", ["hero:", "\tsrc: /a.png"], "line 4: Indent with spaces, not with tabs."],
    [
      "text for a list",
      ["tags: AI, LLM"],
      "line 3, Tags: must be a list, each item on a line of its own that starts with “- ”.",
    ],
    [
      "a list for text",
      ["summary: [a, b]"],
      "line 3, Summary: must be text, not a list or a group of keys; text with “: ” or “- ” in it needs quotes.",
    ],
    [
      "text for a picture",
      ["hero: /a.png"],
      "line 3, Picture: must have the keys src, alt, credit, each on a line of its own.",
    ],
    [
      "a date that is none",
      ["date: 2026-02-30"],
      "line 3, Date: A date is written 2026-06-04, or with a time 2026-06-04T09:30 or 2026-06-04T09:30:00Z.",
    ],
    ["too many tags", ["tags: [a, b, c, d, e, f, g, h, i]"], "line 3, Tags: A story has at most 8 tags."],
    [
      "a kind of correction that is none",
      ["corrections:", "  - date: 2026-06-05", "    kind: oops", "    text: x"],
      "line 5, Corrections 1: A correction is a correction, an update or a typo.",
    ],
  ])("%s", (_, lines, sentence) => {
    expect(said(...lines)).toEqual([`stories/harbour.md, ${sentence}`]);
  });

  test("a comment is a comment", () => {
    expect(said("section: News # one of ours", "# more below")).toEqual([]);
  });

  test("no front matter, no end of it, no headline", () => {
    const messageOf = (text: string) => {
      const result = parse(text);
      return result.ok ? "" : result.problem.message;
    };
    expect(messageOf("Some prose.")).toMatch("line 1: A story file starts with a line “---”");
    expect(messageOf("---\nheadline: A\n")).toMatch("line 1: The line “---” that ends the parts");
    expect(messageOf("---\nsection: News\n---\n")).toMatch("line 2, Headline: A story needs a headline.");
    expect(messageOf("---\n---\n")).toMatch("line 2, Headline: A story needs a headline.");
    expect(messageOf("---\njust text\n---\n")).toMatch("line 2: must have the keys headline, slug");
    expect(messageOf(`---\nheadline: A\n---\n\n\n${"long ".repeat(90_000)}`)).toMatch(
      "line 6, Body: The body is longer",
    );
  });

  test("anchors cannot blow a file up", () => {
    const lines = ["tags: &a [x]", "sources: &b [*a, *a]", "corrections: [*b, *b]"];
    expect(said(...lines).join()).toMatch("needs quotes around all of it");
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseStoryFile, writeStoryFile } from "#lib/transfer/story-file.ts";

const whole = `---
headline: Harbour hospital will own the model it trains with Acme
slug: harbour-hospital-owns-its-model
section: Field Notes
language: en-gb
date: 2026-06-04
summary: >-
  The hospital keeps the model and
  the vendor sells access to it.
ourTake: |-
  Nobody has shown a benchmark.

  - We would ask for one.
claim: By 2032 three of ten own one
lookBack: 2032-12-31
whyItMatters: Who owns the data sets the terms.
doThisWeek:
  - audience: IT leaders
    action: List what you hold.
    until: 2026-06-11
  - { audience: Lawyers, action: Read the contract }
sources:
  - title: The announcement
    url: https://example.org/announcement
    publisher: Acme
    date: 2026-06-03
tags: [Healthcare AI, C#, no, 1.10]
hero:
  src: /pictures/harbour.jpg
  alt: A hospital by the sea
  credit: A. Example
follows: acme-opens-an-office
corrections:
  - { date: 2026-06-05, kind: typo, text: A name was misspelled. }
related:
  pinned: [acme-opens-an-office]
---

The hospital said so.

---

## And then
`;

function parse(text: string) {
  return parseStoryFile(text, { path: "stories/harbour.md", timeZone: "America/New_York" });
}

function read(text: string) {
  const result = parse(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe("a story file", () => {
  test("holds every part of a story", () => {
    const { content, publishedAt } = read(whole);
    expect(publishedAt?.toISOString()).toBe("2026-06-04T16:00:00.000Z");
    expect(content).toEqual({
      headline: "Harbour hospital will own the model it trains with Acme",
      slug: "harbour-hospital-owns-its-model",
      language: "en-GB",
      section: "field-notes",
      summary: "The hospital keeps the model and the vendor sells access to it.",
      ourTake: "Nobody has shown a benchmark.\n\n- We would ask for one.",
      claim: "By 2032 three of ten own one",
      lookBack: "2032-12-31",
      whyItMatters: "Who owns the data sets the terms.",
      doThisWeek: [
        { audience: "IT leaders", action: "List what you hold.", until: "2026-06-11" },
        { audience: "Lawyers", action: "Read the contract", until: null },
      ],
      body: "The hospital said so.\n\n---\n\n## And then",
      sources: [
        {
          title: "The announcement",
          url: "https://example.org/announcement",
          publisher: "Acme",
          date: "2026-06-03",
        },
      ],
      tags: ["Healthcare AI", "C#", "no", "1.10"],
      hero: { src: "/pictures/harbour.jpg", alt: "A hospital by the sea", credit: "A. Example" },
      corrections: [{ date: "2026-06-05", kind: "typo", text: "A name was misspelled." }],
      follows: "acme-opens-an-office",
      related: { pinned: ["acme-opens-an-office"], banned: [] },
    });
  });

  test("is documented by an example that is one", () => {
    const readme = readFileSync("lib/transfer/README.md", "utf8");
    const { content } = read(readme.match(/```yaml\n(.*?)```/s)?.[1] ?? "");
    const empty = Object.entries(content).filter(([, value]) => !value || Object.keys(value).length === 0);
    expect(empty).toEqual([]);
  });

  test("needs a headline and nothing else", () => {
    const { content, publishedAt } = read("---\nheadline: 1984\n---");
    expect(content.headline).toBe("1984");
    expect(content.doThisWeek).toEqual([]);
    expect(content.hero).toBeNull();
    expect(publishedAt).toBeNull();
  });

  test.each([
    ["2026-06-04", "2026-06-04T16:00:00.000Z"],
    ["2026-06-04 09:30", "2026-06-04T13:30:00.000Z"],
    ["2026-06-04T09:30:15", "2026-06-04T13:30:15.000Z"],
    ["2026-06-04T09:30:00.250Z", "2026-06-04T09:30:00.250Z"],
    ["2026-06-04T09:30+02:00", "2026-06-04T07:30:00.000Z"],
  ])("may say its date as %s", (date, instant) => {
    expect(read(`---\nheadline: A\ndate: ${date}\n---`).publishedAt?.toISOString()).toBe(instant);
  });

  test("is written for people: no quotes where none are needed, long texts wrapped, empty parts left out", () => {
    const { content } = read(whole);
    const file = writeStoryFile(
      {
        ...content,
        summary: "Sixteen letters, ".repeat(10).trim(),
        hero: null,
        related: { pinned: [], banned: [] },
      },
      new Date("2026-06-04T16:00:00Z"),
    );
    expect(file).toBe(`---
headline: Harbour hospital will own the model it trains with Acme
slug: harbour-hospital-owns-its-model
section: field-notes
language: en-GB
date: 2026-06-04T16:00:00.000Z
summary: >-
  Sixteen letters, Sixteen letters, Sixteen letters, Sixteen letters, Sixteen letters, Sixteen
  letters, Sixteen letters, Sixteen letters, Sixteen letters, Sixteen letters,
ourTake: |-
  Nobody has shown a benchmark.

  - We would ask for one.
claim: By 2032 three of ten own one
lookBack: 2032-12-31
whyItMatters: Who owns the data sets the terms.
doThisWeek:
  - audience: IT leaders
    action: List what you hold.
    until: 2026-06-11
  - audience: Lawyers
    action: Read the contract
sources:
  - title: The announcement
    url: https://example.org/announcement
    publisher: Acme
    date: 2026-06-03
tags:
  - Healthcare AI
  - C#
  - "no"
  - "1.10"
follows: acme-opens-an-office
corrections:
  - date: 2026-06-05
    kind: typo
    text: A name was misspelled.
---

The hospital said so.

---

## And then
`);
  });
});

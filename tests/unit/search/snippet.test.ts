import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "#lib/language/languages.ts";
import type { Piece } from "#lib/search/answer.ts";
import { newestPeriod } from "#lib/search/periods.ts";
import { highlight, snippetOf } from "#lib/search/snippet.ts";
import { mistakesBetween, nearestWords } from "#lib/search/spelling.ts";

const marked = (pieces: Piece[] = []) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const terms = (...given: string[]) => new Set(given);

describe("a passage", () => {
  it("is marked where any form of a word stands", () => {
    expect(marked(highlight("Farmers farm; a FARMER’s farm.", terms("farmer"), english))).toBe(
      "[Farmers] farm; a [FARMER]’s farm.",
    );
  });

  it("is the one in which most words stand together, and names its part", () => {
    const snippet = snippetOf(
      [
        ["Summary", "Hail fell."],
        ["Body", "Nets were bought.\nHail fell on nets."],
      ],
      terms("hail", "net"),
      english,
    );
    expect([snippet?.part, marked(snippet?.pieces)]).toEqual(["Body", "[Hail] fell on [nets]."]);
  });

  it("begins with its sentence and says where it was cut", () => {
    const long = "A sentence that comes before. ".repeat(8);
    const snippet = snippetOf([["Body", `${long}Hail fell here. ${long.repeat(2)}`]], terms("hail"), english);
    expect(marked(snippet?.pieces)).toMatch(/^…\[Hail\] fell here\. .*…$/);
  });

  it("is none where no word occurs", () => {
    expect(snippetOf([["Body", "Nets."]], terms("hail"), english)).toBeNull();
  });

  it("is the text itself, whatever that is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 400 }),
        fc.string({ unit: "grapheme" }),
        (text, word) => {
          expect(
            highlight(text, terms(word), english)
              .map((piece) => piece.text)
              .join(""),
          ).toBe(text);
          const snippet = snippetOf([["Body", text]], terms(word), english);
          const shown =
            snippet?.pieces
              .map((piece) => piece.text)
              .join("")
              .replace(/^…|…$/g, "") ?? "";
          expect(text.replaceAll("…", "")).toContain(shown.replaceAll("…", ""));
        },
      ),
    );
  });
});

describe("a mistyped word", () => {
  it.each([
    ["micorsoft", "microsoft", 1],
    ["helth", "health", 1],
    ["healthh", "health", 1],
    ["haelth", "health", 1],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("%s is so far from %s: %i", (typed, word, mistakes) => {
    expect(mistakesBetween(typed, word)).toBe(mistakes);
  });

  it("means the nearest word, the commonest of several", () => {
    const known = [
      { word: "hails", stories: 1 },
      { word: "haul", stories: 9 },
      { word: "hall", stories: 20 },
      { word: "hailstorm", stories: 90 },
    ];
    expect(nearestWords("haal", known).map(({ word }) => word)).toEqual(["hall", "haul"]);
    expect(nearestWords("hi", known)).toEqual([]);
  });
});

describe("the newest months", () => {
  const months = ["2024-11", "2024-12", "2025-01", "2025-12", "2026-01"].map((month) => ({
    month,
    stories: 10,
  }));

  it("are as many as hold enough stories, years where they are whole", () => {
    expect(newestPeriod(months, 25)).toEqual({
      names: ["m:2025-01", "m:2025-12", "y:2026"].toSorted().reverse().toSorted(byAge),
      stories: 30,
    });
    expect(newestPeriod(months, 35)).toEqual({ names: ["y:2026", "y:2025", "m:2024-12"], stories: 40 });
  });

  it("are not named where all are meant", () => {
    expect(newestPeriod(months, 50)).toBeNull();
    expect(newestPeriod([], 50)).toBeNull();
  });

  const byAge = (a: string, b: string) => (a.slice(2) < b.slice(2) ? 1 : -1);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "#lib/language/languages.ts";
import { asksNothing, cleanQuery, longestQuery, readQuery } from "#lib/search/query.ts";
import { matching } from "#lib/search/tsquery.ts";

const terms = (query: string) => readQuery(query).words.map(({ term }) => term);

describe("a query", () => {
  it("is words, phrases and what must not be there", () => {
    const { words, phrases, not } = readQuery('Mayo "our own model" -redis -"open source"');
    expect(words.map(({ term }) => term)).toEqual(["mayo"]);
    expect(phrases.map((phrase) => phrase.map(({ folded }) => folded))).toEqual([["our", "own", "model"]]);
    expect(not.map((phrase) => phrase.map(({ folded }) => folded))).toEqual([["redis"], ["open", "source"]]);
  });

  it("has filters, with values in any quotes", () => {
    const { filters, without } = readQuery(
      'tag:"Open Source" tag:#llm -section:news by:“Ann Example” State:draft',
    );
    expect(filters).toEqual({
      tags: ["Open Source", "llm"],
      sections: [],
      authors: ["Ann Example"],
      states: ["draft"],
    });
    expect(without.sections).toEqual(["news"]);
  });

  it.each([
    ["after:2025 before:2026-03", "2025-01-01", "2026-03-01"],
    ["after:2025-03-14", "2025-03-14", null],
    ["after:2024 after:2025-6", "2025-06-01", null],
    ["before:2026 before:2025", null, "2025-01-01"],
    ["-before:2025", "2025-01-01", null],
    ["after:yesterday", null, null],
    ["before:2025-02-30", null, null],
  ])("%s is from %s to %s", (query, from, to) => {
    expect(readQuery(query)).toMatchObject({ from, to });
  });

  it("says what it could not read", () => {
    expect(readQuery("after:yesterday").notes).toEqual([{ kind: "noDate", typed: "after:yesterday" }]);
    expect(readQuery("x".repeat(400)).notes).toEqual([{ kind: "cut", most: 300 }]);
  });

  it("leaves words out that say nothing, unless there are no others or they are names", () => {
    expect(terms("the state of the art")).toEqual(["state", "art"]);
    expect(terms("who are we")).toHaveLength(3);
    expect(terms("the IT department")).toEqual(["it", "depart"]);
  });

  it("takes a quote that is never closed for no quote", () => {
    expect(terms('"open source')).toEqual(["open", "sourc"]);
  });

  it("reads a word with a sign inside as its parts and as a whole", () => {
    expect(readQuery("e-mail").words).toMatchObject([{ term: "email", parts: ["e", "mail"] }]);
  });

  it("that says nothing asks nothing", () => {
    for (const query of ["", "  ", '""', "- --", "tag:", "\u0000", "after:never"])
      expect(asksNothing(readQuery(query)), query).toBe(true);
  });

  it("is read whatever it is, within its bounds, and twice the same", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        '"',
        "-",
        "tag:",
        "by:",
        "before:",
        "after:",
        "“",
        "”",
        " ",
        "\\",
        "'",
        ":",
        "2025",
        "a",
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const typed = parts.join("");
        const query = readQuery(typed);
        expect(readQuery(query.text)).toMatchObject({ words: query.words, filters: query.filters });
        expect([...query.text].length).toBeLessThanOrEqual(longestQuery);
        expect(cleanQuery(query.text)).toEqual({ text: query.text, cut: false });
        expect(query.words.length + query.phrases.length).toBeLessThanOrEqual(24);
      }),
    );
  });

  it("never writes a sign of PostgreSQL's own language that was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const query = readQuery(typed, english);
        const text = matching({
          ...query,
          words: query.words.map((word) => [word]),
          filed: [],
          notFiled: [],
        });
        const outside = text.replace(/'(?:[^'\\]|''|\\\\)*'/g, "");
        expect(outside).toMatch(/^[ &|!()<\->]*$/);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestLine, takeLine } from "#lib/chains/take-line.ts";
import { text } from "#tests/support/arbitrary-story.ts";

describe("a take in one line", () => {
  it("is its first sentence in plain words", () => {
    expect(takeLine("A **good** start, but the [licence](https://example.org) is missing. More later.")).toBe(
      "A good start, but the licence is missing.",
    );
    expect(takeLine("First paragraph.\n\nSecond.")).toBe("First paragraph.");
    expect(takeLine("")).toBe("");
  });

  it("does not end at a full stop that ends no sentence", () => {
    expect(takeLine("Dr. Example runs the U.S. Office. She is new.")).toBe(
      "Dr. Example runs the U.S. Office.",
    );
    expect(takeLine("It costs 1.5 million. Too much.")).toBe("It costs 1.5 million.");
  });

  it("is cut at a word where it is long, also where words have no blanks between them", () => {
    const long = takeLine(`This take goes on and on ${"about everything ".repeat(20)}and ends.`);
    expect(long.length).toBeLessThanOrEqual(longestLine);
    expect(long).toMatch(/ (?:about|everything)…$/);
    expect(takeLine("病".repeat(300), "ja").length).toBeLessThanOrEqual(longestLine);
    expect(takeLine("x".repeat(300))).toBe(`${"x".repeat(longestLine - 1)}…`);
  });

  it("is one line of whole characters for any text", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("en", "de", "ja"), (take, language) => {
        const line = takeLine(take, language);
        expect(line.length).toBeLessThanOrEqual(longestLine);
        expect(line).not.toMatch(/[\r\n]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});

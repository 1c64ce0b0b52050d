import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "#lib/language/languages.ts";
import { saturated, signatureOf, termNumber, termsOf } from "#lib/related/signature.ts";
import { completeStory } from "../../support/stories.ts";

describe("a story's signature", () => {
  it("takes every part that tells what the story is about", () => {
    const terms = termsOf(
      completeStory({
        headline: "alpha",
        summary: "beta",
        ourTake: "**gamma**",
        whyItMatters: "delta",
        body: "## epsilon\n\n[zeta](https://example.org/theta)",
        doThisWeek: [{ audience: "pilots", action: "kappa", until: null }],
        sources: [{ title: "lambda", url: "https://example.org", publisher: "lambda", date: null }],
      }),
      english,
    );
    expect([...terms.keys()].sort()).toEqual([
      "alpha",
      "beta",
      "delta",
      "epsilon",
      "gamma",
      "kappa",
      "pilot",
      "zeta",
    ]);
  });

  it("counts the headline three times", () => {
    const terms = termsOf(completeStory({ headline: "zebra", body: "zebra" }), english);
    expect(terms.get("zebra")?.count).toBe(4);
  });

  it("learns less and less from the same word", () => {
    expect(saturated(1)).toBe(1);
    expect(saturated(2)).toBeCloseTo(1.889);
    expect(saturated(1000)).toBeLessThan(17);
  });

  it("names each term by a number, in ascending order, with its weight beside", () => {
    const { terms, weights } = signatureOf(
      completeStory({ headline: "Glass", body: "Sheep. Sheep." }),
      english,
    );
    expect(terms).toEqual([...terms].sort((a, b) => a - b));
    expect(weights[terms.indexOf(termNumber("sheep"))]).toBeCloseTo(saturated(2));
    expect(weights[terms.indexOf(termNumber("glass"))]).toBeCloseTo(saturated(3));
  });

  it("knows which terms the text takes for names, and how it writes them", () => {
    const { names } = signatureOf(completeStory({ body: "Yesterday we asked Ada Norda again." }), english);
    expect(names).toContainEqual({ term: termNumber("ada norda"), label: "Ada Norda" });
  });

  it("gives every term the number that MurmurHash3 gives, a whole one of 32 bits, but odd for phrases only", () => {
    expect([termNumber(""), termNumber("a"), termNumber("ab")]).toEqual([0, 1455541200, 2096330910]);
    fc.assert(
      fc.property(fc.string(), (term) => {
        expect(termNumber(term)).toBe(termNumber(term) | 0);
        expect(Math.abs(termNumber(term) % 2)).toBe(term.includes("+") ? 1 : 0);
      }),
    );
  });
});

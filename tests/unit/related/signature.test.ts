import { describe, expect, it } from "vitest";
import { rarity, saturated, signatureOf, termsOf } from "#lib/related/signature.ts";
import { completeStory } from "../../support/stories.ts";

const found = (counts: Record<string, number>) =>
  new Map(Object.entries(counts).map(([term, count]) => [term, { count, label: null }]));

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

  it("counts the headline twice", () => {
    expect(termsOf(completeStory({ headline: "zebra", body: "zebra" })).get("zebra")?.count).toBe(3);
  });

  it("learns less and less from the same word", () => {
    expect(saturated(1)).toBe(1);
    expect(saturated(2)).toBeCloseTo(1.8);
    expect(saturated(1000)).toBeLessThan(9);
  });

  it("holds a rare term for more telling than a common one", () => {
    expect(rarity(1, 1000)).toBeGreaterThan(rarity(500, 1000));
    expect(rarity(1000, 1000)).toBeGreaterThan(0);
    expect(rarity(0, 0)).toBe(0);
  });

  it("keeps the 100 most telling terms", () => {
    const many = found(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`t${i}`, 1])));
    const { kept } = signatureOf(many, (term) => (Number(term.slice(1)) < 50 ? 900 : 2), 1000);
    expect(kept).toHaveLength(100);
    expect(kept.every(({ term }) => Number(term.slice(1)) >= 50)).toBe(true);
  });

  it("has the length of its weights times their rarity", () => {
    const { kept, norm } = signatureOf(found({ a: 1, b: 2 }), () => 1, 10);
    expect(norm).toBeCloseTo(Math.hypot(...kept.map(({ weight }) => weight * rarity(1, 10))));
    expect(signatureOf(new Map(), () => 1, 10)).toEqual({ kept: [], norm: 0 });
  });
});

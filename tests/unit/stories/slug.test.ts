import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlug, numbered, slugify } from "#lib/stories/slug.ts";

describe("an address", () => {
  it.each([
    ["Mayo Clinic and Microsoft build a model", "mayo-clinic-and-microsoft-build-a-model"],
    ["Crème brûlée à la Übersetzung", "creme-brulee-a-la-ubersetzung"],
    ["C++ and C# are not C", "c-plus-plus-and-c-sharp-are-not-c"],
    ["What’s new in “Node 24”?", "whats-new-in-node-24"],
    ["東京で新モデル", "東京で新モデル"],
    ["한국어 모델", "한국어-모델"],
    ["../../etc/passwd", "etc-passwd"],
    ["<script>alert(1)</script>", "script-alert-1-script"],
    ["🙂", "u1f642"],
    ["", ""],
  ])("of %j is %j", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it("is never empty for text, never long, and safe in a path whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.lorem({ maxCount: 60 })),
        (raw) => {
          const slug = slugify(raw.toWellFormed());
          if (raw.trim() !== "") expect(slug).not.toBe("");
          expect(slug.length).toBeLessThanOrEqual(80);
          expect(slug).not.toMatch(/[\s/?#%\\.<>"'&:]/);
          expect(slug.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("of an address is that address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), (raw) => {
        const slug = slugify(raw.toWellFormed());
        expect(slugify(slug)).toBe(slug);
      }),
      { numRuns: 5000 },
    );
  });

  it("breaks a long headline between words", () => {
    const slug = slugify(
      "An uncommonly long headline that goes on and on until nobody can say how it began or where it ends",
    );
    expect(slug).toBe("an-uncommonly-long-headline-that-goes-on-and-on-until-nobody-can-say-how-it");
  });

  it("gets a number when it is taken, and stays an address", () => {
    expect(numbered("news", 1)).toBe("news");
    expect(numbered("news", 2)).toBe("news-2");
    expect(isSlug(numbered(slugify("word ".repeat(40)), 17))).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { emptyContent } from "#lib/stories/content.ts";
import { contentHash } from "#lib/stories/hash.ts";

describe("the content hash", () => {
  const story = { ...emptyContent, headline: "A", tags: ["x", "y"] };

  it("does not depend on the order of keys", () => {
    const reversed = Object.fromEntries(Object.entries(story).reverse()) as typeof story;
    expect(contentHash(reversed)).toBe(contentHash(story));
  });

  it("depends on every part and on the order of lists", () => {
    expect(contentHash({ ...story, headline: "B" })).not.toBe(contentHash(story));
    expect(contentHash({ ...story, tags: ["y", "x"] })).not.toBe(contentHash(story));
    expect(contentHash({ ...story, follows: "a" })).not.toBe(contentHash(story));
  });
});

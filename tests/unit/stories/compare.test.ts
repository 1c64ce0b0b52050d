import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, differingParts, parts, same } from "#lib/stories/compare.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { story as arbitraryStory } from "#tests/support/arbitrary-story.ts";
import { completeStory } from "#tests/support/stories.ts";

describe("comparing two contents", () => {
  it("names the parts that differ, in the page's order", () => {
    const changed = completeStory({ tags: ["Other"], headline: "Another headline", doThisWeek: [] });
    expect(differingParts(completeStory(), changed)).toEqual(["headline", "doThisWeek", "tags"]);
  });

  it("finds nothing in a copy, whatever the order of its keys", () => {
    fc.assert(
      fc.property(arbitraryStory, (story) => {
        const copy = JSON.parse(JSON.stringify(story), (_key, value) =>
          value && typeof value === "object" && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        ) as StoryContent;
        expect(differingParts(story, copy)).toEqual([]);
      }),
    );
  });

  it("tells an empty list from none, and order from order", () => {
    expect(same([], null)).toBe(false);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same({ a: undefined }, {})).toBe(false);
    expect(same([], {})).toBe(false);
  });
});

describe("two people's changes", () => {
  it("are told apart by what both began with", () => {
    const base = completeStory();
    const mine = { ...base, summary: "Mine.", body: "Mine." };
    const theirs = { ...base, ourTake: "Theirs.", body: "Theirs." };
    expect(differences(base, mine, theirs)).toEqual([
      { part: "summary", changedBy: "me" },
      { part: "ourTake", changedBy: "them" },
      { part: "body", changedBy: "both" },
    ]);
  });

  it("are no difference where both made the same change", () => {
    const agreed = { ...emptyContent, headline: "The same" };
    expect(differences(emptyContent, agreed, { ...agreed })).toEqual([]);
  });

  it("never leave out a part in which the texts differ", () => {
    fc.assert(
      fc.property(arbitraryStory, arbitraryStory, arbitraryStory, (base, mine, theirs) => {
        const named = differences(base, mine, theirs).map(({ part }) => part);
        for (const part of parts) expect(named.includes(part)).toBe(!same(mine[part], theirs[part]));
      }),
    );
  });
});

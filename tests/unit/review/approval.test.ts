import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approvalOf, authorsOf } from "#lib/review/approval.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { story as anyStory } from "../../support/arbitrary-story.ts";
import { completeStory } from "../../support/stories.ts";

const a = "a".repeat(64);
const b = "b".repeat(64);
const at = (hashes: string[]) => hashes.map((hash, index) => ({ number: index + 1, hash }));
const given = (number: number, hash: string, revoked = false) => ({ number, hash, revoked });

describe("an approval", () => {
  it("is of exactly one text", () => {
    expect(approvalOf(1, at([a]), [given(1, a)])).toEqual(given(1, a));
    expect(approvalOf(1, at([a]), [given(1, b)])).toBeNull();
    expect(approvalOf(1, at([a]), [])).toBeNull();
    expect(approvalOf(2, at([a]), [given(1, a)])).toBeNull();
  });

  it("goes on with a save that changes nothing", () => {
    expect(approvalOf(3, at([a, a, a]), [given(1, a)])).toEqual(given(1, a));
  });

  it("ends with the next change, also when that is taken back", () => {
    expect(approvalOf(2, at([a, b]), [given(1, a)])).toBeNull();
    expect(approvalOf(3, at([a, b, a]), [given(1, a)])).toBeNull();
    const folded = [given(1, a), given(3, a)];
    expect(approvalOf(3, folded, [given(1, a)])).toBeNull();
  });

  it("stays with the earlier version, which may wait for its time", () => {
    expect(approvalOf(1, at([a, b]), [given(1, a)])).toEqual(given(1, a));
    expect(approvalOf(1, at([a, b]), [given(2, b), given(1, a)])).toEqual(given(1, a));
  });

  it("is over when it was taken back, until there is a new one", () => {
    expect(approvalOf(1, at([a]), [given(1, a, true)])).toBeNull();
    expect(approvalOf(1, at([a]), [given(1, a, true), given(1, a)])).toEqual(given(1, a));
    expect(approvalOf(2, at([a, a]), [given(1, a), given(2, a, true)])).toBeNull();
  });

  it("is void after any one word, wherever in the story", () => {
    fc.assert(
      fc.property(
        arbitraryStory,
        fc.constantFrom("headline", "summary", "ourTake", "body"),
        (story, part) => {
          const hash = contentHash(story);
          const changed = contentHash({ ...story, [part]: `${story[part]} more` });
          expect(approvalOf(2, at([hash, changed]), [given(1, hash)])).toBeNull();
          expect(approvalOf(2, at([hash, contentHash({ ...story })]), [given(1, hash)])).not.toBeNull();
        },
      ),
    );
  });

  it("counts, in any history, only from a version of the same text with no other between", () => {
    const history = fc.array(fc.constantFrom(a, b), { minLength: 1, maxLength: 12 });
    const some = fc.array(fc.record({ number: fc.integer({ min: 1, max: 12 }), revoked: fc.boolean() }));
    fc.assert(
      fc.property(history, some, fc.integer({ min: 1, max: 12 }), (hashes, seen, wanted) => {
        const number = Math.min(wanted, hashes.length);
        const approvals = seen
          .filter((each) => each.number <= hashes.length)
          .map((each) => ({ ...each, hash: hashes[each.number - 1] ?? "" }));
        const found = approvalOf(number, at(hashes), approvals);
        if (!found) return;
        expect(found.revoked).toBe(false);
        expect(new Set(hashes.slice(found.number - 1, number))).toEqual(new Set([found.hash]));
      }),
    );
  });

  it("tells texts apart that differ in what no reader sees", () => {
    const story = completeStory();
    const banned = { ...story, related: { pinned: [], banned: ["another"] } };
    expect(contentHash(banned)).not.toBe(contentHash(story));
  });
});

describe("the authors of a version", () => {
  const by = (...people: (string | null)[]) =>
    people.map((authorId, index) => ({ number: index + 1, authorId }));

  it("are all who wrote in it, each once", () => {
    expect(authorsOf(4, by("ann", "bo", "ann", null), [])).toEqual(["ann", "bo"]);
    expect(authorsOf(2, by("ann", "bo", "cy"), [])).toEqual(["ann", "bo"]);
  });

  it("are those since it was last approved or published, whose words nobody else has seen", () => {
    expect(authorsOf(3, by("ann", "ann", "bo"), [2])).toEqual(["bo"]);
    expect(authorsOf(3, by("ann", "ann", "bo"), [1, 2])).toEqual(["bo"]);
    expect(authorsOf(3, by("ann", "ann", "bo"), [3])).toEqual(["ann", "bo"]);
  });
});

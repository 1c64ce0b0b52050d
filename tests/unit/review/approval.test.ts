import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approvalOf, authorsOf } from "#lib/review/approval.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { keepsVersion, states } from "#lib/stories/lifecycle.ts";
import { story as anyStory } from "../../support/arbitrary-story.ts";
import { completeStory } from "../../support/stories.ts";

const a = "a".repeat(64);
const b = "b".repeat(64);
const given = (number: number, hash: string, revoked = false) => ({ number, hash, revoked });

describe("an approval", () => {
  it("is of exactly one version and its text", () => {
    expect(approvalOf({ number: 1, hash: a }, [given(1, a)])).toEqual(given(1, a));
    expect(approvalOf({ number: 1, hash: a }, [given(1, b)])).toBeNull();
    expect(approvalOf({ number: 2, hash: b }, [given(1, a)])).toBeNull();
    expect(approvalOf({ number: 1, hash: a }, [])).toBeNull();
  });

  it("does not come back when the same words are typed or restored later", () => {
    expect(approvalOf({ number: 3, hash: a }, [given(1, a)])).toBeNull();
  });

  it("stays with the earlier version, which may wait for its time", () => {
    expect(approvalOf({ number: 1, hash: a }, [given(1, a), given(2, b)])).toEqual(given(1, a));
  });

  it("is over when it was taken back, until there is a new one", () => {
    expect(approvalOf({ number: 1, hash: a }, [given(1, a, true)])).toBeNull();
    expect(approvalOf({ number: 1, hash: a }, [given(1, a, true), given(1, a)])).toEqual(given(1, a));
    expect(approvalOf({ number: 1, hash: a }, [given(1, a), given(1, a, true)])).toBeNull();
  });

  it("is of another text after any one word, wherever in the story", () => {
    const part = fc.constantFrom("headline", "summary", "ourTake", "whyItMatters", "body");
    fc.assert(
      fc.property(anyStory, part, (story, changed) => {
        const hash = contentHash({ ...story, [changed]: `${story[changed]} more` });
        expect(approvalOf({ number: 1, hash }, [given(1, contentHash(story))])).toBeNull();
        expect(approvalOf({ number: 1, hash }, [given(1, hash)])).not.toBeNull();
      }),
    );
  });

  it("is of another text also after a change that readers see only in lists or addresses", () => {
    const story = completeStory();
    const hash = contentHash(story);
    expect(contentHash({ ...story, related: { pinned: [], banned: ["another"] } })).not.toBe(hash);
    expect(contentHash({ ...story, slug: "another" })).not.toBe(hash);
  });

  it("is found, in any history, only as the last word on just that version", () => {
    const some = fc.record({
      number: fc.integer({ min: 1, max: 4 }),
      hash: fc.constantFrom(a, b),
      revoked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some), some, (approvals, { number, hash }) => {
        const found = approvalOf({ number, hash }, approvals);
        const last = approvals.filter((approval) => approval.number === number).at(-1);
        expect(found).toBe(last && last.hash === hash && !last.revoked ? last : null);
      }),
    );
  });

  it("holds on to the version while it is approved, scheduled or published", () => {
    expect(states.filter(keepsVersion)).toEqual(["approved", "scheduled", "published"]);
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

  it("leave nobody's words out: every one after the last settled version has its author among them", () => {
    const people = fc.array(fc.constantFrom("ann", "bo", "cy"), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(people, fc.array(fc.integer({ min: 1, max: 10 })), (writers, settled) => {
        const number = writers.length;
        const found = authorsOf(number, by(...writers), settled);
        const since = Math.max(0, ...settled.filter((each) => each < number));
        expect(new Set(found)).toEqual(new Set(writers.slice(since)));
        expect(found).toContain(writers.at(-1));
      }),
    );
  });
});

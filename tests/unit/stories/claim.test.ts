import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposeCorrections } from "#lib/comparison/corrections.ts";
import { compareStories } from "#lib/comparison/stories.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { mergeStories } from "#lib/stories/merge.ts";
import { checkDraft, checkPublishable } from "#lib/stories/schema.ts";
import { story } from "#tests/support/arbitrary-story.ts";
import { completeStory } from "#tests/support/stories.ts";

const claim = "By the end of 2032 three of the ten largest hospitals own a model.";
const lookBack = "2032-12-31";
const day = fc.constantFrom(null, "2032-12-31", "2033-06-30", "2034-01-01");
const claims = fc.record({
  claim: fc.constantFrom("", claim, "Two of them do.", `${claim} All do.`),
  lookBack: day,
});

describe("a claim and its day", () => {
  it("are optional, and go together before readers see them", () => {
    const faults = (parts: object) => {
      const checked = checkPublishable(completeStory(parts));
      return checked.ok ? [] : Object.keys(checked.problem.fields ?? {});
    };
    expect(faults({})).toEqual([]);
    expect(faults({ claim, lookBack })).toEqual([]);
    expect(faults({ claim })).toEqual(["lookBack"]);
    expect(faults({ lookBack })).toEqual(["claim"]);
  });

  it("may be missing in what an older desk, file or program sends", () => {
    const { claim: _claim, lookBack: _day, ...older } = completeStory();
    const checked = checkDraft(older);
    expect(checked.ok && checked.value).toEqual(completeStory());
    expect(checkDraft({ ...older, lookBack: "2032-13-01" }).ok).toBe(false);
    expect(checkDraft({ ...older, lookBack: "" })).toMatchObject({ ok: true, value: { lookBack: null } });
  });

  it("count in the hash, which a story without them has had before there were any", () => {
    const story = completeStory();
    expect(contentHash(story)).toBe("5bdb39df7e52eb88f68b380abab575f3974ea77dd92bd3e7e8e534f3a61a8e72");
    const hashes = [{ claim }, { lookBack }, { claim, lookBack }].map((parts) =>
      contentHash(completeStory(parts)),
    );
    expect(new Set([contentHash(story), ...hashes]).size).toBe(4);
  });

  it("are merged like every part: one side's change is taken, two different ones are asked about", () => {
    fc.assert(
      fc.property(story, claims, claims, claims, (some, base, mine, theirs) => {
        const { content, conflicts } = mergeStories(
          { ...some, ...base },
          { ...some, ...mine },
          { ...some, ...theirs },
        );
        for (const part of ["claim", "lookBack"] as const) {
          const asked = conflicts.some((conflict) => conflict.part === part);
          const [o, a, b] = [base[part], mine[part], theirs[part]];
          if (a === b || b === o) expect([asked, content[part]]).toEqual([false, a]);
          else if (a === o) expect([asked, content[part]]).toEqual([false, b]);
          else if (part === "lookBack") expect(asked).toBe(true);
        }
        const back = mergeStories({ ...some, ...base }, { ...some, ...theirs }, { ...some, ...mine });
        expect(back.conflicts.map(({ part }) => part)).toEqual(conflicts.map(({ part }) => part));
      }),
    );
  });

  it("are shown where two versions differ, and readers are told that a claim says something else", () => {
    const before = completeStory({ claim, lookBack });
    const after = completeStory({ claim: claim.replace("three", "two"), lookBack: "2033-12-31" });
    const differing = compareStories(before, after).filter(({ same }) => !same);
    expect(differing.map(({ part }) => part)).toEqual(["claim", "lookBack"]);
    const [proposal] = proposeCorrections(before, after);
    expect(proposal?.kind).toBe("correction");
    expect(proposal?.text).toContain("our claim");
    expect(proposal?.text).toContain("December 31, 2032");
    expect(proposeCorrections(before, before)).toEqual([]);
  });
});

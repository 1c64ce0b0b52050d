import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Proposal, proposeCorrections } from "#lib/comparison/corrections.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { story } from "#tests/support/arbitrary-story.ts";

const live: StoryContent = {
  ...emptyContent,
  headline: "Example Hospital opens four clinics",
  summary: "The clinics will open in 2027.",
  ourTake: "Nobody has said who pays. We would wait.",
  whyItMatters: "Patients travel for an hour today.",
  doThisWeek: [{ audience: "Nurses", action: "Ask for the rota.", until: "2026-06-11" }],
  body: "## What happens\n\nExample Hospital pays 40 percent of the costs.\n\nThe board decided on Monday.",
  tags: ["Health"],
};

function proposed(changed: Partial<StoryContent>): Proposal[] {
  return proposeCorrections(live, { ...live, ...changed });
}

describe("what readers are to be told of a change", () => {
  it("is a correction where a number, a name or a date is another one", () => {
    expect(proposed({ body: live.body.replace("40 percent", "45 percent") })).toEqual([
      {
        kind: "correction",
        text: "An earlier version of this story said “Example Hospital pays 40 percent of the costs”; it now says “Example Hospital pays 45 percent of the costs”.",
      },
    ]);
    expect(proposed({ headline: "Example Clinic opens four clinics" })).toMatchObject([
      {
        kind: "correction",
        text: expect.stringContaining("An earlier version of the headline said “Example Hospital"),
      },
    ]);
    expect(proposed({ body: live.body.replace("Monday", "Sunday") })).toMatchObject([{ kind: "correction" }]);
  });

  it("is a correction where a sentence says the opposite by one small word", () => {
    expect(proposed({ ourTake: "Nobody has said who pays. We would not wait." })).toEqual([
      {
        kind: "correction",
        text: "An earlier version of Our Take said “who pays. We would wait”; it now says “who pays. We would not wait”.",
      },
    ]);
  });

  it("is a correction where something is not said any more", () => {
    expect(proposed({ body: live.body.replace("\n\nThe board decided on Monday.", "") })).toEqual([
      {
        kind: "correction",
        text: "An earlier version of this story also said “The board decided on Monday.”.",
      },
    ]);
  });

  it("is an update where something is said besides", () => {
    expect(proposed({ body: `${live.body}\n\nThe city has agreed since.` })).toEqual([
      { kind: "update", text: "Added to this story: “The city has agreed since.”." },
    ]);
    const action = { audience: "Doctors", action: "Read the plan.", until: null };
    expect(proposed({ doThisWeek: [...live.doThisWeek, action] })).toMatchObject([
      { kind: "update", text: expect.stringContaining("“Do this week”: “Doctors: Read the plan.”") },
    ]);
  });

  it("is a typo where only spelling differs", () => {
    const misspelt = {
      ...live,
      body: live.body.replace("decided", "decidde"),
      whyItMatters: "Patinets travel.",
    };
    const right = { ...misspelt, body: live.body };
    expect(proposeCorrections(misspelt, right)).toEqual([
      { kind: "typo", text: "Corrected a spelling mistake in this story." },
    ]);
  });

  it("is nothing where readers meet the same statements, or are told already", () => {
    expect(proposed({})).toEqual([]);
    expect(proposed({ tags: ["Health", "Money"], body: live.body.replace("## What", "### What") })).toEqual(
      [],
    );
    expect(proposed({ body: live.body.replace("costs.", "costs!"), summary: `${live.summary} ` })).toEqual(
      [],
    );
    expect(proposed({ doThisWeek: [{ ...live.doThisWeek[0], until: null }] as never })).toEqual([]);
    const correction = { date: "2026-06-05", kind: "correction" as const, text: "It was 45 percent." };
    expect(proposed({ body: "Another body.", corrections: [correction] })).toEqual([]);
  });

  it("names the gravest kind first, and few passages of each", () => {
    const body = live.body.replace("40", "45").replace("Monday.", "Monday.\n\nThe city has agreed since.");
    expect(proposed({ body }).map(({ kind }) => kind)).toEqual(["correction", "update"]);
  });

  it("can be published as it stands, whatever changed", () => {
    fc.assert(
      fc.property(story, story, (before, after) => {
        for (const proposal of proposeCorrections(before, { ...after, corrections: before.corrections })) {
          const corrections = [{ date: "2026-06-05", ...proposal }];
          expect(proposal.text.trim()).not.toBe("");
          expect(checkDraft({ headline: "A story", corrections })).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 60 },
    );
  });
});

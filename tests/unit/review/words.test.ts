import { describe, expect, it } from "vitest";
import { approvalMissing, giversInWords } from "#components/desk/review/approval-words.ts";
import { rulesInWords } from "#components/desk/review/rule-words.ts";

const people = ["Ann", "Ben", "Cara", "Dan", "Eve"].map((name) => ({ id: name.toLowerCase(), name }));

describe("the rules of a section, in words", () => {
  const rules = (approvalRequired: boolean, authorMayApprove: boolean) =>
    rulesInWords("News", { approvalRequired, authorMayApprove, checklists: {} }, {});

  it("say who has to approve", () => {
    expect(rules(true, false)).toEqual([
      "In News nothing is published without approval of somebody who did not write it.",
    ]);
    expect(rules(true, true)).toEqual([
      "In News nothing is published without approval, which whoever wrote it may give.",
    ]);
    expect(rules(false, true)).toEqual(["In News editors publish without asking anybody."]);
    expect(rules(false, false)[0]).toContain("nobody approves what they wrote themselves");
  });

  it("say what has to be ticked: a section's own questions, or else the site's", () => {
    const section = {
      approvalRequired: false,
      authorMayApprove: true,
      checklists: { submit: [], approve: ["A?"] },
    };
    expect(rulesInWords("News", section, { submit: ["B?"], publish: ["C?", "D?"] }).slice(1)).toEqual([
      "Before it is approved, one question has to be ticked.",
      "Before it is published, 2 questions have to be ticked.",
    ]);
  });
});

describe("a missing approval, in words", () => {
  const story = { state: "draft" as const, assigneeId: null, revision: 4 };

  it("says who can give it", () => {
    expect(approvalMissing(story, { givers: people.slice(0, 2) }, "ann")).toBe(
      "Nobody has approved version 4 yet. Submit it for review; you or Ben can.",
    );
    expect(approvalMissing({ ...story, state: "in_review" }, { givers: people.slice(1, 3) }, "ann")).toBe(
      "Nobody has approved version 4 yet. Ben or Cara can.",
    );
  });

  it("says whose turn it is, and what to do when nobody is left", () => {
    const waiting = { ...story, state: "in_review" as const, assigneeId: "ben" };
    expect(approvalMissing(waiting, { givers: people }, "ann")).toContain("It waits for Ben.");
    expect(approvalMissing(waiting, { givers: people }, "ben")).toContain("You, Ann or 3 others can.");
    expect(approvalMissing(story, { givers: [] }, "ann")).toContain("lets authors approve");
  });

  it("names three people at most", () => {
    expect(giversInWords(people.slice(0, 3), "")).toBe("Ann, Ben or Cara");
    expect(giversInWords(people, "")).toBe("Ann, Ben or 3 others");
    expect(giversInWords([], "")).toBe("");
  });
});

import { describe, expect, it } from "vitest";
import { checklistInput, noRules, rulesFor, type SectionRules, unticked } from "#lib/review/rules.ts";

const free: SectionRules = { approvalRequired: false, authorMayApprove: true, checklists: {} };
const strict: SectionRules = { approvalRequired: true, authorMayApprove: false, checklists: {} };

describe("what review asks for", () => {
  it("is nothing where nobody has asked for anything", () => {
    expect(rulesFor([], {})).toEqual(noRules);
    expect(rulesFor([free], {})).toEqual(noRules);
  });

  it("is the site's checklist, unless the section has its own, which may be none", () => {
    const site = { submit: ["Sources read?"], approve: ["Numbers checked?"] };
    expect(rulesFor([free], site).checklists).toEqual({ ...site, publish: [] });
    expect(rulesFor([], site).checklists).toEqual({ ...site, publish: [] });
    const own = { ...free, checklists: { submit: [], publish: ["Picture credited?"] } };
    expect(rulesFor([own], site).checklists).toEqual({
      submit: [],
      approve: ["Numbers checked?"],
      publish: ["Picture credited?"],
    });
  });

  it("is what any of the sections asks for, when a story moves from one to another", () => {
    expect(rulesFor([free, strict], {})).toMatchObject({ approvalRequired: true, authorMayApprove: false });
    const lists = [
      { ...free, checklists: { publish: ["A?", "B?"] } },
      { ...free, checklists: { publish: ["B?", "C?"] } },
    ];
    expect(rulesFor(lists, {}).checklists.publish).toEqual(["A?", "B?", "C?"]);
  });

  it("is met when everything is ticked, in the words of today", () => {
    expect(unticked(["A?", "B?"], ["B?", "A?", "Old?"])).toEqual([]);
    expect(unticked(["A?", "B?"], ["b?"])).toEqual(["A?", "B?"]);
    expect(unticked([], [])).toEqual([]);
  });

  it("has checklists of one question a line", () => {
    expect(checklistInput.parse([" A? ", "", "A?", "B\n?"])).toEqual(["A?", "B ?"]);
    expect(checklistInput.safeParse(Array.from({ length: 21 }, (_, i) => `${i}?`)).success).toBe(false);
    expect(checklistInput.safeParse(["x".repeat(201)]).success).toBe(false);
  });
});

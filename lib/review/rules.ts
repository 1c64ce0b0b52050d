import { z } from "zod";
import { singleLine } from "#lib/stories/text.ts";

/** The moves that a checklist can stand before; scheduling a publication is deciding to publish. */
export const checkedMoves = ["submit", "approve", "publish"] as const;
export type CheckedMove = (typeof checkedMoves)[number];

export type Checklists = Record<CheckedMove, string[]>;

/** What has to be before a story goes on. */
export type ReviewRules = {
  /** Nothing is published that nobody has approved, word for word. */
  approvalRequired: boolean;
  /** Whoever wrote in a version may be the one who approves it. */
  authorMayApprove: boolean;
  checklists: Checklists;
};

export const noRules: ReviewRules = {
  approvalRequired: false,
  authorMayApprove: true,
  checklists: { submit: [], approve: [], publish: [] },
};

/** What one section asks for. Of its checklists, the ones that are missing are the site's. */
export type SectionRules = Omit<ReviewRules, "checklists"> & { checklists: Partial<Checklists> };

/** What admins have set: the site's checklists, and by its number what each section asks for. */
export type ReviewSettings = { site: Partial<Checklists>; sections: Record<number, SectionRules> };

/**
 * The rules for a text that stands in these sections: the one that it is to appear in and, where readers see it in
 * another one, that too, so that nothing escapes a rule by moving to a section without it.
 */
export function rulesFor(sections: SectionRules[], site: Partial<Checklists>): ReviewRules {
  const listOf = (move: CheckedMove) => {
    const lists = sections.map(({ checklists }) => checklists[move] ?? site[move] ?? []);
    return [...new Set(sections.length > 0 ? lists.flat() : (site[move] ?? []))];
  };
  return {
    approvalRequired: sections.some(({ approvalRequired }) => approvalRequired),
    authorMayApprove: sections.every(({ authorMayApprove }) => authorMayApprove),
    checklists: { submit: listOf("submit"), approve: listOf("approve"), publish: listOf("publish") },
  };
}

/** The items of a checklist that nobody has ticked, in its order. */
export function unticked(checklist: string[], ticked: string[]): string[] {
  return checklist.filter((item) => !ticked.includes(item));
}

/** A checklist as an admin writes it: one question a line, empty lines left out, each one once. */
export const checklistInput = z
  .array(z.string())
  .transform((items) => [...new Set(items.map(singleLine).filter(Boolean))])
  .refine((items) => items.length <= 20, "A checklist has at most 20 questions.")
  .refine((items) => items.every((item) => item.length <= 200), "A question has at most 200 characters.");

/** What somebody ticked, as a form sends it. */
export const tickedInput = z.array(z.string().max(200)).max(60);

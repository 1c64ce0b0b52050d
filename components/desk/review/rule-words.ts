import { type CheckedMove, type Checklists, noRules, type SectionRules } from "#lib/review/rules.ts";

/** Before what each checklist stands. */
export const occasions: Record<CheckedMove, string> = {
  submit: "Before a story is submitted",
  approve: "Before it is approved",
  publish: "Before it is published",
};

/** What a section asks for that nothing is known of. */
export const noSectionRules: SectionRules = { ...noRules, checklists: {} };

/** What the rules of a section mean, in sentences. */
export function rulesInWords(
  section: string,
  { approvalRequired, authorMayApprove, checklists }: SectionRules,
  site: Partial<Checklists>,
): string[] {
  return [
    `In ${section} ${approvalInWords(approvalRequired, authorMayApprove)}.`,
    ...checklistsInWords({ ...site, ...checklists }),
  ];
}

/** One sentence for each checklist that asks something. */
export function checklistsInWords(checklists: Partial<Checklists>): string[] {
  const moves = Object.keys(occasions) as CheckedMove[];
  return moves.flatMap((move) => {
    const count = checklists[move]?.length ?? 0;
    return count > 0 ? [`${occasions[move]}, ${countInWords(count)} to be ticked.`] : [];
  });
}

function approvalInWords(required: boolean, byAuthor: boolean): string {
  if (required && !byAuthor) return "nothing is published without approval of somebody who did not write it";
  if (required) return "nothing is published without approval, which whoever wrote it may give";
  if (!byAuthor) return "editors publish without asking, but nobody approves what they wrote themselves";
  return "editors publish without asking anybody";
}

function countInWords(count: number): string {
  return count === 1 ? "one question has" : `${count} questions have`;
}

import { changes, recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { type CheckedMove, checkedMoves, checklistInput } from "./rules.ts";

/** What an admin decides about review; what is left out stays as it is. */
export type Ruling = {
  /** Null: for the whole site, which has checklists only. */
  sectionId: number | null;
  rules?: { approvalRequired: boolean; authorMayApprove: boolean };
  /** Null takes a section's own list away, so that the site's holds; an empty one asks for nothing. */
  checklists?: Partial<Record<CheckedMove, string[] | null>>;
};

/**
 * Says what review asks for in a section, and what its checklists or those of the site are; all of it or nothing. Each
 * thing that changed is an event. Refused: "invalid" (with a field for each checklist), "forbidden", "not_found".
 */
export async function setReview(actor: Actor, { sectionId, rules, ...given }: Ruling): Promise<Result<null>> {
  const { lists, fields } = parsed(given.checklists ?? {});
  if (Object.keys(fields).length > 0) return refused({ code: "invalid", message: notYet, fields });
  return transact(actor, "settings.change", async (tx) => {
    await serially(tx, "sections");
    const section = sectionId === null ? null : await tx.section.findUnique({ where: { id: sectionId } });
    if (sectionId !== null && !section) throw new Refusal(noSuchSection);
    if (section && rules) await setRules(tx, actor, section, rules);
    for (const [move, items] of lists) await setChecklist(tx, actor, section, move, items);
    return { value: null, tags: [] };
  });
}

type Named = { id: number; name: string };
type Rules = NonNullable<Ruling["rules"]>;

async function setRules(tx: Transaction, actor: Actor, section: Named & Rules, rules: Rules): Promise<void> {
  const { id, name, approvalRequired, authorMayApprove } = section;
  const changed = changes({ approvalRequired, authorMayApprove }, rules);
  if (Object.keys(changed.after).length === 0) return;
  await tx.section.update({ where: { id }, data: rules });
  const facts = { ...changed, data: { section: id } };
  await recordEvent(tx, actor, "section.review_changed", { title: name }, facts);
}

async function setChecklist(
  tx: Transaction,
  actor: Actor,
  section: Named | null,
  move: CheckedMove,
  items: string[] | null,
): Promise<void> {
  const sectionId = section?.id ?? null;
  const before = await tx.checklist.findFirst({ where: { sectionId, move } });
  if (JSON.stringify(before?.items ?? null) === JSON.stringify(items)) return;
  await tx.checklist.deleteMany({ where: { sectionId, move } });
  if (items) await tx.checklist.create({ data: { sectionId, move, items } });
  const facts = { data: { move, ...(sectionId !== null && { section: sectionId }) } };
  const changed = { before: { items: before?.items ?? null }, after: { items } };
  const about = { title: section?.name ?? "" };
  await recordEvent(tx, actor, "section.checklist_changed", about, { ...changed, ...facts });
}

/** The lists as they are to be stored, and what is wrong with them. */
function parsed(given: NonNullable<Ruling["checklists"]>) {
  const lists: [CheckedMove, string[] | null][] = [];
  const fields: Record<string, string[]> = {};
  for (const move of checkedMoves) {
    if (given[move] === undefined) continue;
    const list = checklistInput.nullable().safeParse(given[move]);
    if (list.success) lists.push([move, list.data]);
    else fields[move] = list.error.issues.map(({ message }) => message);
  }
  return { lists, fields };
}

const notYet = "What review asks for could not be saved yet.";

const noSuchSection: Problem = {
  code: "not_found",
  message: "There is no such section any more; reload the page.",
};

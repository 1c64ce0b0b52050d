import { changes, recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { ok, type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { change, type StoryRef, transact } from "#lib/stories/change.ts";
import { type Expected, moveStory } from "#lib/stories/commands.ts";
import { type CheckedMove, checklistInput } from "./rules.ts";
import { assigneeIn, type StepInput } from "./steps.ts";

/**
 * Gives a story to somebody of the desk, or to nobody in particular. A writer who was given one that readers do not see may
 * change it. Giving it to whoever has it writes nothing. Refused: "invalid", "forbidden", "stale", "not_found".
 */
export async function assignStory(
  actor: Actor,
  input: Expected & { assigneeId: string | null },
): Promise<Result<StoryRef>> {
  return change(actor, "story.assign", "stay", input, async (tx, story) => {
    const assignee = await assigneeIn(tx, input.assigneeId, "desk");
    if (story.assigneeId === input.assigneeId) return null;
    return {
      data: { assigneeId: input.assigneeId },
      event: {
        kind: "story.assigned",
        data: { revision: story.workingNumber, to: assignee?.name ?? null },
      },
      tags: [],
    };
  });
}

/** What came of each story of a bulk move. */
export type BulkOutcome = { id: number; problem: Problem | null };

/** Most stories that are moved at once. */
export const mostAtOnce = 100;

/**
 * Makes one move, or gives to one person, with many stories, each for itself: what one is refused for keeps no other back.
 * Refused as a whole: "invalid" for more than `mostAtOnce`.
 */
export async function moveMany(
  actor: Actor,
  input: { stories: Expected[] } & (StepInput | { move: "assign"; assigneeId: string | null }),
): Promise<Result<BulkOutcome[]>> {
  const { stories, ...step } = input;
  if (stories.length > mostAtOnce) return refused(tooMany);
  const outcomes: BulkOutcome[] = [];
  for (const story of stories) {
    const done =
      step.move === "assign"
        ? await assignStory(actor, { ...story, assigneeId: step.assigneeId })
        : await moveStory(actor, { ...story, ...step });
    outcomes.push({ id: story.id, problem: done.ok ? null : done.problem });
  }
  return ok(outcomes);
}

/** Says whether a section requires approval, and whether authors may approve. Refused: "forbidden", "not_found". */
export async function setSectionReview(
  actor: Actor,
  input: { sectionId: number; approvalRequired: boolean; authorMayApprove: boolean },
): Promise<Result<null>> {
  const { sectionId: id, ...rules } = input;
  return transact(actor, "settings.change", async (tx) => {
    const section = await tx.section.findUnique({ where: { id } });
    if (!section) throw new Refusal(noSuchSection);
    const { approvalRequired, authorMayApprove } = section;
    const changed = changes({ approvalRequired, authorMayApprove }, rules);
    if (Object.keys(changed.after).length > 0) {
      await tx.section.update({ where: { id }, data: rules });
      const facts = { ...changed, data: { section: id } };
      await recordEvent(tx, actor, "section.review_changed", { title: section.name }, facts);
    }
    return { value: null, tags: [] };
  });
}

/**
 * Sets the checklist of a move: of a section, or (null) of the site, for sections without their own. `items` null takes a
 * section's own away; an empty list means that nothing is asked. Refused: "invalid", "forbidden", "not_found".
 */
export async function setChecklist(
  actor: Actor,
  input: { sectionId: number | null; move: CheckedMove; items: string[] | null },
): Promise<Result<null>> {
  const parsed = checklistInput.nullable().safeParse(input.items);
  if (!parsed.success) return refused(notAChecklist(parsed.error.issues[0]?.message));
  const { sectionId, move } = input;
  const items = parsed.data;
  return transact(actor, "settings.change", async (tx) => {
    const section = sectionId === null ? null : await tx.section.findUnique({ where: { id: sectionId } });
    if (sectionId !== null && !section) throw new Refusal(noSuchSection);
    const before = await tx.checklist.findFirst({ where: { sectionId, move } });
    if (JSON.stringify(before?.items ?? null) !== JSON.stringify(items)) {
      await tx.checklist.deleteMany({ where: { sectionId, move } });
      if (items) await tx.checklist.create({ data: { sectionId, move, items } });
      const about = { title: section?.name ?? "" };
      const facts = { data: { move, ...(sectionId !== null && { section: sectionId }) } };
      const changed = { before: { items: before?.items ?? null }, after: { items } };
      await recordEvent(tx, actor, "section.checklist_changed", about, { ...changed, ...facts });
    }
    return { value: null, tags: [] };
  });
}

const tooMany: Problem = {
  code: "invalid",
  message: `At most ${mostAtOnce} stories can be moved at once; choose fewer.`,
};

const noSuchSection: Problem = {
  code: "not_found",
  message: "There is no such section any more; reload the page.",
};

function notAChecklist(message = "This is not a checklist."): Problem {
  return { code: "invalid", message, fields: { items: [message] } };
}

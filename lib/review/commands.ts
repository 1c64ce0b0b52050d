import { answer } from "#lib/auth/answer.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { change, type StoryRef } from "#lib/stories/change.ts";
import { type Expected, moveStory } from "#lib/stories/commands.ts";
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
 * Makes one move, or gives to one person, with many stories, each for itself: what one is refused for keeps no other back,
 * be it that the database went away meanwhile.
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
    const done = await answer<StoryRef>(() =>
      step.move === "assign"
        ? assignStory(actor, { ...story, assigneeId: step.assigneeId })
        : moveStory(actor, { ...story, ...step }),
    );
    outcomes.push({ id: story.id, problem: done.ok ? null : done.problem });
  }
  return ok(outcomes);
}

const tooMany: Problem = {
  code: "invalid",
  message: `At most ${mostAtOnce} stories can be moved at once; choose fewer.`,
};

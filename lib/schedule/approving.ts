import type { Actor } from "#lib/auth/policy.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { type Expected, moveStory } from "#lib/stories/commands.ts";
import type { Note } from "#lib/stories/corrections.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import type { State } from "#lib/stories/lifecycle.ts";
import { together } from "#lib/stories/together.ts";
import { type Scheduled, schedulePublication } from "./commands.ts";

/** The moves by which a story in this state becomes an approved one. */
const wayToApproval: Partial<Record<State, Parameters<typeof moveStory>[1]["move"][]>> = {
  draft: ["submit", "approve"],
  in_review: ["approve"],
  retracted: ["restore", "submit", "approve"],
};

/**
 * As `schedulePublication`, for whoever may approve as well: a version that is not approved yet is submitted and approved
 * on the way, and `ticked` answers the checklists of all these moves. All of it is stored, or nothing. Refused besides: whatever the moves are refused for.
 */
export async function approveAndSchedule(
  actor: Actor,
  input: Expected & { number: number; at: Date; ticked?: string[]; note?: Note | null },
  now = new Date(),
): Promise<Result<Scheduled>> {
  const story = await deskStory(input.id);
  const way = (story && wayToApproval[story.state]) ?? [];
  return together(async () => {
    let { expectedVersion } = input;
    const { ticked } = input;
    for (const move of way) {
      const moved = await moveStory(actor, { id: input.id, expectedVersion, move, ticked });
      if (!moved.ok) return refused(moved.problem);
      expectedVersion = moved.value.version;
    }
    const scheduled = await schedulePublication(actor, { ...input, expectedVersion }, now);
    return scheduled.ok ? ok(scheduled.value) : scheduled;
  });
}

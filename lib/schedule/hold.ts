import type { Transaction } from "#lib/database/client.ts";
import type { Note } from "#lib/stories/corrections.ts";
import { next } from "#lib/stories/lifecycle.ts";
import type { Schedule, Story } from "#prisma/generated/client.ts";

/**
 * Holds a story's row until the transaction ends. Whoever changes a schedule holds its story first, as every command
 * does, so that nobody waits in a circle.
 */
export function lockStory(tx: Transaction, id: number): Promise<Story> {
  return tx.story.update({ where: { id }, data: { version: { increment: 0 } } });
}

/** What readers are told when it goes out, or null. */
export function noteOf({ noteKind, noteText }: Pick<Schedule, "noteKind" | "noteText">): Note | null {
  return noteKind && { kind: noteKind, text: noteText };
}

/**
 * Has a held story take a turn that follows from what happened to its schedule, where that is about its working revision
 * and the turn is legal; an open tab learns of it by the version. Gives the state that it is in then.
 */
export async function turnOf(
  tx: Transaction,
  story: Story,
  schedule: Pick<Schedule, "kind" | "number">,
  turn: "schedule" | "unschedule",
): Promise<Story["state"]> {
  if (schedule.kind !== "publish" || schedule.number !== story.workingNumber) return story.state;
  const state = next(story.state, turn, story.publishedNumber !== null);
  if (state === null) return story.state;
  const data = { state, version: { increment: 1 }, updatedAt: new Date() };
  await tx.story.update({ where: { id: story.id }, data });
  return state;
}

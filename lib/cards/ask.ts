import type { Transaction } from "#lib/database/client.ts";
import { addJob } from "#lib/jobs/queue.ts";

export const drawTask = "draw";

/** Asks for the picture of a story, or of the site, to be drawn or taken away, within the transaction that changes it. */
export async function askToDraw(tx: Transaction, storyId: number): Promise<void> {
  await addJob(tx, {
    task: drawTask,
    payload: { story: storyId },
    key: `${drawTask}:${storyId}`,
    queue: drawTask,
  });
}

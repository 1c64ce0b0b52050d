import type { Transaction } from "#lib/database/client.ts";
import { addJob } from "#lib/jobs/queue.ts";

export const relateTask = "relate";

/** Asks for a story's related ones to be found, within the transaction that publishes or retracts it. */
export async function askToRelate(tx: Transaction, storyId: number): Promise<void> {
  const key = `${relateTask}:${storyId}`;
  await addJob(tx, { task: relateTask, payload: { story: storyId }, key, queue: relateTask });
}

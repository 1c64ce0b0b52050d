import type { Transaction } from "#lib/database/client.ts";
import { addJob, removeJob } from "#lib/jobs/queue.ts";

export const dueTask = "schedule.due";

/** Has a schedule looked at when its time comes; an earlier such job gives way. */
export async function wakeAt(tx: Transaction, id: number, runAt: Date): Promise<void> {
  await addJob(tx, { task: dueTask, payload: { schedule: id }, runAt, key: keyOf(id) });
}

/** Nothing is to happen any more. */
export async function letSleep(tx: Transaction, id: number): Promise<void> {
  await removeJob(tx, keyOf(id));
}

const keyOf = (id: number) => `schedule:${id}`;

import type { Transaction } from "#lib/database/client.ts";

/** A job as it is asked for: what to do, about what, and when. The payload holds names and numbers, never content. */
export type NewJob = {
  task: string;
  payload: Record<string, string | number>;
  /** Now, unless it is given. */
  runAt?: Date;
  /** A job that waits under this name gives way to this one. */
  key?: string;
  /** Jobs of one queue are done one after the other. */
  queue?: string;
  /** One that waits under the name already keeps its time, so that asking again and again puts nothing off. */
  keepsTime?: boolean;
  /** How often it is tried, later and later, before it is given up. */
  attempts?: number;
};

/** Asks for a job within a transaction: it exists exactly if the transaction's changes do. */
export async function addJob(tx: Transaction, job: NewJob): Promise<void> {
  const { task, payload, runAt = null, key = null, queue = null, keepsTime = false, attempts = 25 } = job;
  const mode = keepsTime ? "preserve_run_at" : "replace";
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${task}::text, ${JSON.stringify(payload)}::json, run_at := ${runAt}::timestamptz,
      queue_name := ${queue}::text, max_attempts := ${attempts}::int, job_key := ${key}::text,
      job_key_mode := ${mode}::text)`;
}

/** Takes a job that waits under a name off the queue; one that is being worked on goes on. */
export async function removeJob(tx: Transaction, key: string): Promise<void> {
  await tx.$executeRaw`select graphile_worker.remove_job(${key}::text)`;
}

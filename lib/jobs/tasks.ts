import { from } from "#lib/audit/origin.ts";
import { env } from "#lib/env.ts";
import { removeOldNotices } from "#lib/notices/commands.ts";
import { mailNotices } from "#lib/notices/mailing.ts";
import { doOverdue, dueJob } from "#lib/schedule/due.ts";
import { dueTask } from "#lib/schedule/jobs.ts";
import { noteOverdue } from "#lib/schedule/overdue.ts";
import { type Sweep, startWorker, type Task, type Worker } from "./worker.ts";

/** Every kind of job that this site knows, by the name under which it is asked for. */
export const tasks: Record<string, Task> = { [dueTask]: (payload) => from("job", () => dueJob(payload)) };

/** What is looked after besides the queue. */
export const sweeps: Record<string, Sweep> = {
  schedule: { every: 500, run: () => from("job", doOverdue) },
  "late schedules": { every: 30_000, run: () => from("job", noteOverdue) },
  "mail of notices": { every: 10_000, run: () => from("job", mailNotices) },
  "old notices": { every: 60 * 60_000, run: () => from("job", removeOldNotices) },
};

/** Starts working on this site's jobs in this process, with the database of its settings. */
export function startJobs(): Worker {
  const { DATABASE_URL = "" } = env();
  return startWorker({ databaseUrl: DATABASE_URL, tasks, sweeps });
}

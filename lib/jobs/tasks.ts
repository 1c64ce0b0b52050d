import { from } from "#lib/audit/origin.ts";
import { drawTask } from "#lib/cards/ask.ts";
import { theSite } from "#lib/cards/face.ts";
import { drawJob, drawStory, drawWaiting } from "#lib/cards/job.ts";
import { env } from "#lib/env.ts";
import { askJob, askTask, askWaiting, forgetUnconfirmed } from "#lib/newsletter/asking.ts";
import { deliver } from "#lib/newsletter/delivering.ts";
import { sendTask } from "#lib/newsletter/editions.ts";
import { sendJob } from "#lib/newsletter/sending.ts";
import { removeOldNotices } from "#lib/notices/commands.ts";
import { mailNotices } from "#lib/notices/mailing.ts";
import { relateTask } from "#lib/related/ask.ts";
import { relateJob, relateWaiting } from "#lib/related/job.ts";
import { doAllDue, dueJob } from "#lib/schedule/due.ts";
import { dueTask } from "#lib/schedule/jobs.ts";
import { noteOverdue } from "#lib/schedule/overdue.ts";
import { storyTask, tagTask } from "#lib/search/commands.ts";
import { indexMissing, storyJob, tagJob } from "#lib/search/jobs.ts";
import { noteDueTakes } from "#lib/takes/due.ts";
import { type Sweep, startWorker, type Task, type Worker } from "./worker.ts";

/** Every kind of job that this site knows, by the name under which it is asked for. */
export const tasks: Record<string, Task> = {
  [dueTask]: (payload) => from("job", () => dueJob(payload)),
  [drawTask]: drawJob,
  [relateTask]: relateJob,
  [storyTask]: storyJob,
  [tagTask]: tagJob,
  [askTask]: askJob,
  [sendTask]: (payload) => from("job", () => sendJob(payload)),
};

const lookEvery = 500; // milliseconds

/** What is looked after besides the queue. */
export const sweeps: Record<string, Sweep> = {
  schedule: { every: lookEvery, run: () => from("job", () => doAllDue(undefined, lookEvery)) },
  "late schedules": { every: 30_000, run: () => from("job", () => inTurn(noteOverdue())) },
  "related stories": { every: 10 * 60_000, run: () => inTurn(relateWaiting()) },
  "mail of notices": { every: 10_000, run: () => from("job", () => inTurn(mailNotices())) },
  "picture of the site": { every: 10 * 60_000, run: () => inTurn(drawStory(theSite)) },
  // A site that has just started has more urgent things to do.
  "pictures to be drawn": { every: 10 * 60_000, after: 60_000, run: drawWaiting },
  "stories to be found": { every: 10 * 60_000, run: indexMissing },
  "claims to look back at": { every: 30_000, run: () => from("job", () => inTurn(noteDueTakes())) },
  "weekly mail": { every: 2000, run: () => from("job", () => deliver()) },
  "subscribers to be asked": { every: 60_000, run: () => inTurn(askWaiting()) },
  "subscribers who never confirmed": { every: 60 * 60_000, run: () => inTurn(forgetUnconfirmed()) },
  "old notices": { every: 60 * 60_000, run: () => from("job", () => inTurn(removeOldNotices())) },
};

/** Nothing that would have to be looked at sooner came of it. */
function inTurn(work: Promise<unknown>): Promise<null> {
  return work.then(() => null);
}

/** Starts working on this site's jobs in this process, with the database of its settings. */
export function startJobs(): Worker {
  const { DATABASE_URL = "" } = env();
  return startWorker({ databaseUrl: DATABASE_URL, tasks, sweeps });
}

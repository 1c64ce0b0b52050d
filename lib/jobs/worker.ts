import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, run, type WorkerEvents } from "graphile-worker";
import { nameOf, quiet } from "./log.ts";
import { queuePool } from "./pool.ts";

/** What is done for a job; throwing has it tried again later. */
export type Task = (payload: unknown) => Promise<void>;

/**
 * Looked at again and again besides the queue: finds what a job that was lost would have done. It may give the milliseconds
 * after which to look again, where that is sooner. Looked at as soon as the worker starts, or milliseconds `after` that.
 */
export type Sweep = { every: number; after?: number; run(): Promise<number | null> };

export type Worker = { stop(): Promise<void> };

type Options = {
  databaseUrl: string;
  tasks: Record<string, Task>;
  sweeps?: Record<string, Sweep>;
  /** Jobs at a time. */
  concurrency?: number;
  log?: (sentence: string) => void;
};

const poll = 500; // milliseconds between two looks for jobs whose time has come
const pause = 1000; // milliseconds before a queue that was lost is opened again
const lastWord = 5000; // milliseconds that jobs under way have when the worker stops

/**
 * Works on jobs until it is told to stop; many workers in many processes share one queue. While the database is away it
 * tries again every second, and says so once. Stopping lets the jobs under way finish, for five seconds.
 */
export function startWorker(options: Options): Worker {
  const { sweeps = {}, log = (sentence) => console.error(sentence) } = options;
  const stop = new AbortController();
  const tell = once(log);
  const sweeping = Object.entries(sweeps).map(([name, sweep]) => repeat(name, sweep, stop.signal, tell));
  const working = work(options, stop.signal, tell);
  return {
    async stop() {
      stop.abort();
      const late = sleep(lastWord, undefined, { ref: false });
      await Promise.race([Promise.all([working, ...sweeping]), late]);
    },
  };
}

type Tell = { trouble(about: string, error: unknown): void; fine(about: string): void };

/** Opens the queue, and again whenever it was lost. */
async function work({ databaseUrl, tasks, concurrency = 2 }: Options, stop: AbortSignal, tell: Tell) {
  if (Object.keys(tasks).length === 0) return;
  while (!stop.aborted) {
    const pgPool = queuePool(databaseUrl, concurrency + 2);
    try {
      const runner = await run({
        pgPool,
        concurrency,
        pollInterval: poll,
        noHandleSignals: true,
        taskList: tasks,
        logger: quiet,
        events: listening(tell),
        gracefulShutdownAbortTimeout: lastWord,
        // In batches, since only those are waited for when it stops.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        parsedCronItems: [],
      });
      tell.fine("The job queue");
      await untilOver(runner, stop);
    } catch (error) {
      tell.trouble("The job queue", error);
    }
    await pgPool.end();
    await rest(pause, stop);
  }
}

async function untilOver(runner: Runner, stop: AbortSignal): Promise<void> {
  const told = Promise.withResolvers<void>();
  const end = () => told.resolve();
  stop.addEventListener("abort", end);
  if (stop.aborted) end();
  try {
    await Promise.race([runner.promise, told.promise]);
  } finally {
    stop.removeEventListener("abort", end);
    await runner.stop().catch(() => undefined); // It may have ended by itself.
  }
}

function listening(tell: Tell): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on("job:error", ({ job, error }) => tell.trouble(`A job “${job.task_identifier}”`, error));
  events.on("job:success", ({ job }) => tell.fine(`A job “${job.task_identifier}”`));
  events.on("worker:getJob:error", ({ error }) => tell.trouble("The job queue", error));
  events.on("worker:getJob:empty", () => tell.fine("The job queue"));
  return events;
}

async function repeat(name: string, sweep: Sweep, stop: AbortSignal, tell: Tell): Promise<void> {
  if (sweep.after) await rest(sweep.after, stop);
  while (!stop.aborted) {
    let sooner: number | null = null;
    try {
      sooner = await sweep.run();
      tell.fine(`The look after “${name}”`);
    } catch (error) {
      tell.trouble(`The look after “${name}”`, error);
    }
    await rest(Math.min(sweep.every, sooner ?? sweep.every), stop);
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Says each trouble once, and once that it is over. */
function once(log: (sentence: string) => void): Tell {
  const troubles = new Map<string, string>();
  return {
    trouble(about, error) {
      const name = nameOf(error);
      if (troubles.get(about) === name) return;
      troubles.set(about, name);
      log(`${about} fails (${name}); it is tried again.`);
    },
    fine(about) {
      if (troubles.delete(about)) log(`${about} works again.`);
    },
  };
}

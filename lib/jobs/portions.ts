import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { disconnect } from "#lib/database/client.ts";

type Answer = { error: string | null };

/**
 * Has long work on many stories done by as many processes as there are processors, so many ids at a time, in their order.
 * `file` is the module that they run, and ends with `answerPortions`. `done` hears how many ids are. Throws what the
 * first of them throws; what is under way then is given up.
 */
export async function inPortions(
  file: URL,
  ids: number[],
  size: number,
  done: (ids: number) => void = () => {},
): Promise<void> {
  let [next, finished] = [0, 0];
  const processes = Math.min(availableParallelism(), Math.ceil(ids.length / size));
  const children = Array.from({ length: processes }, () => fork(file, { execArgv: [] }));
  try {
    await Promise.all(
      children.map(async (child) => {
        while (next < ids.length) {
          const portion = ids.slice(next, next + size);
          next += portion.length;
          const { error } = await answerOf(child, portion);
          if (error !== null) throw new Error(error);
          finished += portion.length;
          done(finished);
        }
        child.disconnect();
        if (child.exitCode === null) await once(child, "exit");
      }),
    );
  } finally {
    for (const child of children) child.kill();
  }
}

/** Makes this process one of those that `inPortions` starts. */
export function answerPortions(work: (ids: number[]) => Promise<void>): void {
  process.on("message", async (ids: number[]) => {
    const answer: Answer = { error: null };
    try {
      await work(ids);
    } catch (error) {
      answer.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    process.send?.(answer);
  });
  process.on("disconnect", () => void disconnect().then(() => process.exit(0)));
}

async function answerOf(child: ChildProcess, ids: number[]): Promise<Answer> {
  const stop = new AbortController();
  const { signal } = stop;
  const ended = once(child, "exit", { signal }).then(([code]) => ({
    error: `${child.spawnfile} ended with ${code} while it worked.`,
  }));
  ended.catch(() => {});
  child.send(ids);
  try {
    return await Promise.race([
      once(child, "message", { signal }).then(([answer]) => answer as Answer),
      ended,
    ]);
  } finally {
    stop.abort();
  }
}

import { generateClient } from "./prisma-client.ts";
import { keepSecret, loadSettings } from "./settings.ts";
import { closeAll, openDatabaseFor } from "./site.ts";
import { steps } from "./steps.ts";
import { stopSignal } from "./stop.ts";

/** `npm run jobs`: does the site's jobs and serves nobody, until it is told to stop. Returns the exit code. */
export async function runJobs(): Promise<number> {
  const stop = stopSignal();
  const closers: (() => Promise<void>)[] = [];
  try {
    await keepSecret(loadSettings());
    const step = steps({ quiet: true });
    await generateClient(step);
    await openDatabaseFor(step, closers);
    stop.throwIfAborted();
    const { startJobs } = await import("#lib/jobs/tasks.ts");
    const worker = startJobs();
    closers.push(worker.stop);
    console.log("Doing the site's jobs. Ctrl-C stops.");
    await new Promise((resolve) => stop.addEventListener("abort", resolve));
    return 0;
  } catch (error) {
    if (stop.aborted) return 130;
    throw error;
  } finally {
    await closeAll(closers);
  }
}

// A worker's process for the tests that kill it: it says when it begins to publish.
import { flushCompileCache } from "node:module";
import { tasks } from "#lib/jobs/tasks.ts";
import { startWorker } from "#lib/jobs/worker.ts";
import { dueTask } from "#lib/schedule/jobs.ts";

flushCompileCache(); // Node does that at the end, which does not come for who is killed.
const due = tasks[dueTask];
startWorker({
  databaseUrl: process.env.DATABASE_URL ?? "",
  tasks: {
    [dueTask]: async (payload) => {
      process.send?.("begins");
      await due?.(payload);
    },
  },
});
process.on("disconnect", () => process.exit(0));

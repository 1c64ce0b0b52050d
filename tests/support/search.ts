import { database } from "#lib/database/client.ts";
import { removeJob } from "#lib/jobs/queue.ts";
import { relateTask } from "#lib/related/ask.ts";
import { relateWaiting } from "#lib/related/job.ts";
import { indexStories, storyTask } from "#lib/search/commands.ts";

/** Does at once what the jobs of all stories would do, and takes them off the queue. */
export async function indexAll(): Promise<void> {
  const ids = (await database().story.findMany({ select: { id: true } })).map(({ id }) => id);
  await indexStories(ids);
  await relateWaiting();
  await database().$transaction(async (tx) => {
    for (const id of ids) await removeJob(tx, `${storyTask} ${id}`);
    for (const id of ids) await removeJob(tx, `${relateTask}:${id}`);
  });
}

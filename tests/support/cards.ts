import { drawTask } from "#lib/cards/ask.ts";
import { frameOf, hashOf, namingOf } from "#lib/cards/face.ts";
import { faceOf, storiesToDraw } from "#lib/cards/queries.ts";
import { drawMissing } from "#lib/cards/rebuild.ts";
import { database } from "#lib/database/client.ts";
import { removeJob } from "#lib/jobs/queue.ts";
import { siteSettings } from "#lib/settings/queries.ts";

/** Draws every picture into DATA_DIR and takes the jobs that would do it off the queue. */
export async function drawAll(): Promise<void> {
  await drawMissing();
  const ids = (await database().story.findMany({ select: { id: true } })).map(({ id }) => id);
  await database().$transaction(async (tx) => {
    for (const id of ids) await removeJob(tx, `${drawTask}:${id}`);
  });
}

/** Notes every picture as drawn: sites that are copied from here have none of the files, and no need to draw them. */
export async function noteAsDrawn(): Promise<void> {
  const site = namingOf(await siteSettings());
  for (const storyId of await storiesToDraw(site, 10_000)) {
    const shown = await faceOf(database(), storyId, site);
    if (!shown) continue;
    const { face, number } = shown;
    await database().drawnPicture.create({
      data: { storyId, number, hash: hashOf(face), frame: frameOf(face) },
    });
  }
}

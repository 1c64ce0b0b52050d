import { database } from "#lib/database/client.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { namingOf, theSite } from "./face.ts";
import { drawStory } from "./job.ts";
import { storiesToDraw } from "./queries.ts";

const drawnAtOnce = 4; // the drawing library has so many threads
const portion = 400;

/**
 * `npm run cards:rebuild [-- --all]`: draws every picture that is missing or shows something else than readers see, or
 * all of them anew. Broken off, it goes on where it was when it is called again. Gives the exit code.
 */
export async function runRebuild(args: string[]): Promise<number> {
  if (args.length > 1 || (args.length === 1 && args[0] !== "--all")) {
    console.error(
      "Say it like this: npm run cards:rebuild, or for all of them: npm run cards:rebuild -- --all",
    );
    return 1;
  }
  const show = process.stdout.isTTY;
  const count = await (args[0] === "--all" ? drawAll : drawMissing)((done) => {
    if (show) process.stdout.write(`\r${done} drawn`);
  });
  console.log(`${show ? "\r" : ""}${count === 1 ? "1 picture is" : `${count} pictures are`} drawn.`);
  return 0;
}

type Progress = (done: number) => void;

/** Draws what is missing or differs, newest first; gives how many those were. */
export async function drawMissing(progress: Progress = () => {}): Promise<number> {
  const done = new Set<number>();
  for (;;) {
    const ids = (await storiesToDraw(namingOf(await siteSettings()), portion)).filter((id) => !done.has(id));
    if (ids.length === 0) return done.size;
    await drawMany(ids, {}, (id) => progress(done.add(id).size));
  }
}

async function drawAll(progress: Progress): Promise<number> {
  let done = await drawMissing(progress);
  const rows = await database().drawnPicture.findMany({
    select: { storyId: true },
    orderBy: { storyId: "desc" },
  });
  done = 0;
  await drawMany([...rows.map(({ storyId }) => storyId), theSite], { anew: true }, () => progress(++done));
  return done;
}

async function drawMany(
  ids: number[],
  options: { anew?: boolean },
  drawn: (id: number) => void,
): Promise<void> {
  const waiting = [...new Set(ids)].values();
  await Promise.all(
    Array.from({ length: drawnAtOnce }, async () => {
      for (const id of waiting) {
        await drawStory(id, options);
        drawn(id);
      }
    }),
  );
}

import { z } from "zod";
import { database } from "#lib/database/client.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { shared } from "#lib/shared.ts";
import { indexStories, indexTag, madeWith } from "./commands.ts";
import { storiesToIndex } from "./state.ts";

export async function storyJob(payload: unknown): Promise<void> {
  const { story } = z.object({ story: z.int() }).parse(payload);
  await indexStories([story]);
}

export async function tagJob(payload: unknown): Promise<void> {
  const { tag } = z.object({ tag: z.int() }).parse(payload);
  await indexTag(tag);
}

const looked = 5000; // stories that one look goes through
const atOnce = 200;
const state = shared("missing in search", () => ({ last: 0 }));

/**
 * Looks through some stories for those whose rows are missing, not of their text or made otherwise than today, and makes them: of
 * a site that was there before search, in another language now, or whose job was lost. Gives 0 while there is more to do.
 */
export async function indexMissing(): Promise<number | null> {
  const { language } = await siteSettings();
  const { missing, next } = await storiesToIndex(state.last, looked, madeWith(language));
  const portion = missing.slice(0, atOnce);
  await indexStories(portion);
  if (portion.length < missing.length) {
    state.last = portion.at(-1) ?? state.last;
    return 0;
  }
  state.last = next ?? 0;
  return next === null ? null : portion.length > 0 ? 0 : 500;
}

/** `npm run search:rebuild [-- --from ID]`: makes all rows anew while readers and editors go on. */
export async function runRebuild(args: string[]): Promise<number> {
  const from = args[0] === "--from" ? Number(args[1]) : 0;
  if (args.length > 0 && !(args.length === 2 && Number.isInteger(from) && from >= 0)) {
    console.error(
      "Say it like this: npm run search:rebuild, or, to go on where it was: npm run search:rebuild -- --from 1200",
    );
    return 1;
  }
  const rows = await database().story.findMany({
    where: { id: { gte: from } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const ids = rows.map(({ id }) => id);
  const show = process.stdout.isTTY;
  let done = 0;
  try {
    await indexStories(ids, (count) => {
      done = count;
      if (show)
        process.stdout.write(`\r${Math.floor((100 * count) / ids.length)} %, ${count} of ${ids.length}`);
    });
  } catch (error) {
    console.error(
      `${show ? "\r" : ""}Search is rebuilt up to story ${ids[done - 1] ?? from}; go on with --from ${ids[done] ?? from}.`,
    );
    throw error;
  }
  const { tidyIndex } = await import("./state.ts");
  await tidyIndex();
  console.log(`${show ? "\r" : ""}Search is rebuilt from ${ids.length} stories.`);
  return 0;
}

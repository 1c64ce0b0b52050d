import { database } from "#lib/database/client.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { holdCorpus, writeSignatures } from "./commands.ts";

const batch = 50;

/**
 * Makes all signatures anew, from what is published: after the analyser changed, or when a corpus grew so much that the
 * choice of terms should be looked at again. The first pass counts the terms, the second chooses with full counts.
 * Readers and editors go on meanwhile, a publication waits for a batch at most; a run that was broken off left
 * nothing half done. `progress` hears how many stories of how many are done.
 */
export async function rebuildSignatures(
  progress: (done: number, of: number) => void = () => {},
): Promise<number> {
  const stories = await database().story.findMany({
    where: { publishedNumber: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const ids = stories.map(({ id }) => id);
  for (const pass of [0, 1]) {
    for (let start = 0; start < ids.length; start += batch) {
      await rebuildBatch(ids.slice(start, start + batch));
      progress(pass * ids.length + Math.min(start + batch, ids.length), 2 * ids.length);
    }
  }
  const tags = ["related"];
  await database().$transaction(async (tx) => {
    await holdCorpus(tx);
    await tx.term.deleteMany({ where: { stories: 0 } });
    await touch(tx, tags);
  });
  dropNow(tags);
  return ids.length;
}

/** `npm run related:rebuild`. */
export async function runRebuild(): Promise<number> {
  const show = process.stdout.isTTY;
  const stories = await rebuildSignatures((done, of) => {
    if (show) process.stdout.write(`\r${Math.floor((100 * done) / of)} %`);
  });
  console.log(`${show ? "\r" : ""}Related stories are rebuilt from ${stories} published ones.`);
  return 0;
}

/** What is published is read once the corpus is held: no publication or retraction can come in between. */
async function rebuildBatch(ids: number[]): Promise<void> {
  await database().$transaction(
    async (tx) => {
      await holdCorpus(tx);
      const published = await tx.revision.findMany({
        where: { publishedOf: { id: { in: ids } } },
        include: wholeRevision,
      });
      await writeSignatures(
        tx,
        published.map((revision) => ({ id: revision.storyId, content: contentOf(revision) })),
      );
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
}

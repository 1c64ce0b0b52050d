import { database } from "#lib/database/client.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { siteLanguage } from "./asked.ts";
import { holdCorpus } from "./corpus.ts";
import { listAnew } from "./job.ts";
import { countTerms, measureLengths, storeSignatures, unlisted, unsignedSince } from "./recount.ts";
import { signatureOf } from "./signature.ts";

/** Hears what is being done, and how many stories of how many are. */
export type Progress = (what: "Signatures" | "Lengths" | "Lists", done: number, of: number) => void;

const signedAtOnce = 200;
const measuredAtOnce = 2000;
const listedAtOnce = 4;
const long = { maxWait: 60_000, timeout: 15 * 60_000 };

/**
 * Makes everything related anew from what is published: after the analyser, the site's language or a weight changed. First
 * all signatures, then the numbers of terms and the lengths, then all lists. Readers and editors go on meanwhile, with the
 * lists that were there; the jobs of new publications wait for a batch at most, and for the counting. Broken off, it goes
 * on where it was when it is called again. Gives the number of published stories.
 */
export async function rebuildRelated(progress: Progress = () => {}): Promise<number> {
  const since = await begin();
  const all = await database().story.count({ where: { publishedNumber: { not: null } } });
  const report = (what: Parameters<Progress>[0], left: number) => (done: number) =>
    progress(what, all - left + done, all);
  const unsigned = await unsignedSince(database(), since);
  await inBatches(unsigned, signedAtOnce, sign, report("Signatures", unsigned.length));
  await database().$transaction(async (tx) => {
    await holdCorpus(tx);
    await countTerms(tx);
  }, long);
  const waiting = await unlisted(database());
  const measure = (ids: number[]) => database().$transaction((tx) => measureLengths(tx, ids), long);
  await inBatches(waiting, measuredAtOnce, measure, report("Lengths", waiting.length));
  const listAll = (ids: number[]) => Promise.all(ids.map(listAnew));
  await inBatches(waiting, listedAtOnce, listAll, report("Lists", waiting.length));
  await database().corpus.update({ where: { id: 1 }, data: { rebuildStartedAt: null } });
  return all;
}

/** `npm run related:rebuild`. */
export async function runRebuild(): Promise<number> {
  const show = process.stdout.isTTY;
  const stories = await rebuildRelated((what, done, of) => {
    if (show)
      process.stdout.write(`\r${what.padEnd(10)} ${String(Math.floor((100 * done) / of)).padStart(3)} %`);
  });
  console.log(`${show ? "\r" : ""}Related stories are rebuilt from ${stories} published ones.`);
  return 0;
}

/** When the rebuild that is under way began: now, unless one was broken off. */
async function begin(): Promise<Date> {
  const now = new Date();
  const corpus = await database().corpus.upsert({
    where: { id: 1 },
    create: { stories: 0, rebuildStartedAt: now },
    update: {},
  });
  if (corpus.rebuildStartedAt) return corpus.rebuildStartedAt;
  await database().corpus.update({ where: { id: 1 }, data: { rebuildStartedAt: now } });
  return now;
}

/** What is published is read once the corpus is held: no job can come in between. */
async function sign(batch: number[]): Promise<void> {
  const language = await siteLanguage();
  await database().$transaction(async (tx) => {
    await holdCorpus(tx);
    const published = await tx.revision.findMany({
      where: { publishedOf: { id: { in: batch } } },
      include: wholeRevision,
    });
    await storeSignatures(
      tx,
      published.map((revision) => ({
        id: revision.storyId,
        number: revision.number,
        signature: signatureOf(contentOf(revision), language),
      })),
      batch,
    );
  }, long);
}

async function inBatches(
  ids: number[],
  size: number,
  work: (batch: number[]) => Promise<unknown>,
  done: (stories: number) => void,
): Promise<void> {
  for (let start = 0; start < ids.length; start += size) {
    await work(ids.slice(start, start + size));
    done(Math.min(ids.length, start + size));
  }
}

import { database } from "#lib/database/client.ts";
import { inPortions } from "#lib/jobs/portions.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { askedOf, languages } from "./asked.ts";
import { holdCorpus, keepCorpus } from "./corpus.ts";
import { neighboursOf, writeLists } from "./lists.ts";
import {
  countTerms,
  forgetCounts,
  indexInLots,
  measureAndCount,
  publishedTexts,
  storeSignatures,
  unlisted,
  unsignedSince,
} from "./recount.ts";
import { signatureOf } from "./signature.ts";

/** Hears what is being done, and how many stories of how many are. */
export type Progress = (what: "Signatures" | "Lengths" | "Lists", done: number, of: number) => void;

/** Fewer are not worth changing an index for. */
const many = 1000;

const signer = new URL("./sign-worker.ts", import.meta.url);
const lister = new URL("./list-worker.ts", import.meta.url);

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
  const inLots = unsigned.length > many;
  if (inLots) await database().$transaction((tx) => indexInLots(tx, true));
  await inPortions(signer, unsigned, 100, report("Signatures", unsigned.length));
  if (inLots) await database().$transaction((tx) => indexInLots(tx, false), long);
  await database().$transaction(async (tx) => {
    await holdCorpus(tx);
    await countTerms(tx);
  }, long);
  // Without it PostgreSQL would take tables that were just filled for empty ones, and read them whole for every term.
  await database().$executeRaw`analyze story_signatures, terms, related_list_states`;
  const waiting = await unlisted(database());
  const measure = (ids: number[]) => database().$transaction((tx) => measureAndCount(tx, ids), long);
  await inBatches(waiting, 10_000, 2, measure, report("Lengths", waiting.length));
  await database().$executeRaw`analyze rebuild_counts`;
  await inPortions(lister, waiting, 50, report("Lists", waiting.length));
  await forgetCounts(database());
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

/**
 * Stores the signatures of some stories, beside others. What is published is read once the corpus is kept as it is: no job
 * can come in between.
 */
export async function sign(batch: number[]): Promise<void> {
  const languageOf = await languages();
  await database().$transaction(async (tx) => {
    await keepCorpus(tx);
    const texts = await publishedTexts(tx, batch);
    const signed = texts.map((text) => ({
      id: text.id,
      number: text.number,
      signature: signatureOf(text, languageOf(text)),
    }));
    await storeSignatures(tx, signed, batch);
  }, long);
}

/** Makes the lists of some stories, beside others. */
export async function list(batch: number[]): Promise<void> {
  const touched = batch.map((id) => `related:${id}`);
  await database().$transaction(async (tx) => {
    await keepCorpus(tx);
    const asked = await askedOf(tx, batch);
    const neighbours = await neighboursOf(tx, asked);
    await writeLists(tx, new Map(asked.map(({ id }, i) => [id, neighbours[i] ?? []])));
    await touch(tx, touched);
  }, long);
  dropNow(touched);
}

/** Works on batches of so many stories, some side by side: each is a connection, and keeps a processor busy. */
async function inBatches(
  ids: number[],
  size: number,
  sideBySide: number,
  work: (batch: number[]) => Promise<unknown>,
  report: (done: number) => void,
): Promise<void> {
  let next = 0;
  let done = 0;
  const worker = async () => {
    while (next < ids.length) {
      const batch = ids.slice(next, next + size);
      next += size;
      await work(batch);
      done += batch.length;
      report(done);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
}

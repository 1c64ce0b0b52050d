import { z } from "zod";
import { database, type Transaction } from "#lib/database/client.ts";
import { alone } from "#lib/database/serially.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { forget } from "#lib/pictures/kept.ts";
import { storage } from "#lib/pictures/storage.ts";
import { settingsOf, siteSettings, withLogo } from "#lib/settings/queries.ts";
import { cardKey } from "./address.ts";
import { draw } from "./draw.ts";
import { type Face, frameOf, hashOf, namingOf } from "./face.ts";
import { cardTag, faceOf, storiesToDraw } from "./queries.ts";

/** What the job does. */
export async function drawJob(payload: unknown): Promise<void> {
  await drawStory(z.object({ story: z.int() }).parse(payload).story);
}

/**
 * Brings the picture of a story, or of the site, up to date with what readers see: drawn, left alone or taken away. Pages
 * name a picture only while it shows what they say, so the old file goes first. Doing it twice changes nothing. With
 * `anew` it is drawn even if it is there.
 */
export async function drawStory(storyId: number, { anew = false } = {}): Promise<void> {
  if (!anew && (await isUpToDate(await lookAt(database(), storyId)))) return;
  // Not in a transaction, since drawing and the store take their time.
  await alone(cardTag(storyId), async () => {
    while (!(await drawAndNote(storyId, anew)));
  });
}

/** Whether what was drawn is what readers see still: somebody may have published meanwhile. */
async function drawAndNote(storyId: number, anew: boolean): Promise<boolean> {
  const { now, before } = await lookAt(database(), storyId);
  if (before && before.hash !== now?.hash) await remove(before.hash);
  if (now && (anew || before?.hash !== now.hash || !(await isStored(now.hash)))) {
    await storage().put(cardKey(now.hash), await draw(now.face));
    if (anew) forget(now.hash);
  }
  const noted = await database().$transaction((tx) => note(tx, storyId, now), patient());
  if (noted === "otherwise" && now) await remove(now.hash);
  if (noted === "changed") dropNow([cardTag(storyId)]);
  return noted !== "otherwise";
}

/** Says what is drawn, if readers see just that. */
async function note(
  tx: Transaction,
  storyId: number,
  drawn: Shown | null,
): Promise<"same" | "changed" | "otherwise"> {
  const { now, before } = await lookAt(tx, storyId);
  if (now?.hash !== drawn?.hash) return "otherwise";
  if (now) {
    const { hash, number, face } = now;
    const row = { hash, number, frame: frameOf(face), drawnAt: new Date() };
    await tx.drawnPicture.upsert({ where: { storyId }, create: { storyId, ...row }, update: row });
  } else {
    await tx.drawnPicture.deleteMany({ where: { storyId } });
  }
  if (before?.hash === now?.hash) return "same";
  await touch(tx, [cardTag(storyId)]);
  return "changed";
}

type Shown = { face: Face; number: number; hash: string };
type Drawn = { hash: string; number: number; frame: string };

/** What a picture should show, null if there should be none, and what was drawn before. */
async function lookAt(
  tx: Transaction,
  storyId: number,
): Promise<{ now: Shown | null; before: Drawn | null }> {
  const site = settingsOf(await tx.settings.findUnique({ where: { id: 1 }, include: withLogo }));
  const found = await faceOf(tx, storyId, namingOf(site));
  const before = await tx.drawnPicture.findUnique({ where: { storyId } });
  return { now: found && { ...found, hash: hashOf(found.face) }, before };
}

async function isUpToDate({ now, before }: { now: Shown | null; before: Drawn | null }): Promise<boolean> {
  if (!now || !before) return now === before;
  const isNoted = before.hash === now.hash && before.number === now.number;
  return isNoted && before.frame === frameOf(now.face) && isStored(now.hash);
}

function isStored(hash: string): Promise<boolean> {
  return storage().has(cardKey(hash));
}

const atOnce = 10;
const pause = 15_000; // milliseconds between two portions: readers and editors need the machine more

/**
 * Draws some of what no job has drawn: of stories that were imported or there before, under another name of the site or
 * of a section, or whose job was lost. Gives when to look again while there is more to do.
 */
export async function drawWaiting(): Promise<number | null> {
  const waiting = await storiesToDraw(namingOf(await siteSettings()), atOnce);
  for (const id of waiting) await drawStory(id);
  return waiting.length === atOnce ? pause : null;
}

async function remove(hash: string): Promise<void> {
  await storage().remove(cardKey(hash));
  forget(hash);
}

/** Prisma writes into what it is given. */
const patient = () => ({ maxWait: 60_000, timeout: 60_000 });

import { z } from "zod";
import { database } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { forget } from "#lib/pictures/kept.ts";
import { storage } from "#lib/pictures/storage.ts";
import { settingsOf, siteSettings, withLogo } from "#lib/settings/queries.ts";
import { cardKey } from "./address.ts";
import { draw } from "./draw.ts";
import { frameOf, hashOf, namingOf } from "./face.ts";
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
  const touched = [cardTag(storyId)];
  const changed = await database().$transaction(async (tx) => {
    await serially(tx, cardTag(storyId));
    const site = settingsOf(await tx.settings.findUnique({ where: { id: 1 }, include: withLogo }));
    const now = await faceOf(tx, storyId, namingOf(site));
    const hash = now && hashOf(now.face);
    const before = await tx.drawnPicture.findUnique({ where: { storyId } });
    if (before && before.hash !== hash) await remove(before.hash);
    if (!now || !hash) {
      await tx.drawnPicture.deleteMany({ where: { storyId } });
    } else {
      const key = cardKey(hash);
      if (anew || before?.hash !== hash || !(await storage().has(key))) {
        await storage().put(key, await draw(now.face));
        if (anew) forget(hash);
      }
      const drawn = { hash, number: now.number, frame: frameOf(now.face), drawnAt: new Date() };
      await tx.drawnPicture.upsert({ where: { storyId }, create: { storyId, ...drawn }, update: drawn });
    }
    if (before?.hash === (hash ?? undefined)) return false;
    await touch(tx, touched);
    return true;
  }, patient());
  if (changed) dropNow(touched);
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

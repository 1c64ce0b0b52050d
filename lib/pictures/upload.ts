import { createHash } from "node:crypto";
import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { keyOf, pictureAddresses, readPictureAddress, storageKey } from "./address.ts";
import { aboutPicture } from "./commands.ts";
import { Gate } from "./gate.ts";
import { largestUpload, tooLarge } from "./limits.ts";
import { pictureName } from "./name.ts";
import { type ProcessedPicture, processPicture } from "./process.ts";
import {
  findByKey,
  type LibraryPicture,
  libraryPicture,
  lockPicture,
  pictureTag,
  uploader,
} from "./queries.ts";
import { type Storage, StorageError, storage } from "./storage.ts";

export type Upload = {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  /** As the request declares it; what really arrives is counted. */
  size?: number | undefined;
};

// What is held in memory: so many uploads of at most 20 MB, and the pixels of two pictures.
const receiving = new Gate({ atOnce: 6, patience: 30_000 });
const processing = new Gate({ atOnce: 2, patience: 60_000 });

/**
 * Takes a picture into the library: reads it, makes it anew in its sizes, stores them, and only then makes it known. The
 * same file again is the same picture, and mends files that its store has lost. Nothing is stored of what is refused:
 * "too_large", "invalid" (one sentence), "unavailable" (busy, or the store does not answer), "forbidden".
 */
export async function uploadPicture(actor: Actor, upload: Upload): Promise<Result<LibraryPicture>> {
  if (!may(actor, "picture.upload"))
    return refused({
      code: "forbidden",
      message: "Your role does not allow this; ask an editor or an admin.",
    });
  if ((upload.size ?? 0) > largestUpload) return refused(large);
  return receiving.pass(() => receive(actor, upload), busy);
}

async function receive(actor: Actor, upload: Upload): Promise<Result<LibraryPicture>> {
  const bytes = await collected(upload.bytes);
  if (!bytes) return refused(large);
  const hash = createHash("sha256").update(bytes).digest("hex");
  try {
    const known = await wholePicture(hash);
    if (known) return { ok: true, value: known };
    return await processing.pass(async () => {
      const processed = await processPicture(bytes);
      if (!processed.ok) return processed;
      return await store(actor, { hash, name: pictureName(upload.name) }, processed.value);
    }, busy);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    console.error(`The store of pictures failed: ${error.message}`);
    return refused(storeAway);
  }
}

/** Files first, since a picture that is known has its files; they go again if it does not become known. */
async function store(
  actor: Actor,
  { hash, name }: { hash: string; name: string },
  { width, height, files, placeholder }: ProcessedPicture,
): Promise<Result<LibraryPicture>> {
  const widths = files.map((file) => file.width);
  const bytes = files.at(-1)?.bytes.length ?? 0;
  const put: string[] = [];
  const room: Storage = storage();
  try {
    return await transact(actor, "picture.upload", async (tx) => {
      await lockPicture(tx, hash);
      const before = await findByKey(tx, keyOf(hash));
      if (before && before.hash !== hash) throw new Refusal(alike);
      for (const file of files) {
        const key = storageKey({ key: keyOf(hash), width: file.width, height: file.height });
        if (!before) put.push(key);
        await room.put(key, file.bytes);
      }
      const made = { width, height, bytes, widths, placeholder };
      const row = before
        ? await tx.picture.update({ where: { hash }, data: made, include: uploader })
        : await tx.picture.create({
            data: { hash, name, ...made, uploadedById: actor.id },
            include: uploader,
          });
      if (!before)
        await recordEvent(tx, actor, "picture.uploaded", aboutPicture(row), {
          data: { hash, width, height },
        });
      return { value: libraryPicture(row), tags: [pictureTag(hash)] };
    });
  } catch (error) {
    // Somebody else may have brought the same file meanwhile, or nobody knows.
    const known = await findByKey(database(), keyOf(hash)).catch(() => "perhaps");
    if (!known) for (const key of put) await room.remove(key).catch(() => {});
    throw error;
  }
}

/** A picture of that hash whose files are all there. */
async function wholePicture(hash: string): Promise<LibraryPicture | null> {
  const row = await database().picture.findUnique({ where: { hash }, include: uploader });
  if (!row) return null;
  for (const address of pictureAddresses(row)) {
    const parts = readPictureAddress(address);
    if (!parts || !(await storage().has(storageKey(parts)))) return null;
  }
  return libraryPicture(row);
}

/** Everything that arrives, or null as soon as it is too much. */
async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > largestUpload) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const large: Problem = { code: "too_large", message: tooLarge };

const busy = () =>
  refused({
    code: "unavailable",
    message: "Many pictures are being prepared just now; wait a minute and upload this one again.",
  });

const storeAway: Problem = {
  code: "unavailable",
  message:
    "The store of pictures does not answer, so nothing was uploaded; try again in a moment, and tell whoever runs the site if it lasts.",
};

const alike: Problem = {
  code: "conflict",
  message:
    "This file looks like another picture’s double; save it again in a picture program and upload that.",
};

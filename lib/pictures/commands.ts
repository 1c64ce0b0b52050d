import { z } from "zod";
import { changes, recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { singleLine } from "#lib/stories/text.ts";
import type { Picture } from "#prisma/generated/client.ts";
import { pictureAddresses, readPictureAddress, storageKey } from "./address.ts";
import { forget } from "./kept.ts";
import { longest } from "./limits.ts";
import { type LibraryPicture, libraryPicture, lockPicture, pictureTag, uploader, usesOf } from "./queries.ts";
import { StorageError, storage } from "./storage.ts";

const line = (name: string, most: number) =>
  z
    .string({ error: `${name} must be text.` })
    .transform(singleLine)
    .refine((text) => text.length <= most, `${name} is longer than ${most} characters; shorten it.`);

const share = z.number({ error: "The focal point must lie in the picture." }).min(0).max(1);

/** What may be said of a picture; what is left out stays. */
export const description = z.strictObject({
  alt: line("The description", longest.alt).optional(),
  credit: line("The credit", longest.credit).optional(),
  focalX: share.optional(),
  focalY: share.optional(),
});

/**
 * Changes what the library says of a picture. Description and credit are what the next story starts with; those of
 * stories that have the picture are their own. The focal point holds everywhere, so pages that show it are dropped.
 * Refused: "invalid" (fields say why), "forbidden", "not_found".
 */
export async function describePicture(
  actor: Actor,
  input: { id: number } & z.input<typeof description>,
): Promise<Result<LibraryPicture>> {
  const { id, ...given } = input;
  const parsed = description.safeParse(given);
  if (!parsed.success) return refused(problemOf(parsed.error));
  const said = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  return transact(actor, "picture.edit", async (tx) => {
    const before = await pictureOrRefusal(tx, id);
    const after = await tx.picture.update({ where: { id }, data: said, include: uploader });
    const moved = before.focalX !== after.focalX || before.focalY !== after.focalY;
    const changed = changes(saidOf(before), saidOf(after));
    if (Object.keys(changed.after).length > 0)
      await recordEvent(tx, actor, "picture.described", aboutPicture(after), changed);
    return { value: libraryPicture(after), tags: moved ? [pictureTag(after.hash)] : [] };
  });
}

/**
 * Takes a picture out of the library and its files out of the store. Refused: "conflict" while any version of a story
 * points at it or it is the site's logo, "unavailable" when the store does not answer, "forbidden", "not_found".
 */
export async function deletePicture(actor: Actor, { id }: { id: number }): Promise<Result<{ id: number }>> {
  try {
    return await transact(actor, "picture.delete", async (tx) => {
      const { hash } = await pictureOrRefusal(tx, id);
      await lockPicture(tx, hash);
      const picture = await pictureOrRefusal(tx, id);
      const uses = await usesOf(tx, picture);
      if (uses.length > 0) throw new Refusal({ code: "conflict", message: usedSentence(uses) });
      if ((await tx.settings.count({ where: { logoId: id } })) > 0) throw new Refusal(isLogo);
      await tx.picture.delete({ where: { id } });
      const facts = { before: saidOf(picture), data: { hash } };
      await recordEvent(tx, actor, "picture.deleted", aboutPicture(picture), facts);
      await removeFiles(pictureAddresses(picture));
      forget(picture.hash);
      return { value: { id }, tags: [pictureTag(hash)] };
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    console.error(`The store of pictures failed: ${error.message}`);
    return refused({
      code: "unavailable",
      message:
        "The store of pictures does not answer, so the picture was not deleted; try again in a moment.",
    });
  }
}

/** Removes these files from the store. */
export async function removeFiles(addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const parts = readPictureAddress(address);
    if (parts) await storage().remove(storageKey(parts));
  }
}

/** What an event about a picture is about. */
export function aboutPicture({ id, name }: Picture) {
  return { picture: id, title: name };
}

function saidOf({ alt, credit, focalX, focalY }: Picture) {
  return { alt, credit, focalX, focalY };
}

async function pictureOrRefusal(tx: Transaction, id: number): Promise<Picture> {
  const picture = await tx.picture.findUnique({ where: { id } });
  if (picture) return picture;
  throw new Refusal({ code: "not_found", message: "There is no such picture; it may have been deleted." });
}

function usedSentence(uses: { headline: string }[]): string {
  const [first] = uses;
  const others = uses.length === 1 ? "" : ` and ${uses.length - 1} more`;
  return `“${first?.headline}”${others} has this picture in one of its versions, so it is kept.`;
}

const isLogo: Problem = {
  code: "conflict",
  message:
    "This picture is the site’s logo, so it is kept; an admin can choose another logo in the settings.",
};

function problemOf(error: z.ZodError) {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  return { code: "invalid" as const, message: Object.values(fields).flat().join(" "), fields };
}

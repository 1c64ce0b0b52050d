import type { Transaction } from "#lib/database/client.ts";
import type { StoryContent } from "#lib/stories/content.ts";

/**
 * Keeps the record of takes in step with what readers see: the claim of a story that is being shown, or, with null, that it is
 * taken away. A verdict stays, whatever becomes of the text. Gives the tags of the pages that show the record.
 */
export async function keepTake(
  tx: Transaction,
  storyId: number,
  content: Pick<StoryContent, "claim" | "lookBack"> | null,
): Promise<string[]> {
  const before = await tx.take.findUnique({ where: { storyId } });
  if (content === null) {
    if (!before) return [];
    await tx.take.update({ where: { storyId }, data: { live: false } });
    return changedTags(tx, storyId);
  }
  const { claim } = content;
  const lookBack = content.lookBack === null ? null : new Date(`${content.lookBack}T00:00:00Z`);
  if (claim === "" && before?.verdict === null) {
    await tx.take.delete({ where: { storyId } });
    return changedTags(tx, storyId);
  }
  if (claim === "" && !before) return [];
  const moved = before?.lookBack?.getTime() !== lookBack?.getTime();
  const data = { claim, lookBack, live: true, ...(moved && { toldAt: null }) };
  if (before) await tx.take.update({ where: { storyId }, data });
  else await tx.take.create({ data: { storyId, ...data } });
  return before?.live ? [takesTag] : changedTags(tx, storyId);
}

/** What a claim that comes or goes changes: the record, and every page that leads there where it is the first or was the last. */
export async function changedTags(tx: Transaction, storyId: number): Promise<string[]> {
  const other = await tx.take.findFirst({
    where: { live: true, storyId: { not: storyId } },
    select: { storyId: true },
  });
  return other ? [takesTag] : [takesTag, anyTakesTag];
}

/** On every page that shows the record of takes. */
export const takesTag = "takes";

/** On every page that says whether there is one. */
export const anyTakesTag = "takes:any";

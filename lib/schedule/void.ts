import type { Transaction } from "#lib/database/client.ts";

/** A publication by hand makes those void that wait with this revision or an earlier one, and failed ones. */
export async function voidPublications(tx: Transaction, storyId: number, number: number): Promise<void> {
  await tx.schedule.updateMany({
    where: { storyId, kind: "publish", state: { in: ["waiting", "failed"] }, number: { lte: number } },
    data: { state: "cancelled", endedAt: new Date(), reason: "This version or a later one was published." },
  });
}

/** A retraction by hand is a decision that no timer overrules: nothing of the story waits any more. */
export async function voidSchedules(tx: Transaction, storyId: number): Promise<void> {
  await tx.schedule.updateMany({
    where: { storyId, state: { in: ["waiting", "failed"] } },
    data: { state: "cancelled", endedAt: new Date(), reason: "The story was retracted." },
  });
}

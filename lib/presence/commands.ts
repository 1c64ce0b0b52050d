import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { ok, type Result, refused } from "#lib/result.ts";

const forgotten = 60 * 60 * 1000; // milliseconds after which a row of a tab that never said goodbye is swept

export type Tab = { tab: string; storyId: number; part: string | null };

/** A tab has a story open, with the cursor in this part. Refused: "forbidden", and "not_found" when there is no such story. */
export async function seen(
  actor: Actor & { id: string },
  { tab, storyId, part }: Tab,
): Promise<Result<null>> {
  if (!may(actor, "story.read")) return refused(forbidden);
  const now = new Date();
  const row = { storyId, userId: actor.id, part, seenAt: now };
  if ((await database().story.count({ where: { id: storyId } })) === 0) return refused(gone);
  const known = await database().presence.updateMany({ where: { tab, userId: actor.id }, data: row });
  if (known.count === 0) {
    await database().presence.createMany({ data: [{ tab, ...row }], skipDuplicates: true });
    await database().presence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - forgotten) } } });
  }
  return ok(null);
}

/** A tab is being closed. Only its own person can say so. */
export async function left(actor: Actor & { id: string }, { tab }: { tab: string }): Promise<Result<null>> {
  await database().presence.deleteMany({ where: { tab, userId: actor.id } });
  return ok(null);
}

const forbidden = { code: "forbidden" as const, message: "Your role does not allow reading stories." };
const gone = { code: "not_found" as const, message: "There is no such story any more." };

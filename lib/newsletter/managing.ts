import { database } from "#lib/database/client.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import type { SubscriberState } from "#prisma/generated/client.ts";
import { bearerOf } from "./links.ts";
import { noLink, wishOf } from "./subscribing.ts";

/** What somebody sees of their own subscription. */
export type OwnSubscription = {
  email: string;
  state: SubscriberState;
  everything: boolean;
  tags: { id: number; name: string; slug: string }[];
};

/** The subscription that a link is for; null when its data were deleted. Refused: "not_found" for a link that is none. */
export async function subscriptionAt(token: string): Promise<Result<OwnSubscription | null>> {
  const key = bearerOf("manage", token);
  if (key === null) return refused(noLink);
  const row = await database().subscriber.findUnique({ where: { key } });
  if (!row) return ok(null);
  const { email, state, everything } = row;
  return ok({ email, state, everything, tags: await tagsOf(row.tagIds) });
}

/** Chooses what to get: slugs of tags, or everything. Refused: "not_found". */
export async function choose(
  token: string,
  wish: { everything: boolean; tags: string[] },
): Promise<Result<null>> {
  const key = bearerOf("manage", token);
  if (key === null) return refused(noLink);
  const chosen = wish.everything ? { everything: true, tagIds: [] } : await wishOf(wish.tags);
  const { count } = await database().subscriber.updateMany({
    where: { key, state: "confirmed" },
    data: chosen,
  });
  return count > 0 ? ok(null) : refused(noLink);
}

/**
 * Ends a subscription at once, also of a mail that is going out just now. Done twice, or to somebody whose data were deleted, it is
 * done. Refused: "not_found" for a link that this site has not made.
 */
export async function unsubscribe(token: string): Promise<Result<null>> {
  const key = bearerOf("manage", token);
  if (key === null) return refused(noLink);
  await database().$transaction(async (tx) => {
    const [gone] = await tx.subscriber.updateManyAndReturn({
      where: { key, state: { in: ["pending", "confirmed"] } },
      data: { state: "unsubscribed", endedAt: new Date(), toAsk: false },
    });
    if (gone) await tx.delivery.deleteMany({ where: { subscriberId: gone.id, state: "waiting" } });
  });
  return ok(null);
}

/** Deletes all that is known of somebody, by their own link. Refused: "not_found" for a link that is none. */
export async function forgetMe(token: string): Promise<Result<null>> {
  const key = bearerOf("manage", token);
  if (key === null) return refused(noLink);
  await database().$transaction(async (tx) => {
    await tx.delivery.deleteMany({ where: { subscriber: { key }, state: "waiting" } });
    await tx.subscriber.deleteMany({ where: { key } });
  });
  return ok(null);
}

/** The tags that numbers stand for today: those that were merged are the ones that they were merged into. */
export async function tagsOf(ids: number[]): Promise<OwnSubscription["tags"]> {
  let wanted = ids;
  const found = new Map<number, OwnSubscription["tags"][number]>();
  for (let steps = 0; wanted.length > 0 && steps < 20; steps++) {
    const rows = await database().tag.findMany({ where: { id: { in: wanted }, removedAt: null } });
    for (const { id, name, slug, successorId } of rows)
      if (successorId === null) found.set(id, { id, name, slug });
    wanted = rows.flatMap(({ successorId }) => successorId ?? []);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

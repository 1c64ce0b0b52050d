import { createHash, randomBytes } from "node:crypto";
import { clientNetwork } from "#lib/auth/address.ts";
import { countUse } from "#lib/auth/attempts.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { addJob } from "#lib/jobs/queue.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import type { Subscriber } from "#prisma/generated/client.ts";
import { readAddress } from "./address.ts";
import { askTask } from "./asking.ts";
import type { Wish } from "./letter.ts";
import { bearerOf } from "./links.ts";
import { isOpen } from "./settings.ts";

/** Within a quarter of an hour: forms from one network, and mails to one address, whoever asks. */
export const limits = { network: 20, address: 3 } as const;

/**
 * Somebody wants the weekly mail at an address: they are mailed a link to confirm it, and nothing else until they do. What comes
 * back is the same whether the address is known or not; an address that is on the list already is mailed the way to
 * its choices, and one that mail came back from nothing. `tags` are slugs; none that is known means everything.
 * Refused: "invalid" when it is no address, "conflict" when there were too many or the list is closed.
 * @param from the network address of whoever asks
 */
export async function subscribe(
  input: { email: unknown; tags: string[] },
  from: string,
): Promise<Result<null>> {
  if (!(await isOpen())) return refused(closed);
  const network = clientNetwork(from);
  if ((await countUse(`subscribe from ${network}`, limits.network)) !== null) return refused(tooMany);
  const address = readAddress(input.email);
  if (!address.ok) return address;
  if ((await countUse(`subscribe ${hashed(address.value)}`, limits.address)) !== null) return ok(null);
  const wish = await wishOf(input.tags);
  await database().$transaction(async (tx) => {
    await serially(tx, `subscriber ${address.value}`);
    const known = await tx.subscriber.findUnique({ where: { email: address.value } });
    const asked = await noted(tx, address.value, known, wish);
    if (asked)
      await addJob(tx, { task: askTask, payload: { subscriber: asked }, key: `newsletter:${asked}` });
  });
  return ok(null);
}

/** Writes down that somebody is to be asked; gives their number, or null for nobody to be mailed. */
async function noted(
  tx: Transaction,
  email: string,
  known: Subscriber | null,
  wish: Wish,
): Promise<number | null> {
  const asking = { toAsk: true, askedAt: new Date() };
  if (!known) {
    const key = randomBytes(16).toString("base64url");
    return (await tx.subscriber.create({ data: { email, key, ...wish, ...asking } })).id;
  }
  if (known.state === "suppressed") return null;
  // Whoever types an address need not own it: what its owner chose stays.
  const data = known.state === "confirmed" ? asking : { ...asking, ...wish, state: "pending" as const };
  await tx.subscriber.update({ where: { id: known.id }, data });
  return known.id;
}

export type Confirmed = { key: string };

/** The link of the mail was used: they are on the list from now on. Done twice, it is done. Refused: "not_found". */
export async function confirm(token: string): Promise<Result<Confirmed>> {
  const key = bearerOf("confirm", token);
  if (key === null) return refused(noLink);
  const now = new Date();
  await database().subscriber.updateMany({
    where: { key, state: "pending" },
    data: { state: "confirmed", confirmedAt: now, endedAt: null, toAsk: false },
  });
  const found = await database().subscriber.findUnique({ where: { key } });
  return found?.state === "confirmed" ? ok({ key }) : refused(noLink);
}

/** The wish that a form's tags come to. */
export async function wishOf(slugs: string[]): Promise<Wish> {
  const tags = await database().tag.findMany({
    where: { slug: { in: slugs.slice(0, 100) }, successorId: null, removedAt: null },
    select: { id: true },
  });
  const tagIds = tags.map(({ id }) => id).sort((a, b) => a - b);
  return { everything: tagIds.length === 0, tagIds };
}

/** How often an address was typed is kept without it. */
function hashed(address: string): string {
  return createHash("sha256").update(address).digest("hex");
}

export const noLink: Problem = {
  code: "not_found",
  message: "This link does not work any more. Subscribe again to get a new one.",
};

const closed: Problem = {
  code: "unavailable",
  message: "Nobody can subscribe by mail just now. Everything is on the page of this week.",
};

const tooMany: Problem = {
  code: "conflict",
  message: "There were too many tries from your network. Wait a quarter of an hour and try again.",
};

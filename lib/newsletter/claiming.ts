import { database } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { env } from "#lib/env.ts";
import type { Handing } from "#lib/mail/line.ts";
import { longestHanding } from "#lib/mail/line.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A mail that is this process's to hand over, once. */
export type Claim = {
  id: number;
  attempt: number;
  editionId: number;
  subscriberId: number;
  email: string;
  key: string;
  everything: boolean;
  tagIds: number[];
};

/** After so long nobody is handing it over any more: a conversation that takes longer is given up. */
const lost = 2 * longestHanding; // milliseconds
const retries = [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000, 4 * 60 * 60_000]; // milliseconds until the next try

/**
 * Takes the next mail that waits and commits that, before the mail server hears of it; "later" when as many went out just now as
 * may, by all processes together; null when none waits. A mail that is taken is handed over by nobody else.
 */
export async function claim(now = new Date()): Promise<Claim | "later" | null> {
  return database().$transaction(async (tx) => {
    await serially(tx, "newsletter rate");
    const { burst, span } = pace(env().MAIL_PER_MINUTE);
    const [room] = await tx.$queryRaw<{ used: number }[]>`
      select count(*)::int as used from deliveries
      where claimed_at > clock_timestamp() - ${span}::int * interval '1 millisecond'`;
    if ((room?.used ?? 0) >= burst) return "later";
    const [row] = await tx.$queryRaw<Claim[]>`
      update deliveries
      set state = 'sending', claimed_at = clock_timestamp(), attempt = attempt + 1
      from subscribers
      where subscribers.id = deliveries.subscriber_id and deliveries.id = (
        select waiting.id from deliveries as waiting
        join editions on editions.id = waiting.edition_id
        join subscribers as asked on asked.id = waiting.subscriber_id
        where waiting.state = 'waiting' and waiting.not_before <= ${now}::timestamptz
          and editions.state = 'sending' and asked.state = 'confirmed'
        order by waiting.not_before, waiting.id limit 1
        for update of waiting skip locked)
      returning deliveries.id, attempt, edition_id as "editionId", subscribers.id as "subscriberId", email, key,
        everything, tag_ids as "tagIds"`;
    return row ?? null;
  }, patience());
}

/** Milliseconds; all senders wait for one another here. Prisma writes into what it is given. */
const patience = () => ({ maxWait: 10_000, timeout: 20_000 });

/** How many mails may go out within how many milliseconds: a few at a time rather than one at a time. */
export function pace(perMinute: number): { burst: number; span: number } {
  const burst = Math.max(1, Math.round(perMinute / 60));
  return { burst, span: Math.ceil((burst * 60_000) / perMinute) };
}

/** Writes down what came of a claimed mail. What was found lost meanwhile is known after all; what is tried anew is not touched. */
export async function settle(
  { id, attempt }: Claim,
  { outcome, said }: Handing,
  now = new Date(),
): Promise<void> {
  const where = { id, attempt, state: { in: ["sending" as const, "unknown" as const] } };
  const pause = retries[attempt - 1];
  const data =
    outcome === "taken"
      ? { state: "sent" as const, doneAt: now, said: "" }
      : outcome === "unknown"
        ? { state: "unknown" as const, doneAt: now, said }
        : outcome === "never" || pause === undefined
          ? { state: "failed" as const, doneAt: now, said }
          : { state: "waiting" as const, notBefore: new Date(now.getTime() + pause), claimedAt: null, said };
  await database().delivery.updateMany({ where, data });
}

/** Gives a claimed mail back that was certainly not handed over, as if nobody had taken it. */
export async function giveBack({ id, attempt }: Claim): Promise<void> {
  await database().delivery.updateMany({
    where: { id, attempt, state: "sending" },
    data: { state: "waiting", claimedAt: null, attempt: { decrement: 1 } },
  });
}

/** What somebody took and never said more about may have arrived: it is unknown from now on, and not sent again by itself. */
export async function noteLost(now = new Date()): Promise<number> {
  const { count } = await database().delivery.updateMany({
    where: { state: "sending", claimedAt: { lt: new Date(now.getTime() - lost) } },
    data: { state: "unknown", doneAt: now, said: "The sender was cut off." },
  });
  return count;
}

/** Ends the editions that wait for nobody any more; whoever left meanwhile is waited for no longer. */
export async function finishSent(now = new Date()): Promise<void> {
  await database().$executeRaw`
    delete from deliveries using editions
    where deliveries.edition_id = editions.id and editions.state = 'sending' and deliveries.state = 'waiting'
      and not exists (select from subscribers where id = subscriber_id and state = 'confirmed')`;
  const under = Prisma.sql`select from deliveries where edition_id = editions.id and state in ('waiting', 'sending')`;
  await database().$executeRaw`
    update editions set state = 'sent', finished_at = ${now}::timestamptz, version = version + 1
    where state = 'sending' and not exists (${under})`;
}

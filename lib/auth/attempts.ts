import { createHash, randomUUID } from "node:crypto";
import { database } from "#lib/database/client.ts";
import { clientNetwork } from "./address.ts";

/**
 * Within a quarter of an hour: attempts to sign in per network, per account from one network, and per account from all
 * networks together; failures in the log.
 */
export const limits = { network: 30, account: 10, everywhere: 100, noted: 500 } as const;

const windowLength = 15 * 60 * 1000;

/**
 * Counts an attempt to sign in, for all processes together, and gives the seconds to wait when there were too many, or
 * else null. An account is counted per network, so that nobody can lock its owner out from elsewhere.
 */
export async function countAttempt(email: string, address: string): Promise<number | null> {
  const network = clientNetwork(address);
  const now = Date.now();
  const waits = [
    await count(`sign-in ${network}`, limits.network, now),
    await count(accountKey(email, network), limits.account, now),
  ];
  const longest = Math.max(...waits);
  return longest > 0 ? Math.ceil(longest / 1000) : null;
}

/**
 * Counts an attempt on an account together with those from everywhere else, as `countAttempt`. Whoever has so many
 * networks at hand is stopped by that, and the owner is not: from where they signed in before it does not count.
 */
export async function countEverywhere(email: string, address: string): Promise<number | null> {
  const wait = await count(accountKey(email, "everywhere"), limits.everywhere, Date.now());
  if (wait === 0 || (await knownFrom(email, clientNetwork(address)))) return null;
  return Math.ceil(wait / 1000);
}

/** Forgets the failed attempts on an account from a network, once its owner has signed in. */
export async function forgetAttempts(email: string, address: string): Promise<void> {
  await database().rateLimit.deleteMany({ where: { key: accountKey(email, clientNetwork(address)) } });
}

/** Whether a failed attempt is still worth a line in the log: so many in a quarter of an hour, and then no more. */
export async function mayNoteFailure(): Promise<boolean> {
  return (await count("failed sign-ins noted", limits.noted, Date.now())) === 0;
}

/**
 * Counts something else that strangers may not do without end, within the same quarter of an hour and for all processes
 * together. Gives the seconds to wait when it was done more than `max` times under this key, or else null.
 */
export async function countUse(key: string, max: number): Promise<number | null> {
  const wait = await count(key, max, Date.now());
  return wait > 0 ? Math.ceil(wait / 1000) : null;
}

/** What somebody is told who has to wait so many seconds. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `Too many attempts to sign in. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`;
}

/** Milliseconds until the window of this key ends, if it is used up; 0 if not. Windows begin with their first attempt. */
async function count(key: string, max: number, now: number): Promise<number> {
  const { rateLimit } = database();
  await rateLimit.deleteMany({ where: { lastRequest: { lte: now - windowLength } } });
  await rateLimit.createMany({
    data: [{ id: randomUUID(), key, count: 0, lastRequest: now }],
    skipDuplicates: true,
  });
  const [row] = await rateLimit.updateManyAndReturn({ where: { key }, data: { count: { increment: 1 } } });
  if (!row || row.count <= max) return 0;
  return Math.max(1, Number(row.lastRequest) + windowLength - now);
}

/** Whether the owner of an account has signed in from a network within a quarter of a year. */
async function knownFrom(email: string, network: string): Promise<boolean> {
  const person = await database().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  const since = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000);
  const signedIn = await database().event.findMany({
    where: { kind: "person.signed_in", actorId: person?.id ?? "", at: { gt: since } },
    distinct: ["origin"],
    select: { origin: true },
  });
  return signedIn.some(({ origin }) => clientNetwork(origin) === network);
}

/** Hashed: what people type into a sign-in form is now and then a password. */
function accountKey(email: string, network: string): string {
  return `sign-in ${network} ${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}

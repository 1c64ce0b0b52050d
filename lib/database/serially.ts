import type { Transaction } from "#lib/database/client.ts";

/** Waits until no other transaction that asked for the same name is under way; this one holds it until it ends. */
export async function serially(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Many transactions at a time may be beside one another, but none beside one that holds the name by `serially`. */
export async function alongside(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`;
}

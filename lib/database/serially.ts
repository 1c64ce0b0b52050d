import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { Transaction } from "./client.ts";
import { connect } from "./connect.ts";

/** Waits until no other transaction that asked for the same name is under way; this one holds it until it ends. */
export async function serially(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Many transactions at a time may be beside one another, but none beside one that holds the name by `serially`. */
export async function alongside(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`;
}

const glance = 50; // milliseconds between two looks whether a name is free
const patience = 60_000; // milliseconds after which waiting for it is given up

/**
 * Does work that takes its time while nobody else, in any process, does any under the same name. The lock belongs to a
 * connection of its own, so no transaction is open while the work is done or waited for, and it goes with a process that is
 * killed. Throws if the name is not free within a minute.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(process.env.DATABASE_URL ?? "", "takewire alone");
  try {
    const end = Date.now() + patience;
    while (!(await isTaken(client, name))) {
      if (Date.now() > end)
        throw new Error(`Somebody else has been at “${name}” for a minute: try again later.`);
      await sleep(glance);
    }
    return await work();
  } finally {
    await client.end();
  }
}

async function isTaken(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as taken", [
    name,
  ]);
  return rows[0].taken;
}

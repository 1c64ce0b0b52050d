import { disconnect } from "#lib/database/client.ts";
import { copyDatabase } from "../support/copies.ts";

/** Runs a measurement on an empty database of its own, which is dropped afterwards. */
export async function withBenchDatabase<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.DATABASE_URL;
  const copy = await copyDatabase();
  process.env.DATABASE_URL = copy.url;
  try {
    return await work();
  } finally {
    await disconnect();
    await copy.drop();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
}

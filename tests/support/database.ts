import { afterAll, beforeAll } from "vitest";
import { disconnect } from "#lib/database/client.ts";
import { type Copy, copyDatabase } from "./copies.ts";

/**
 * Gives a test file a migrated, empty database of its own, and drops it at the end. Call it at the top of the file:
 * `DATABASE_URL` is then set before the first test connects.
 */
export function withDatabase(): void {
  let copy: Copy;

  beforeAll(async () => {
    copy = await copyDatabase();
    process.env.DATABASE_URL = copy.url;
  });

  afterAll(async () => {
    await disconnect();
    await copy.drop();
  });
}

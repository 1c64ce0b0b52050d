import { runMigrations } from "graphile-worker";
import { quiet } from "./log.ts";
import { queuePool } from "./pool.ts";

/**
 * Makes the queue's own tables in the database at `url`, or brings them up to date, by the migrations that come with
 * the library. Whoever calls it sees to it that nobody else does at that moment.
 */
export async function migrateQueue(url: string): Promise<void> {
  const pgPool = queuePool(url, 1);
  try {
    await runMigrations({ pgPool, logger: quiet });
  } finally {
    await pgPool.end();
  }
}

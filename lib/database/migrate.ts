import { randomUUID } from "node:crypto";
import type pg from "pg";
import { BootError, isDiskFull } from "#lib/boot/boot-error.ts";
import { migrateQueue } from "#lib/jobs/migrate.ts";
import { connect } from "./connect.ts";
import { type AppliedMigration, compare, type Migration, readMigrations } from "./migrations.ts";

/**
 * Brings the database at `url` up to the newest migration, and the job queue's tables in their own schema to the
 * library's newest. Returns the names of the migrations that it lacked. Each is
 * applied whole or not at all. Files and table are Prisma's, so its own commands work on them too; its schema engine
 * does not apply them here because it cuts scripts at every semicolon, also inside functions. Throws a BootError with
 * one sentence if the database's history is not this one's.
 */
export async function migrate(url: string, folder?: string): Promise<string[]> {
  const files = await readMigrations(folder);
  const client = await connect(url);
  try {
    // Several processes may start at once; the key is the one that Prisma's own engine uses.
    await client.query("select pg_advisory_lock(72707369)");
    const pending = compare(files, await appliedMigrations(client));
    if (typeof pending === "string") throw new BootError(pending);
    if (pending.length > 0) await client.query(historyTable);
    for (const migration of pending) await apply(client, migration);
    await migrateQueue(url);
    return pending.map(({ name }) => name);
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new BootError(
      `The database user may not create tables (${(error as Error).message}): make it the owner of the database in DATABASE_URL.`,
    );
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    if (isDiskFull(error) || (error as { code?: string }).code === "42501") throw error;
    throw new BootError(
      `The migration ${name} failed (${(error as Error).message}); the database is as it was before it.`,
      { cause: error },
    );
  }
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows: tables } = await client.query("select to_regclass('_prisma_migrations') as found");
  if (!tables[0].found) return [];
  const { rows } = await client.query(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

const historyTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

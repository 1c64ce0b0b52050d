import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { connect } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { migrationsFolder } from "./migrations.ts";
import { CatalogPool, openEngine } from "./schema-engine.ts";

const schemaFile = "prisma/schema.prisma";

/**
 * Writes a new migration that leads from the existing ones to `prisma/schema.prisma` and returns its path, or null
 * if they already agree. It is found out on a database of its own beside the one at `url`, which is dropped after.
 */
export async function writeMigration(url: string, name: string, now = new Date()): Promise<string | null> {
  const sql = await withThrowaway(url, async (throwaway) => {
    await migrate(throwaway);
    return difference(throwaway);
  });
  if (!sql) return null;
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), sql);
  return join(folder, "migration.sql");
}

/** SQL that turns the database at `url` into what the schema says; empty if it is that already. */
export async function difference(url: string): Promise<string> {
  const files = [{ path: resolve(schemaFile), content: await readFile(schemaFile, "utf8") }];
  const pool = new CatalogPool({ connectionString: url });
  try {
    const engine = await openEngine(pool);
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: resolve("prisma") },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: false,
      filters: { externalTables: [], externalEnums: [] },
    });
    return /^\s*(--.*\s*)*$/.test(stdout ?? "") ? "" : (stdout as string);
  } finally {
    await pool.end();
  }
}

async function withThrowaway<T>(url: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `takewire_diff_${randomBytes(6).toString("hex")}`;
  const client = await connect(url);
  try {
    await client.query(`create database ${name} template template0 encoding 'UTF8'`);
    const throwaway = new URL(url);
    throwaway.pathname = `/${name}`;
    return await work(throwaway.href);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  }
}

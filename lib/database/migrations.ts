import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One folder of `prisma/migrations`. */
export type Migration = { name: string; sql: string; checksum: string };

/** One row of `_prisma_migrations`, rolled-back ones left out. */
export type AppliedMigration = { name: string; checksum: string; finished: boolean };

export const migrationsFolder = "prisma/migrations";

/** The migrations in `folder`, in the order in which they are applied: that of their names, as in Prisma. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * What remains to be applied, or one sentence on why nothing may be: a database that another history made must not
 * be changed by this one.
 */
export function compare(files: Migration[], applied: AppliedMigration[]): Migration[] | string {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum, finished } of applied) {
    const file = byName.get(name);
    if (!finished) {
      return `The migration ${name} was begun by another tool and did not finish: mend the database, then mark it with "npx prisma migrate resolve".`;
    }
    if (!file) {
      return `The database has had the migration ${name}, which this version of Takewire does not know: start the newer version that made it, or use another database.`;
    }
    if (file.checksum !== checksum) {
      return `The migration ${name} was edited after it was applied to this database: restore ${migrationsFolder}/${name}/migration.sql as it was, and put the change into a new migration.`;
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => !done.has(name));
}

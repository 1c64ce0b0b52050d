import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#lib/database/connect.ts";
import { difference } from "#lib/database/diff.ts";
import { migrate } from "#lib/database/migrate.ts";
import { migrationsFolder, readMigrations } from "#lib/database/migrations.ts";
import { type Copy, copyDatabase } from "../../support/copies.ts";

let database: Copy;
let folder: string;

beforeEach(async () => {
  database = await copyDatabase("template0");
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function rows(sql: string): Promise<unknown[]> {
  const client = await connect(database.url);
  const result = await client.query(sql);
  await client.end();
  return result.rows;
}

describe("migrating", () => {
  it("applies what is missing, once, in order", async () => {
    await write("1_sections", "create table a (id int); -- a comment; with a semicolon");
    await write("2_tags", "alter table a add name text not null default 'x;y';");
    expect(await migrate(database.url, folder)).toEqual(["1_sections", "2_tags"]);
    expect(await migrate(database.url, folder)).toEqual([]);
    await write("3_stories", "create table b (id int);");
    expect(await migrate(database.url, folder)).toEqual(["3_stories"]);
  });

  it("keeps the account that Prisma's own commands read", async () => {
    await migrate(database.url);
    const found = await rows(
      "select migration_name as name, checksum, finished_at is not null as finished, applied_steps_count as steps from _prisma_migrations",
    );
    const files = await readMigrations();
    expect(found).toEqual(files.map(({ name, checksum }) => ({ name, checksum, finished: true, steps: 1 })));
  });

  it("is done once when many processes start together", async () => {
    await write("1_sections", "create table a (id int); select pg_sleep(0.05);");
    const done = await Promise.all(Array.from({ length: 6 }, () => migrate(database.url, folder)));
    expect(done.flat()).toEqual(["1_sections"]);
  });

  it("leaves the database as it was when a migration fails, and goes on when it is mended", async () => {
    await write("1_sections", "create table a (id int); create table a (id int);");
    await expect(migrate(database.url, folder)).rejects.toThrow(
      'The migration 1_sections failed (relation "a" already exists); the database is as it was before it.',
    );
    expect(await rows("select to_regclass('a') as a")).toEqual([{ a: null }]);
    await write("1_sections", "create table a (id int);");
    expect(await migrate(database.url, folder)).toEqual(["1_sections"]);
  });

  it("refuses a migration that was edited after it was applied", async () => {
    await cp(migrationsFolder, folder, { recursive: true });
    const [first] = await migrate(database.url, folder);
    await write(first ?? "", "-- another text");
    await expect(migrate(database.url, folder)).rejects.toThrow(
      `The migration ${first} was edited after it was applied to this database`,
    );
  });

  it("says when the database user may not create tables", async () => {
    await write("1_sections", "create table a (id int);");
    await rows("drop role if exists reader");
    await rows("create role reader login password 'reader'");
    const url = Object.assign(new URL(database.url), { username: "reader", password: "reader" });
    await expect(migrate(url.href, folder)).rejects.toThrow(
      /^The database user may not create tables .*DATABASE_URL\.$/,
    );
  });
});

describe("the schema", () => {
  it("is what the migrations lead to", async () => {
    await migrate(database.url);
    expect(await difference(database.url)).toBe("");
  });

  it("tells what a database lacks", async () => {
    await migrate(database.url);
    await rows("alter table sections drop column description");
    expect(await difference(database.url)).toContain('ALTER TABLE "sections" ADD COLUMN     "description"');
  });
});

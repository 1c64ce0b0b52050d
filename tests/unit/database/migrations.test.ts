import { describe, expect, it } from "vitest";
import { compare, readMigrations } from "#lib/database/migrations.ts";

const files = ["1_first", "2_second", "3_third"].map((name) => ({
  name,
  sql: "",
  checksum: `hash of ${name}`,
}));

function applied(name: string, changes: { checksum?: string; finished?: boolean } = {}) {
  return { name, checksum: `hash of ${name}`, finished: true, ...changes };
}

describe("a database's history", () => {
  it("is followed by what it lacks, in order", () => {
    expect(compare(files, [])).toEqual(files);
    expect(compare(files, [applied("1_first")])).toEqual(files.slice(1));
    expect(
      compare(
        files,
        files.map(({ name }) => applied(name)),
      ),
    ).toEqual([]);
  });

  it("stops the start when a migration was edited after it was applied", () => {
    const problem = compare(files, [applied("1_first"), applied("2_second", { checksum: "another" })]);
    expect(problem).toMatch(
      /^The migration 2_second was edited after it was applied to this database: restore/,
    );
  });

  it("stops the start when a newer version has been here", () => {
    const problem = compare(files, [applied("1_first"), applied("9_later")]);
    expect(problem).toMatch(
      /^The database has had the migration 9_later, which this version of Takewire does not/,
    );
  });

  it("stops the start when another tool left a migration half done", () => {
    expect(compare(files, [applied("1_first", { finished: false })])).toMatch(
      /^The migration 1_first was begun/,
    );
  });
});

describe("the migrations of this project", () => {
  it("are named by time and by what they do", async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]*$/);
  });
});

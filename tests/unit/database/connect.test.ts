import { describe, expect, it } from "vitest";
import { serverOf, unfit } from "#lib/database/connect.ts";

describe("a PostgreSQL server", () => {
  it("will do from version 15 on", () => {
    expect(unfit("db:5432", { version: 150018, encoding: "UTF8" })).toBeNull();
    expect(unfit("db:5432", { version: 180004, encoding: "UTF8" })).toBeNull();
  });

  it("is refused when it is too old, with its version and what to do", () => {
    expect(unfit("db:5432", { version: 140019, encoding: "UTF8" })).toBe(
      "The PostgreSQL at db:5432 is version 14, but Takewire needs 15 or newer: upgrade it, or name another in DATABASE_URL.",
    );
  });

  it("is refused when it cannot store every language", () => {
    expect(unfit("db:5432", { version: 180004, encoding: "LATIN1" })).toMatch(
      /^The database at db:5432 stores text as LATIN1/,
    );
  });

  it("is named without its password", () => {
    expect(serverOf("postgresql://desk:pa55@db.example.org:6000/takewire")).toBe("db.example.org:6000");
    expect(serverOf("postgresql://desk:pa55@db.example.org/takewire")).toBe("db.example.org:5432");
    expect(serverOf("postgresql:///takewire?host=/run/postgresql")).toBe("/run/postgresql:5432");
  });
});

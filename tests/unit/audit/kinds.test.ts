import { describe, expect, it } from "vitest";
import { auditAddress, auditFilters } from "#lib/audit/filters.ts";
import { areas, deedInWords, eventKinds, kinds } from "#lib/audit/kinds.ts";

const told = (parts: object = {}) => ({ title: "Wren", before: {}, after: {}, data: {}, ...parts });

describe("the words of the log", () => {
  it("say what was done, after the name of whoever did it", () => {
    const story = told({ title: "A headline", data: { revision: 7, what: "retract", name: "First draft" } });
    expect(deedInWords("story.published", story)).toBe("published “A headline”, version 7");
    expect(deedInWords("story.scheduled", story)).toBe("scheduled the retraction of “A headline”, version 7");
    expect(deedInWords("story.named", story)).toBe("named “A headline”, version 7 “First draft”");
    const changed = told({ before: { role: "writer" }, after: { role: "admin" } });
    expect(deedInWords("person.role_changed", changed)).toBe("changed Wren from writer to admin");
    expect(deedInWords("person.sign_in_failed", told())).toBe("failed to sign in as Wren: wrong password");
    expect(deedInWords("person.sign_in_failed", told({ title: "" }))).toBe(
      "failed to sign in: no such account",
    );
  });

  it("are there for every kind, however little an event says, and for kinds of a later version", () => {
    for (const kind of eventKinds) expect(deedInWords(kind, told({ title: "" })), kind).toMatch(/^[a-z].+/);
    expect(new Set(eventKinds.map((kind) => kinds[kind].name)).size).toBe(eventKinds.length);
    expect(deedInWords("story.sung", told())).toContain("story.sung");
  });

  it("have a place in the list of filters each", () => {
    for (const kind of eventKinds)
      expect(
        areas.filter(({ prefix }) => kind.startsWith(prefix)),
        kind,
      ).toHaveLength(1);
  });
});

describe("the filters of the log", () => {
  it("are those of the address; what makes no sense counts as not given", () => {
    const given = {
      by: "ann",
      kind: "story.published",
      about: "story:12",
      from: "2026-06-04",
      to: "2026-06-05",
    };
    expect(auditFilters({ ...given, more: "x" })).toEqual(given);
    expect(
      auditFilters({ by: "", kind: "story.sung", about: "story:0", from: "2026-02-30", to: ["2026-06-05"] }),
    ).toEqual({});
  });

  it("go into the addresses of a page and of an export", () => {
    expect(auditAddress({})).toBe("/desk/audit");
    expect(auditAddress({ about: "story:12" }, { after: "1-2" })).toBe(
      "/desk/audit?about=story%3A12&after=1-2",
    );
    expect(auditAddress({ by: "ann" }, { format: "csv" })).toBe("/api/desk/audit?by=ann&format=csv");
  });
});

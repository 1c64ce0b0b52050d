import { describe, expect, it } from "vitest";
import { formats } from "#lib/audit/formats.ts";
import type { AuditEvent } from "#lib/audit/queries.ts";

const event = (parts: Partial<AuditEvent> = {}): AuditEvent => ({
  id: "7",
  at: new Date("2026-06-04T12:00:00Z"),
  who: { id: "ann", name: "Ann Example" },
  kind: "story.published",
  did: "published “A headline”, version 7",
  about: { kind: "story", id: "12" },
  title: "A headline",
  before: { published: null },
  after: { published: 7 },
  data: {},
  origin: "198.51.100.7",
  ...parts,
});

describe("the log as CSV", () => {
  it("is that of RFC 4180, with a head that spreadsheets know as UTF-8", () => {
    expect(formats.csv.head).toBe("\uFEFFid,at,who_id,who,kind,did,about,title,before,after,data,from\r\n");
    expect(formats.csv.line(event())).toBe(
      '7,2026-06-04T12:00:00.000Z,ann,Ann Example,story.published,"published “A headline”, version 7",story:12,' +
        'A headline,"{""published"":null}","{""published"":7}",{},198.51.100.7\r\n',
    );
    expect(formats.csv.line(event({ title: 'He said "no"\nand left' }))).toContain(
      ',"He said ""no""\nand left",',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
    "lets no spreadsheet take %j for a formula",
    (title) => {
      expect(formats.csv.line(event({ title }))).toMatch(/,"?'[=+\-@\t\r]/);
    },
  );
});

it("gives one JSON object a line, whatever the texts are", () => {
  const line = formats.jsonl.line(event({ title: "Two\nlines \u2028" }));
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(JSON.parse(line)).toMatchObject({
    who: { id: "ann", name: "Ann Example" },
    title: "Two\nlines \u2028",
    after: { published: 7 },
    from: "198.51.100.7",
  });
});

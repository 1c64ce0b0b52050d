import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { choiceOf, instantOf, momentInFull, momentInShort, onDay } from "#lib/schedule/words.ts";
import { clockInZone, dayInZone, instantsInZone } from "#lib/stories/dates.ts";

const vienna = "Europe/Vienna";

describe("a day and a time in the site's zone", () => {
  it("are one instant as a rule", () => {
    const choice = choiceOf("2026-11-23", "09:30", vienna);
    expect(choice).toEqual({ kind: "once", at: new Date("2026-11-23T08:30:00Z") });
  });

  it("are asked about when clocks go back over them", () => {
    const choice = choiceOf("2026-10-25", "02:30", vienna);
    expect(choice).toMatchObject({
      kind: "twice",
      first: new Date("2026-10-25T00:30:00Z"),
      second: new Date("2026-10-25T01:30:00Z"),
      names: ["The first 02:30 (UTC+2)", "The second 02:30 (UTC+1)"],
    });
    expect(instantOf(choice, false)).toEqual(new Date("2026-10-25T00:30:00Z"));
    expect(instantOf(choice, true)).toEqual(new Date("2026-10-25T01:30:00Z"));
  });

  it("are said to be others when clocks go forward over them", () => {
    expect(choiceOf("2026-03-29", "02:30", vienna)).toEqual({
      kind: "skipped",
      at: new Date("2026-03-29T01:30:00Z"),
      words: "Clocks go forward that night and skip 02:30; what is meant is 03:30.",
    });
  });

  it.each([
    ["", "09:30"],
    ["2026-02-30", "09:30"],
    ["2026-11-23", ""],
    ["2026-11-23", "24:00"],
    ["2026-11-23", "9:30"],
  ])("are none when they are “%s” and “%s”", (day, time) => {
    expect(choiceOf(day, time, vienna)).toEqual({ kind: "none" });
    expect(instantOf({ kind: "none" }, false)).toBeNull();
  });

  it("are said in full, so that nobody takes one for another", () => {
    expect(momentInFull(new Date("2026-10-25T00:30:00Z"), vienna)).toBe(
      "Sun, Oct 25, 2026, 02:30 (Europe/Vienna, UTC+2)",
    );
    expect(momentInFull(new Date("2026-10-25T00:30:00Z"), "UTC")).toBe("Sun, Oct 25, 2026, 00:30 (UTC)");
  });

  it("keep the clock's time on another day, also across a change of clocks", () => {
    const at = new Date("2026-10-24T07:30:00Z");
    expect(onDay(at, "2026-10-26", vienna).toISOString()).toBe("2026-10-26T08:30:00.000Z");
    expect(onDay(new Date("2026-03-28T01:30:00Z"), "2026-03-29", vienna).toISOString()).toBe(
      "2026-03-29T01:30:00.000Z",
    );
  });
});

test("whatever clocks show at an instant is read back as that instant, in every zone", () => {
  const instant = fc.date({ min: new Date("2015-01-01"), max: new Date("2045-01-01"), noInvalidDate: true });
  const zone = fc.constantFrom("UTC", vienna, "America/New_York", "Australia/Lord_Howe", "Africa/Cairo");
  fc.assert(
    fc.property(instant, zone, (at, zone) => {
      at.setUTCSeconds(0, 0);
      const read = instantsInZone(dayInZone(at, zone), clockInZone(at, zone), zone);
      expect(read.map(Number)).toContain(at.getTime());
      expect(read.length).toBeLessThanOrEqual(2);
    }),
  );
});

describe("a planned time in short", () => {
  const now = new Date("2026-11-23T12:00:00Z");

  it("names the day, the clock and the zone, and the year where it is another", () => {
    expect(momentInShort(new Date("2026-11-24T08:00:00Z"), vienna, now)).toBe(
      "Tue, Nov 24, 09:00 (Europe/Vienna)",
    );
    expect(momentInShort(new Date("2027-01-05T08:00:00Z"), "UTC", now)).toBe("Tue, Jan 5, 2027, 08:00 (UTC)");
  });

  it("says which one where clocks show it twice", () => {
    const second = new Date("2026-10-25T01:30:00Z");
    expect(momentInShort(second, vienna, now)).toBe(momentInFull(second, vienna));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byAudience } from "#lib/week/group.ts";
import { boundsOf, daysOf, isWeek, moved, weekAfter, weekInZone, weekOf } from "#lib/week/week.ts";

const days = fc.integer({ min: 0, max: 365 * 400 }).map((count) => moved("1901-01-01", count));

const zones = fc.constantFrom(
  ...["UTC", "Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"],
  ...["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "Africa/Cairo", "Asia/Beirut"],
);

const instants = fc.date({ min: new Date("1996-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });

describe("a week", () => {
  it.each([
    // ISO 8601 and its well-known awkward years.
    ["2026-06-04", "2026-W23"],
    ["2027-01-03", "2026-W53"],
    ["2026-01-01", "2026-W01"],
    ["2025-12-29", "2026-W01"],
    ["2021-01-03", "2020-W53"],
    ["2018-12-31", "2019-W01"],
    ["2016-01-03", "2015-W53"],
    ["2012-01-01", "2011-W52"],
    ["2008-12-29", "2009-W01"],
    ["2000-02-29", "2000-W09"],
  ])("of %s is %s", (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it("goes from Monday to Sunday, and every day lies in exactly its own", () => {
    fc.assert(
      fc.property(days, (day) => {
        const week = weekOf(day);
        const { first, last } = daysOf(week);
        expect(isWeek(week)).toBe(true);
        expect(new Date(`${first}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(moved(first, 6)).toBe(last);
        expect(first <= day && day <= last).toBe(true);
        // Its Thursday is in its year.
        expect(moved(first, 3).slice(0, 4)).toBe(week.slice(0, 4));
        expect(weekOf(first)).toBe(week);
        expect(weekOf(last)).toBe(week);
        expect(weekOf(moved(last, 1))).not.toBe(week);
      }),
    );
  });

  it("is followed by the next, over the ends of years, and in the order of its name", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (day, count) => {
        const week = weekOf(day);
        const later = weekAfter(week, count);
        expect(later > week).toBe(true);
        expect(weekAfter(later, -count)).toBe(week);
        expect(daysOf(later).first).toBe(moved(daysOf(week).first, 7 * count));
      }),
    );
  });

  it("has a number that its year has", () => {
    expect(isWeek("2026-W53")).toBe(true);
    for (const text of [
      "2025-W53",
      "2026-W54",
      "2026-W00",
      "2026-W1",
      "2026W01",
      "26-W01",
      "0026-W01",
      "",
      "x",
    ])
      expect(isWeek(text), text).toBe(false);
  });

  it("begins and ends where clocks of the zone say so, also when they are changed in it", () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const week = weekInZone(instant, zone);
        const { from, to } = boundsOf(week, zone);
        expect(from.getTime() <= instant.getTime() && instant.getTime() < to.getTime()).toBe(true);
        expect(weekInZone(from, zone)).toBe(week);
        expect(weekInZone(new Date(to.getTime() - 1), zone)).toBe(week);
        expect(weekInZone(to, zone)).toBe(weekAfter(week));
        expect(boundsOf(weekAfter(week), zone).from).toEqual(to);
        // Seven days, give or take what clocks are put forward or back.
        const hours = (to.getTime() - from.getTime()) / 3_600_000;
        expect(Math.abs(hours - 168)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it("is 167 hours long in Vienna where summer time begins, and 169 where it ends", () => {
    const hours = (week: string) => {
      const { from, to } = boundsOf(week, "Europe/Vienna");
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours("2026-W13"), hours("2026-W23"), hours("2026-W43")]).toEqual([167, 168, 169]);
  });
});

describe("actions by audience", () => {
  const action = (audience: string, words: string) => ({
    ...{ audience, action: words, until: null, past: false },
    story: null,
  });

  it("stand together whatever the letters and blanks, in the order in which each comes first", () => {
    const groups = byAudience([
      action("CIOs", "1"),
      action("", "2"),
      action("Data teams", "3"),
      action(" cios ", "4"),
      action("Data  Teams:", "5"),
    ]);
    expect(groups.map(({ audience, actions }) => [audience, actions.map((each) => each.action)])).toEqual([
      ["CIOs", ["1", "4"]],
      ["Data teams", ["3", "5"]],
      ["", ["2"]],
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayName, daysOf, fullDayName, stepped, titleOf } from "#lib/schedule/calendar.ts";

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the calendar", () => {
  it("shows a week from Monday to Sunday", () => {
    const week = daysOf("week", "2026-11-26");
    expect([week.length, week[0], week[6]]).toEqual([7, "2026-11-23", "2026-11-29"]);
    expect(daysOf("week", "2026-11-23")).toEqual(week);
    expect(daysOf("week", "2026-11-29")).toEqual(week);
  });

  it("shows a month in whole weeks", () => {
    const month = daysOf("month", "2026-11-15");
    expect([month.length, month[0], month.at(-1)]).toEqual([42, "2026-10-26", "2026-12-06"]);
    expect(daysOf("month", "2027-02-10")).toHaveLength(28);
  });

  it("shows the day that was asked for, each day once, in order", () => {
    fc.assert(
      fc.property(day, fc.constantFrom("week" as const, "month" as const), (day, view) => {
        const days = daysOf(view, day);
        expect(days).toContain(day);
        expect(days.length % 7).toBe(0);
        expect([...new Set(days)].sort()).toEqual(days);
      }),
    );
  });

  it("leads on to the weeks and months beside it", () => {
    expect(stepped("week", "2026-12-28", 1)).toBe("2027-01-04");
    expect(stepped("month", "2026-01-31", 1)).toBe("2026-02-01");
    expect(stepped("month", "2026-01-31", -1)).toBe("2025-12-01");
  });

  it("names days, weeks and months", () => {
    expect(titleOf("week", "2026-11-26")).toMatch(/^Nov 23\s–\s29, 2026$/);
    expect(titleOf("month", "2026-11-26")).toBe("November 2026");
    expect(dayName("2026-11-23")).toBe("Mon, Nov 23");
    expect(fullDayName("2026-11-23")).toBe("Monday, November 23, 2026");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone, endOfDayInZone, noonInZone, timeInZone } from "#lib/stories/dates.ts";

const zones = [
  "UTC",
  "Europe/Vienna",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Africa/Cairo",
];
const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom(...zones);

describe("days in the site's time zone", () => {
  test("noon is on its day in every zone", () => {
    fc.assert(fc.property(day, zone, (day, zone) => dayInZone(noonInZone(day, zone), zone) === day));
  });

  test("a day ends with its last millisecond, also where clocks change at midnight", () => {
    fc.assert(
      fc.property(day, zone, (day, zone) => {
        const end = endOfDayInZone(day, zone);
        expect(dayInZone(end, zone) > day).toBe(true);
        expect(dayInZone(new Date(end.getTime() - 1), zone)).toBe(day);
      }),
    );
  });

  test.each([
    ["UTC", "2026-06-04T12:00:00.000Z"],
    ["America/New_York", "2026-06-04T16:00:00.000Z"],
    ["Asia/Kolkata", "2026-06-04T06:30:00.000Z"],
    ["Pacific/Kiritimati", "2026-06-03T22:00:00.000Z"],
  ])("4 June 2026, noon in %s, is %s", (zone, instant) => {
    expect(noonInZone("2026-06-04", zone).toISOString()).toBe(instant);
  });

  test("the day on which clocks go forward is an hour shorter", () => {
    expect(endOfDayInZone("2026-03-28", "Europe/Vienna").toISOString()).toBe("2026-03-28T23:00:00.000Z");
    expect(endOfDayInZone("2026-03-29", "Europe/Vienna").toISOString()).toBe("2026-03-29T22:00:00.000Z");
  });

  test("a time that clocks show twice is the first one, a time that they skip moves on", () => {
    expect(timeInZone("2026-10-25", "02:30", "Europe/Vienna").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(timeInZone("2026-03-29", "02:30", "Europe/Vienna").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  test("a day that begins at one o'clock begins at one o'clock", () => {
    expect(endOfDayInZone("2018-11-03", "America/Sao_Paulo").toISOString()).toBe("2018-11-04T03:00:00.000Z");
  });
});

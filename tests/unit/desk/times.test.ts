import { describe, expect, it } from "vitest";
import { comingInWords } from "#components/desk/times.ts";

describe("when something is to come", () => {
  const now = new Date("2026-11-23T20:00:00Z");
  const said = (at: string, zone = "UTC") => comingInWords(new Date(at), zone, now);

  it("is said by the day of the week where that is plain", () => {
    expect(said("2026-11-23T23:30:00Z")).toBe("today 23:30");
    expect(said("2026-11-24T14:00:00Z")).toBe("Tue 14:00");
    expect(said("2026-11-29T08:05:00Z")).toBe("Sun 08:05");
    expect(said("2026-11-30T14:00:00Z")).toBe("Nov 30, 14:00");
    expect(said("2027-01-04T14:00:00Z")).toBe("Jan 4, 2027, 14:00");
    expect(said("2026-11-22T14:00:00Z")).toBe("Nov 22, 14:00");
  });

  it("is that of the site’s clocks", () => {
    expect(said("2026-11-23T23:30:00Z", "Europe/Vienna")).toBe("Tue 00:30");
    expect(said("2026-11-24T02:00:00Z", "America/New_York")).toBe("today 21:00");
  });
});

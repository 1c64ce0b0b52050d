import type { Day } from "#lib/stories/dates.ts";

/** "June 4, 2026", of "2026-06-04". */
export function dayInFull(day: Day): string {
  return full.format(new Date(`${day}T00:00:00Z`));
}

const full = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  year: "numeric",
  month: "long",
  day: "numeric",
});

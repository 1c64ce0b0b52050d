import { daysInFull } from "#lib/newsletter/words.ts";
import { daysOf, type Week } from "#lib/week/week.ts";

/** "June 1 – 7, 2026". */
export function daysOfWeek(week: Week): string {
  const { first, last } = daysOf(week);
  return daysInFull(first, last);
}

/** "Week 23". */
export function weekNumber(week: Week): string {
  return `Week ${Number(week.slice(-2))}`;
}

export function weekAddress(week: Week): string {
  return `/this-week/${week}`;
}

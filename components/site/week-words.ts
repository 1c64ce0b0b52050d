import type { Wording } from "#lib/language/wording.ts";
import { daysOf, type Week } from "#lib/week/week.ts";

/** "June 1 – 7, 2026". */
export function daysOfWeek(week: Week, { storyLanguage }: Wording): string {
  const { first, last } = daysOf(week);
  const known = formats.get(storyLanguage);
  const format = known ?? new Intl.DateTimeFormat(storyLanguage, asLong);
  if (!known) formats.set(storyLanguage, format);
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}

const asLong = { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** "23" and "2026", of "2026-W23". */
export function partsOfWeek(week: Week): { week: string; year: string } {
  return { week: String(Number(week.slice(-2))), year: week.slice(0, 4) };
}

export function weekAddress(week: Week): string {
  return `/this-week/${week}`;
}

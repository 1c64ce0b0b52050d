import { dayInZone } from "#lib/stories/dates.ts";

/** "in March" for an instant of this year, else "in March 2025"; in the site's time zone. */
export function monthInWords(instant: Date, timeZone: string, now: Date = new Date()): string {
  const sameYear = dayInZone(instant, timeZone).slice(0, 4) === dayInZone(now, timeZone).slice(0, 4);
  const words = new Intl.DateTimeFormat("en-US", {
    timeZone,
    month: "long",
    ...(!sameYear && { year: "numeric" }),
  });
  return `in ${words.format(instant)}`;
}

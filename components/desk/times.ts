import { clockInZone, dayInZone } from "#lib/stories/dates.ts";

/** "14:02" for an instant of today, "Jun 4, 14:02" for one of this year, else with the year; in the site's time zone. */
export function momentInWords(instant: Date, timeZone: string, now: Date = new Date()): string {
  const clock = clockInZone(instant, timeZone);
  const day = dayInZone(instant, timeZone);
  const today = dayInZone(now, timeZone);
  if (day === today) return clock;
  return `${dayInWords(day, day.slice(0, 4) !== today.slice(0, 4))}, ${clock}`;
}

/** "today 14:02", "Tue 14:02" for an instant within the next six days, else as `momentInWords`. */
export function comingInWords(instant: Date, timeZone: string, now: Date = new Date()): string {
  const clock = clockInZone(instant, timeZone);
  const ahead = daysBetween(dayInZone(now, timeZone), dayInZone(instant, timeZone));
  if (ahead === 0) return `today ${clock}`;
  if (ahead < 0 || ahead > 6) return momentInWords(instant, timeZone, now);
  return `${new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short" }).format(instant)} ${clock}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}

/** "Jun 4" or "Jun 4, 2026". */
export function dayInWords(day: string, withYear = true): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return (withYear ? long : short).format(date);
}

const short = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "short", day: "numeric" });
const long = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  month: "short",
  day: "numeric",
  year: "numeric",
});

/** A day of the calendar as "2026-06-04". */
export type Day = string;

/** Whether a text is a day that exists, from the year 1 on. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day that it is, in a time zone such as "Europe/Vienna", at an instant. */
export function dayInZone(instant: Date, zone: string): Day {
  const { year, month, day } = wallClock(instant.getTime(), zone);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** What clocks in a time zone show at an instant, as "09:30". */
export function clockInZone(instant: Date, zone: string): string {
  const { hour, minute } = wallClock(instant.getTime(), zone);
  return `${pad(hour, 2)}:${pad(minute, 2)}`;
}

/** 12:00 of a day in a time zone: the instant that a date without a time stands for. */
export function noonInZone(day: Day, zone: string): Date {
  return timeInZone(day, "12:00", zone);
}

/**
 * The instant at which clocks in a time zone show that day and time ("09:30"). Of a time that they show twice, the
 * first; a time that they skip moves on by the length of the gap, as in RFC 5545.
 */
export function timeInZone(day: Day, time: string, zone: string): Date {
  const { fits, before } = readings(day, time, zone);
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

/** Every instant at which they show it: one as a rule, two where clocks go back over it, none where they skip it. */
export function instantsInZone(day: Day, time: string, zone: string): Date[] {
  const { fits } = readings(day, time, zone);
  return [...new Set(fits)].sort((a, b) => a - b).map((instant) => new Date(instant));
}

/** The instants that it may be, by the clocks of a day before and of a day after; `fits` are those that it is. */
function readings(day: Day, time: string, zone: string): { fits: number[]; before: number } {
  const shown = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  const before = shown - offset(shown - dayLength, zone);
  const after = shown - offset(shown + dayLength, zone);
  const fits = [before, after].filter((instant) => instant + offset(instant, zone) === shown);
  return { fits, before };
}

/** The first instant that is no longer that day in a time zone: what holds until the day's end, ends then. */
export function endOfDayInZone(day: Day, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) + dayLength;
  let within = midnight - dayLength;
  let past = midnight + dayLength;
  while (past - within > 1) {
    const middle = Math.floor((within + past) / 2);
    if (dayInZone(new Date(middle), zone) > day) past = middle;
    else within = middle;
  }
  return new Date(past);
}

const dayLength = 24 * 60 * 60 * 1000;

/** How far clocks in the zone are ahead of UTC, in milliseconds. */
function offset(instant: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone);
  const shown = new Date(0);
  shown.setUTCFullYear(year, month - 1, day);
  shown.setUTCHours(hour, minute, second, new Date(instant).getUTCMilliseconds());
  return shown.getTime() - instant;
}

type WallClock = Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;

function wallClock(instant: number, zone: string): WallClock {
  const parts = formatter(zone).formatToParts(instant);
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])) as WallClock;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(zone, made);
  return made;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

import { type Day, dayInZone, endOfDayInZone, isDay } from "#lib/stories/dates.ts";

/** A week from Monday to Sunday as ISO 8601 names it: "2026-W23". Its year is the one that its Thursday lies in. */
export type Week = string;

/** Whether a text names a week that exists; years go from 1000 to 9999. */
export function isWeek(text: string): boolean {
  const [, year, number] = /^([1-9]\d{3})-W(\d{2})$/.exec(text) ?? [];
  if (!year || !number) return false;
  return Number(number) >= 1 && Number(number) <= weeksIn(Number(year));
}

/** The week that a day lies in. */
export function weekOf(day: Day): Week {
  if (!isDay(day)) throw new Error("This is not a day.");
  const thursday = moved(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  return nameOf(Number(year), 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7));
}

/** The week that it is, in a time zone, at an instant. */
export function weekInZone(instant: Date, zone: string): Week {
  return weekOf(dayInZone(instant, zone));
}

/** Monday and Sunday of a week. */
export function daysOf(week: Week): { first: Day; last: Day } {
  const [year = "", number = ""] = week.split("-W");
  const first = moved(mondayOf(`${year}-01-04`), 7 * (Number(number) - 1));
  return { first, last: moved(first, 6) };
}

/** The week so many weeks later, or earlier. */
export function weekAfter(week: Week, count = 1): Week {
  return weekOf(moved(daysOf(week).first, 7 * count));
}

/**
 * The instants at which a week begins and ends in a time zone, where the end is the beginning of the next: the first
 * ones at which clocks there show its Monday and the Monday after.
 */
export function boundsOf(week: Week, zone: string): { from: Date; to: Date } {
  const { first, last } = daysOf(week);
  return { from: endOfDayInZone(moved(first, -1), zone), to: endOfDayInZone(last, zone) };
}

/** The day so many days later, or earlier. */
export function moved(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

const dayLength = 24 * 60 * 60 * 1000;

/** 28 December is always in a year's last week. */
function weeksIn(year: number): number {
  return Number(weekOf(`${year}-12-28`).slice(-2));
}

function mondayOf(day: Day): Day {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return moved(day, -sinceMonday);
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

function nameOf(year: number, number: number): Week {
  return `${String(year).padStart(4, "0")}-W${String(number).padStart(2, "0")}`;
}

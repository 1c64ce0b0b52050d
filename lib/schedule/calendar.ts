import type { Day } from "#lib/stories/dates.ts";

export const views = ["week", "month"] as const;
export type View = (typeof views)[number];

/** The days that a view shows around a day, in order: a week from Monday on, or the whole weeks that a month touches. */
export function daysOf(view: View, day: Day): Day[] {
  const [from, to] = view === "week" ? [day, day] : [firstOf(day), lastOf(day)];
  const monday = weekday(from);
  const count = monday + daysBetween(from, to) + 7 - weekday(to);
  return Array.from({ length: count }, (_, index) => plus(from, index - monday));
}

/** A day of the view before or after this one. */
export function stepped(view: View, day: Day, step: 1 | -1): Day {
  if (view === "week") return plus(day, 7 * step);
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + step, 1)).toISOString().slice(0, 10);
}

/** "Nov 23 – 29, 2026" or "November 2026". */
export function titleOf(view: View, day: Day): string {
  if (view === "month") return monthName.format(noon(day));
  const days = daysOf("week", day);
  // The thin spaces that it sets around the dash stand too wide in a headline.
  return weekName.formatRange(noon(days[0] ?? day), noon(days[6] ?? day)).replaceAll("\u2009", " ");
}

/** "Mon, Nov 23". */
export function dayName(day: Day): string {
  return shortName.format(noon(day));
}

/** "Monday, November 23, 2026". */
export function fullDayName(day: Day): string {
  return fullName.format(noon(day));
}

const dayLength = 24 * 60 * 60 * 1000;

function plus(day: Day, days: number): Day {
  return new Date(noon(day).getTime() + days * dayLength).toISOString().slice(0, 10);
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / dayLength);
}

/** 0 for Monday. */
function weekday(day: Day): number {
  return (noon(day).getUTCDay() + 6) % 7;
}

function firstOf(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

function lastOf(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Days are names here, not instants: UTC has every one of them once. */
function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

const format = (parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { timeZone: "UTC", ...parts });
const monthName = format({ month: "long", year: "numeric" });
const weekName = format({ month: "short", day: "numeric", year: "numeric" });
const shortName = format({ weekday: "short", month: "short", day: "numeric" });
const fullName = format({ weekday: "long", month: "long", day: "numeric", year: "numeric" });

import type { Locator, Page } from "@playwright/test";
import { fullDayName } from "#lib/schedule/calendar.ts";

const hour = 60 * 60_000;

/** A Tuesday in the middle of next month, 08:00: with days after it in the same week and month. */
export function nextMonth(): Date {
  const now = new Date();
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 14, 8));
  return plusDays(day, (2 - day.getUTCDay() + 7) % 7);
}

/** The same time of another day. */
export function plusDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 24 * hour);
}

/** The day in UTC, "2026-06-04". */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** A day of the calendar, with what stands in it. */
export function dayCell(page: Page, day: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: fullDayName(day) }) });
}

import { ok, type Result, refused } from "#lib/result.ts";

const slack = 60_000; // milliseconds for which a time that has just passed counts as now
const furthest = 2 * 366 * 24 * 60 * 60 * 1000; // milliseconds

/** Whether something can be planned for a time: not in the past, and not so far ahead that the year must be a mistake. */
export function checkTime(at: Date, now: Date): Result<Date> {
  const ahead = at.getTime() - now.getTime();
  if (ahead >= -slack && ahead <= furthest) return ok(at);
  const message = Number.isNaN(ahead)
    ? "Choose a day and a time."
    : ahead < 0
      ? "This time has passed; choose a later one, or publish now."
      : "This is more than two years ahead; look at the year again.";
  return refused({ code: "invalid", message, fields: { at: [message] } });
}

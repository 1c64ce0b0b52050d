import { ok, type Result, refused } from "#lib/result.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { timeInZone } from "#lib/stories/dates.ts";

/** undefined: leave it; null: none; else the instant at which the site's clocks show this. */
export async function instantOf(local: string | null): Promise<Result<Date | null | undefined>> {
  if (local === null) return ok(undefined);
  if (local === "") return ok(null);
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(local) ?? [];
  const instant = day && time ? timeInZone(day, time, await siteTimeZone()) : new Date(Number.NaN);
  if (!Number.isNaN(instant.getTime())) return ok(instant);
  const message = "The date of first publication is not complete: give day and time, or neither.";
  return refused({ code: "invalid", message, fields: { publishedAt: [message] } });
}

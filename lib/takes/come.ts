import { noteUntil } from "#lib/page-cache/recorder.ts";
import { type Day, dayInZone, endOfDayInZone } from "#lib/stories/dates.ts";

/** Whether a day has begun in the site's time zone; a page that says it has not yet is made anew when it does. */
export function hasCome(day: Day | null, zone: string): boolean {
  if (day === null) return false;
  if (day <= dayInZone(new Date(), zone)) return true;
  noteUntil(endOfDayInZone(dayBefore(day), zone));
  return false;
}

function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

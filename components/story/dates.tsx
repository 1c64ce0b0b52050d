import type { Wording } from "#lib/language/wording.ts";

type Style = "long" | "short";

/** A day such as "2026-06-04", in words. */
export function Day({ day, wording, style }: { day: string; wording: Wording; style?: Style }) {
  return <time dateTime={day}>{wording.day(day, style)}</time>;
}

/** The day of an instant in the site's time zone. */
export function DayOf({ instant, wording, style }: { instant: Date; wording: Wording; style?: Style }) {
  return <time dateTime={instant.toISOString()}>{wording.dayOf(instant, style)}</time>;
}

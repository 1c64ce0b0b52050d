import { dayInZone } from "#lib/stories/dates.ts";

type Style = "long" | "short";

/** A day such as "2026-06-04", in words. */
export function Day({ day, style = "long" }: { day: string; style?: Style }) {
  return <time dateTime={day}>{dayInWords(day, style)}</time>;
}

/** The day of an instant in the site's time zone. */
export function DayOf({
  instant,
  timeZone,
  style = "long",
}: {
  instant: Date;
  timeZone: string;
  style?: Style;
}) {
  return <time dateTime={instant.toISOString()}>{dayInWords(dayInZone(instant, timeZone), style)}</time>;
}

/** "June 4, 2026", or "Jun 4, 2026" when short. */
export function dayInWords(day: string, style: Style = "long"): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : words[style].format(date);
}

const parts = { timeZone: "UTC", year: "numeric", day: "numeric" } as const;

const words = {
  long: new Intl.DateTimeFormat("en-US", { ...parts, month: "long" }),
  short: new Intl.DateTimeFormat("en-US", { ...parts, month: "short" }),
};

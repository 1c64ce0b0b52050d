import { z } from "zod";
import { dayInZone, timeInZone } from "#lib/stories/dates.ts";
import type { Group } from "./kinds.ts";

/** How somebody wants to be mailed what they have not read. */
export const ways = ["at_once", "soon", "daily", "never"] as const;
export type Way = (typeof ways)[number];

const way = z.enum(ways);

const shape = {
  needsYou: way,
  trouble: way,
  comments: way,
  progress: way,
  hour: z.int().min(0).max(23),
} satisfies Record<Group | "hour", z.ZodType>;

/** What one person says about mail: a way for each group, and the hour of the daily one on the site's clock. */
export const switchesInput = z.strictObject(shape);
export type Switches = z.infer<typeof switchesInput>;

/** The same, in a row of the database. */
export const storedSwitches = z.object(shape);

/** For whoever has not said anything. */
export const usualSwitches: Switches = {
  needsYou: "soon",
  trouble: "soon",
  comments: "daily",
  progress: "daily",
  hour: 8,
};

/** Milliseconds for which what somebody wants "soon" is gathered. */
export const gathering = 15 * 60 * 1000;

/** When a notice of this group is mailed, unless it has been read by then; null: not at all. */
export function mailTime(group: Group, switches: Switches, at: Date, zone: string): Date | null {
  switch (switches[group]) {
    case "at_once":
      return at;
    case "soon":
      return new Date(at.getTime() + gathering);
    case "daily":
      return nextHour(switches.hour, at, zone);
    case "never":
      return null;
  }
}

/** The first time after an instant at which clocks in the zone show that hour. */
function nextHour(hour: number, at: Date, zone: string): Date {
  const time = `${String(hour).padStart(2, "0")}:00`;
  const today = dayInZone(at, zone);
  const ahead = timeInZone(today, time, zone);
  return ahead > at ? ahead : timeInZone(dayAfter(today), time, zone);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

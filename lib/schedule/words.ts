import { clockInZone, type Day, dayInZone, instantsInZone, isDay, timeInZone } from "#lib/stories/dates.ts";

/** What a day and a time in the site's zone stand for. */
export type Choice =
  /** Nothing that could be one yet. */
  | { kind: "none" }
  | { kind: "once"; at: Date }
  /** Clocks go forward over it: `at` is the time that is meant then. */
  | { kind: "skipped"; at: Date; words: string }
  /** Clocks go back over it: somebody has to say which. */
  | { kind: "twice"; first: Date; second: Date; words: string; names: [string, string] };

/** Reads a day ("2026-10-25") and a time ("02:30") as they stand in two fields. */
export function choiceOf(day: string, time: string, zone: string): Choice {
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { kind: "none" };
  const [first, second] = instantsInZone(day, time, zone);
  if (first && second) {
    const names: [string, string] = [
      `The first ${time} (${offsetName(first, zone)})`,
      `The second ${time} (${offsetName(second, zone)})`,
    ];
    const words = `Clocks go back that night and show ${time} twice. Choose which one is meant.`;
    return { kind: "twice", first, second, words, names };
  }
  if (first) return { kind: "once", at: first };
  const at = timeInZone(day, time, zone);
  const words = `Clocks go forward that night and skip ${time}; what is meant is ${clockInZone(at, zone)}.`;
  return { kind: "skipped", at, words };
}

/** The instant that a choice comes to; null while there is none. */
export function instantOf(choice: Choice, second: boolean): Date | null {
  if (choice.kind === "none") return null;
  if (choice.kind === "twice") return second ? choice.second : choice.first;
  return choice.at;
}

/** "Sun, Oct 25, 2026, 02:30 (Europe/Vienna, UTC+2)": an instant so that nobody can take it for another. */
export function momentInFull(at: Date, zone: string): string {
  return `${dayInFull(at, zone)}, ${clockInZone(at, zone)} (${zone === "UTC" ? zone : `${zone}, ${offsetName(at, zone)}`})`;
}

/** "Sun, Oct 25, 02:30 (Europe/Vienna)": in short; with its year where it is another, in full where clocks show it twice. */
export function momentInShort(at: Date, zone: string, now = new Date()): string {
  const day = dayInZone(at, zone);
  if (instantsInZone(day, clockInZone(at, zone), zone).length > 1) return momentInFull(at, zone);
  const withYear = day.slice(0, 4) !== dayInZone(now, zone).slice(0, 4);
  return `${dayInFull(at, zone, withYear)}, ${clockInZone(at, zone)} (${zone})`;
}

/** The same time by the clock on another day. */
export function onDay(at: Date, day: Day, zone: string): Date {
  return timeInZone(day, clockInZone(at, zone), zone);
}

function dayInFull(at: Date, timeZone: string, withYear = true): string {
  const parts = { weekday: "short", month: "short", day: "numeric" } as const;
  const year = withYear && ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat("en-US", { timeZone, ...parts, ...year }).format(at);
}

/** "UTC+2". */
function offsetName(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "shortOffset" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
  return name.replace("GMT", "UTC");
}

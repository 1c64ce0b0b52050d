import type { CalendarEntry } from "#lib/schedule/queries.ts";

/** Where an entry stands, in two or three words. */
export function stateOf({ kind, state, overdue }: CalendarEntry): string {
  const publishes = kind === "publish";
  if (state === "failed") return publishes ? "Failed to publish" : "Failed to retract";
  if (overdue) return "Overdue";
  if (state === "waiting") return publishes ? "Goes out" : "Is taken away";
  return publishes ? "Published" : "Retracted";
}

/** Which version it is about, and whose decision it was. */
export function versionLine({ kind, state, number, edited, note, by }: CalendarEntry): string {
  if (state === "done") return `${kind === "publish" ? `Version ${number}, by` : "By"} ${by}`;
  if (kind === "retract") return `Whatever readers see then, by ${by}`;
  const since = edited ? "; edited since, which does not go out" : "";
  const told = note ? " and a note to readers" : "";
  return `Exactly version ${number}${told}, by ${by}${since}`;
}

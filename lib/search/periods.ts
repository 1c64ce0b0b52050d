import { filed } from "./document.ts";

/** How many stories that readers see are of a month, "2026-03". */
export type Month = { month: string; stories: number };

export type Period = {
  /** Of which one must be there: years and months. */
  names: string[];
  /** How many stories they hold. */
  stories: number;
};

/**
 * The newest months that hold at least so many stories, as years where they are whole; null where that is every
 * month, so that nothing need be asked.
 */
export function newestPeriod(months: Month[], wanted: number): Period | null {
  const newest = [...months].sort((a, b) => (a.month < b.month ? 1 : -1));
  let stories = 0;
  let taken = 0;
  while (taken < newest.length && stories < wanted) stories += newest[taken++]?.stories ?? 0;
  if (taken === newest.length) return null;
  const rest = new Set(newest.slice(taken).map(({ month }) => month.slice(0, 4)));
  const names = newest
    .slice(0, taken)
    .map(({ month }) =>
      rest.has(month.slice(0, 4)) ? filed.month(month) : filed.year(Number(month.slice(0, 4))),
    );
  return { names: [...new Set(names)], stories };
}

/** Those months that have to do with a stretch of time; `to` is no longer in it. */
export function monthsBetween(months: Month[], from: Date | null, to: Date | null): Month[] {
  const first = from?.toISOString().slice(0, 7) ?? "";
  const last = to ? new Date(to.getTime() - 1).toISOString().slice(0, 7) : "~";
  return months.filter(({ month }) => month >= first && month <= last);
}

import { type Day, isDay } from "#lib/stories/dates.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const shapes = [
  `${month}\\s*(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s*(?<year>\\d{4})`,
  `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s*(?:of )?${month},?\\s*(?<year>\\d{4})`,
  "(?<!\\d)(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?",
  "(?<!\\d)(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})",
].map((shape) => new RegExp(`${shape}(?!\\d)`, "iu"));

/** Finds "June 4, 2026", "4 June 2026", "2026-06-04" or "4.6.2026"; 6/4/2026 is not the same day everywhere. */
export function findDate(line: string): { day: Day; before: string; after: string } | null {
  for (const shape of shapes) {
    const match = line.match(shape);
    if (!match?.groups) continue;
    const { year, month = "", day = "" } = match.groups;
    const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const found = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (!isDay(found)) continue;
    const start = match.index ?? 0;
    return { day: found, before: line.slice(0, start), after: line.slice(start + match[0].length) };
  }
  return null;
}

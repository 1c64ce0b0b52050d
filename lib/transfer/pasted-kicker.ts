import type { Day } from "#lib/stories/dates.ts";
import { findDate } from "./pasted-dates.ts";
import { isNavigation, isShareLine, type Line, tagsOf, wordCount } from "./pasted-lines.ts";

/** What the lines say, and the numbers of those that say it. */
export type Kicker = {
  section: string;
  day: Day | null;
  lines: { section?: number; publishedAt?: number };
};

/**
 * Takes the lines around a headline apart: section, date and reading time, each on a line of its own or run together
 * as in "NewsJune 4, 2026· 2 min read". Gives what they say and the lines that are left.
 */
export function takeKicker(head: Line[]): { kicker: Kicker; rest: Line[] } {
  const kicker: Kicker = { section: "", day: null, lines: {} };
  const rest: Line[] = [];
  let place: number | null = null;
  for (const line of head) {
    if (isAside(line.text)) continue;
    const meta = metaOf(line.text);
    if (!meta) {
      rest.push(line);
      continue;
    }
    if (kicker.section === "") setSection(kicker, meta.section, line);
    if (kicker.day === null) setDay(kicker, meta.day, line);
    place ??= rest.length;
  }
  if (kicker.section === "" && isSection(rest, place)) setSection(kicker, rest[0]?.text ?? "", rest.shift());
  return { kicker, rest };
}

function setSection(kicker: Kicker, section: string, line?: Line): void {
  kicker.section = section;
  if (section !== "") kicker.lines.section = line?.number;
}

function setDay(kicker: Kicker, day: Day | null, line: Line): void {
  kicker.day = day;
  if (day !== null) kicker.lines.publishedAt = line.number;
}

type Meta = { section: string; day: Day | null };

/** What a line of section, date and reading time says; null for any other line. */
function metaOf(line: string): Meta | null {
  if (line.length > 120) return null;
  const withoutTime = line.replace(readingTime, " ");
  const found = findDate(withoutTime);
  if (!found && withoutTime === line) return null;
  const [before, after] = found ? [found.before, withoutDates(found.after)] : [withoutTime, ""];
  const texts = [before, after].map(bare).filter((text) => text !== "" && !isByline(text));
  if (texts.length > 1 || texts.some((text) => !maybeSection(text))) return null;
  return { section: texts[0] ?? "", day: found?.day ?? null };
}

const readingTime = /\d+\s*-?\s*min(?:ute)?s?\b\.?(?:\s+read(?:ing)?(?:\s+time)?)?/i;

/** Without what stands around a date: separators, weekday, "Published on", the time of day. */
function bare(text: string): string {
  return text
    .replace(/\b(?:published|posted|updated|last updated|date)\b(?:\s+on\b)?:?/gi, " ")
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?/gi, " ")
    .replace(/(?:^|\s)(?:at )?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|Z)?\s*$/i, " ")
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, "");
}

/** The date of a later change stands behind the first one. */
function withoutDates(text: string): string {
  const found = findDate(text);
  return found ? withoutDates(`${found.before} ${found.after}`) : text;
}

/** What stands around a headline and is told elsewhere: links, share row, author, picture's credit, other stories. */
function isAside(line: string): boolean {
  if (isNavigation(line) || isShareLine(line) || isByline(line)) return true;
  if (/^(?:picture|photo|image): .{1,200}$/i.test(line)) return true;
  return /^(?:follows|since then)\b.{1,300}$/i.test(line) && findDate(line)?.after === "";
}

function isByline(line: string): boolean {
  return /^(?:[Bb]y|BY)(?:,? (?:and )?\p{Lu}[\p{L}.'’-]*){1,8}$/u.test(line);
}

function maybeSection(text: string): boolean {
  return (
    wordCount(text) <= 4 &&
    text.length <= 40 &&
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
    !/\b(?:on|in|at|by|from|since|until|before|after|of|for|the|to)$/i.test(text)
  );
}

/**
 * Whether the first line is a section on a line of its own: a word or three with no full stop, above the headline. A
 * short headline is not one: what follows it is a summary, which ends like a sentence.
 */
function isSection([first, second, third]: Line[], place: number | null): boolean {
  if (!first || !second || wordCount(first.text) > 3 || first.text.length > 30) return false;
  if (/[.!?:;,]$/.test(first.text) || tagsOf(first.text)) return false;
  const nextIsHeadline = !/[.…]["”’)]?$/.test(second.text) && wordCount(second.text) >= 3;
  return nextIsHeadline && (place !== null || third !== undefined);
}

import type { Action } from "#lib/stories/content.ts";
import type { Day } from "#lib/stories/dates.ts";
import { findDate } from "./pasted-dates.ts";
import { audienceAndAction, endsSentence, isListItem, type Line, withoutBullet } from "./pasted-lines.ts";

/**
 * How many of the lines under "Do this week" are things to do: the first, and all that have the shape of one. An
 * audience may stand on a line above what it should do, and below that the day until which it is current.
 */
export function actionLines(lines: Line[]): number {
  let count = 0;
  while (count < lines.length) {
    const step = stepAt(lines, count);
    if (step === 0) break;
    count += step;
  }
  return Math.min(count, lines.length);
}

function stepAt(lines: Line[], index: number): number {
  const [line, next] = [lines[index] as Line, lines[index + 1]];
  const split = audienceAndAction(line.text);
  if (untilIn(line.text)) return 1;
  if (split) return split.action === "" ? 2 : 1;
  if (isListItem(line.text)) return 1;
  if (index === 0) return isAudienceLine(line.text) && next ? 2 : 1;
  if (!untilIn(lines[index - 1]?.text ?? "")) return line.gap ? 0 : 1;
  const inList = lines.slice(index + 2, index + 4).some(({ text }) => untilIn(text) !== null);
  return isAudienceLine(line.text) && inList ? 2 : 0;
}

/** The things to do that these lines say; without a day of their own current for a week from publication. */
export function actionsOf(lines: Line[], published: Day | null): Action[] {
  const week = published === null ? null : weekAfter(published);
  const actions: Action[] = [];
  let complete = true;
  for (const { text, gap } of lines) {
    const last = actions.at(-1);
    const until = untilIn(text);
    const split = audienceAndAction(text);
    if (until && last) last.until = until;
    else if (last && last.action === "") last.action = withoutBullet(text);
    else if (split) actions.push({ ...split, until: week });
    else if (last && !complete && !gap && !isListItem(text)) last.action = `${last.action} ${text}`;
    else if (complete && lines.length > 1 && isAudienceLine(text))
      actions.push({ audience: text, action: "", until: week });
    else actions.push({ audience: "", action: withoutBullet(text), until: week });
    complete = until !== null;
  }
  return actions;
}

function isAudienceLine(text: string): boolean {
  const known = audienceAndAction(text);
  return known ? known.action === "" : text.length <= 60 && !endsSentence(text) && !isListItem(text);
}

/** The day of "Current until June 11, 2026" and "Past: it was current until June 11, 2026". */
function untilIn(text: string): Day | null {
  return /^(?:past: it was )?current until .{4,30}$/i.test(text) ? (findDate(text)?.day ?? null) : null;
}

function weekAfter(day: Day): Day {
  return new Date(Date.parse(day) + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

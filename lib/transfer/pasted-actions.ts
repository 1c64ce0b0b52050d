import type { Action } from "#lib/stories/content.ts";
import type { Day } from "#lib/stories/dates.ts";
import { audienceAndAction, endsSentence, isListItem, type Line, withoutBullet } from "./pasted-lines.ts";

/** How many lines of "Do this week" are things to do: the first, and all that have the shape of one. */
export function actionLines(lines: Line[]): number {
  const isTitle = lines[0] !== undefined && isAudienceLine(lines[0].text) && lines.length > 1;
  let count = Math.min(lines.length, isTitle ? 2 : 1);
  while (count < lines.length) {
    const { text, gap } = lines[count] as Line;
    if (gap && !isListItem(text) && !audienceAndAction(text)) break;
    count += audienceAndAction(text)?.action === "" && count + 1 < lines.length ? 2 : 1;
  }
  return count;
}

function isAudienceLine(text: string): boolean {
  return (
    audienceAndAction(text)?.action === "" || (text.length <= 60 && !endsSentence(text) && !isListItem(text))
  );
}

/** The things to do that these lines say; current for seven days from the day of publication. */
export function actionsOf(lines: Line[], published: Day | null): Action[] {
  const until = published === null ? null : weekAfter(published);
  const actions: Action[] = [];
  for (const { text, gap } of lines) {
    const last = actions.at(-1);
    const split = audienceAndAction(text);
    if (last && last.action === "") last.action = withoutBullet(text);
    else if (split) actions.push({ ...split, until });
    else if (last && !gap && !isListItem(text)) last.action = `${last.action} ${text}`;
    else if (!last && lines.length > 1 && isAudienceLine(text))
      actions.push({ audience: text, action: "", until });
    else actions.push({ audience: "", action: withoutBullet(text), until });
  }
  return actions;
}

function weekAfter(day: Day): Day {
  return new Date(Date.parse(day) + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

import type { ChangeSpec } from "@codemirror/state";
import { diffIndices } from "node-diff3";

/**
 * What has to change in `before` to make it `after` (line ends "\n" in both), line by line and then without what a
 * changed passage keeps at its ends: so a cursor and what is undoable stay where they are.
 */
export function changesBetween(before: string, after: string): ChangeSpec[] {
  const whole = trimmed(before, after, 0);
  if (!whole) return [];
  const { from, to, insert } = whole;
  if (!before.slice(from, to).includes("\n") || !insert.includes("\n")) return [whole];
  return hunks(before, after);
}

type Change = { from: number; to: number; insert: string };

function hunks(before: string, after: string): Change[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const starts = startsOf(old);
  return diffIndices(old, fresh).flatMap(({ buffer1: [at, count], buffer2Content }) => {
    const from = starts[at] ?? before.length;
    return (
      trimmed(before.slice(from, starts[at + count] ?? before.length), buffer2Content.join(""), from) ?? []
    );
  });
}

/** The one change that makes `before`, which stands at `offset`, to `after`; null when they are the same. */
function trimmed(before: string, after: string, offset: number): Change | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return {
    from: offset + start,
    to: offset + before.length - end,
    insert: after.slice(start, after.length - end),
  };
}

/** Lines with their ends, so that joined they are the text. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function startsOf(lines: string[]): number[] {
  let at = 0;
  return lines.map((line) => {
    at += line.length;
    return at - line.length;
  });
}

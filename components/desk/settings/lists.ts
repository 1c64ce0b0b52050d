import { type CheckedMove, type Checklists, checkedMoves } from "#lib/review/rules.ts";

/** Where a section's questions come from: those of the site, its own, or there are none. */
export const sources = ["site", "own", "none"] as const;
export type Source = (typeof sources)[number];

/** The checklists as a form holds them: the text has one question a line. */
export type Lists = Record<CheckedMove, { source: Source; text: string }>;

/** A section's lists for a form: one that it does not have is the site's, an empty one asks nothing. */
export function listsOf(checklists: Partial<Checklists>): Lists {
  const list = (items: string[] | undefined) => ({
    source: items === undefined ? ("site" as const) : items.length > 0 ? ("own" as const) : ("none" as const),
    text: (items ?? []).join("\n"),
  });
  return byMove((move) => list(checklists[move]));
}

/** What a form says, as it is sent. */
export function checklistsOf(lists: Lists): Record<CheckedMove, string[] | null> {
  return byMove((move) => {
    const { source, text } = lists[move];
    return source === "site" ? null : source === "none" ? [] : questionsIn(text);
  });
}

/** The questions of a text, one a line. */
export function questionsIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function byMove<T>(make: (move: CheckedMove) => T): Record<CheckedMove, T> {
  return Object.fromEntries(checkedMoves.map((move) => [move, make(move)])) as Record<CheckedMove, T>;
}

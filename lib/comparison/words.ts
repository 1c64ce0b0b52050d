import { diffArrays } from "diff";

/** A stretch of text that both versions have, or only the later ("added") or the earlier one ("removed"). */
export type Run = { kind: "same" | "added" | "removed"; text: string };

/** Edits beyond this are not worth finding: nobody reads so many. */
const maxEdits = 4000;
/** Texts that share less than this are shown one after the other, not word by word. */
const leastShared = 0.2;

/**
 * Two texts as one: what is same or removed makes up the earlier text, what is same or added the later one, in order
 * and to the letter.
 */
export function compareWords(before: string, after: string): Run[] {
  if (before === after) return runs([["same", before]]);
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: maxEdits });
  const whole = runs([
    ["removed", before],
    ["added", after],
  ]);
  if (!changes) return whole;
  const found = tidy(
    changes.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    })),
  );
  const shared = found.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.length : 0), 0);
  return shared < leastShared * Math.min(before.length, after.length) ? whole : found;
}

/** The earlier text of a comparison, or the later one. */
export function sideOf(comparison: Run[], side: "before" | "after"): string {
  const other = side === "before" ? "added" : "removed";
  return comparison.map(({ kind, text }) => (kind === other ? "" : text)).join("");
}

/** Words, runs of white space, and every other sign by itself. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|\n|[^\S\n]+|./gsu) ?? [];
}

/** Blanks between two changes belong to both, and of neighbours what is removed comes first. */
function tidy(found: Run[]): Run[] {
  const tidied: Run[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    tidied.push(
      ...runs([
        ["removed", removed],
        ["added", added],
      ]),
    );
    removed = "";
    added = "";
  };
  for (const [index, { kind, text }] of found.entries()) {
    const next = found[index + 1];
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if ((removed || added) && next && /^[^\S\n]+$/.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      tidied.push({ kind, text });
    }
  }
  flush();
  return tidied;
}

function runs(pairs: [Run["kind"], string][]): Run[] {
  return pairs.filter(([, text]) => text !== "").map(([kind, text]) => ({ kind, text }));
}

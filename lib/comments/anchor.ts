import {
  contextLength,
  occurrences,
  type Range,
  rangeOf,
  type Selector,
  select,
  sharedContext,
} from "./selector.ts";
import { carry, type Stretch, splitsWord, stretches } from "./stretches.ts";

/**
 * What a comment is about. `made` is the passage as it was when the comment was written and never changes; `now` is how
 * it reads today or, once it is gone, how it read last.
 */
export type Anchor = { made: Selector; now: Selector; gone: boolean };

/** Of a passage's characters, as many must be left for it to be the same one reworded. */
const enoughKept = 0.25;

/** When more than this is left, it is not looked for elsewhere. */
const mostlyKept = 0.5;

/** Words as long as this, and standing nowhere else, are the passage even where they stood before. */
const unmistakable = 40;

/** Words shorter than this occur by chance: one that comes back has to come back to its old neighbours. */
const telling = 16;
const neighbours = 8;

/** The anchor of a comment that is made about a passage. */
export function anchorOf(made: Selector): Anchor {
  return { made, now: made, gone: false };
}

/** Where the passage stands now; null when it is gone. */
export function placeOf({ now, gone }: Anchor): Range | null {
  return gone ? null : rangeOf(now);
}

/**
 * Takes an anchor from a text to what an edit has made of it. The passage moves with what is written around it, is
 * reworded with what is written into it, and is gone when too little of it is left; it is back when its words come back,
 * at its old place or another. What only happens to say the same, and did before, is never taken for it.
 */
export function reanchor(anchor: Anchor, before: string, after: string): Anchor {
  return through(before, after)(anchor);
}

/** As `reanchor`, for many anchors in one text. */
export function through(before: string, after: string): (anchor: Anchor) => Anchor {
  if (before === after) return (anchor) => anchor;
  const changes = stretches(before, after);
  return (anchor) => {
    const kept = anchor.gone ? null : carry(changes, rangeOf(anchor.now));
    // Of words, the signs between them are nothing that could be talked about.
    const left =
      kept && hasWords(anchor.now.quote) && !hasWords(after.slice(kept.start, kept.end)) ? null : kept;
    const share = left ? left.kept / anchor.now.quote.length : 0;
    const place =
      undone(anchor, before, after) ??
      (share < 1 ? moved(anchor, before, after) : null) ??
      (share >= mostlyKept ? left : null) ??
      comeBack(anchor, before, after, changes) ??
      (share >= enoughKept ? left : null) ??
      (anchor.gone ? null : onlyCopy(anchor, after));
    const whole = place && (asMade(anchor, after, place) ?? place);
    const now = whole && select(after, wholeWords(anchor, before, after, whole));
    return now ? { ...anchor, now, gone: false } : { ...anchor, gone: true };
  };
}

/** The whole passage as it was made, where an undone edit has brought it back around what is left of it. */
function asMade({ made }: Anchor, after: string, left: Range): Range | null {
  const start = occurrences(after, made.quote).find(
    (at) => at < left.end && at + made.quote.length > left.start,
  );
  return start === undefined ? null : { start, end: start + made.quote.length };
}

/** Where the words of the passage stand that did not stand there before the edit. */
function comeBack(anchor: Anchor, before: string, after: string, changes: Stretch[]): Range | null {
  const { now, made, gone } = anchor;
  for (const quote of wordings(anchor)) {
    const old = new Set(occurrences(before, quote).map((start) => whole(changes, start, quote.length)));
    const found = occurrences(after, quote)
      .filter((start) => !old.has(start))
      .map((start) => ({ start, end: start + quote.length }))
      .map((range) => ({ range, score: Math.max(...[now, made].map((one) => closeness(after, range, one))) }))
      .sort((a, b) => b.score - a.score)[0];
    const alone = !gone && quote === now.quote && isAlone(before, quote) && isAlone(after, quote);
    if (found && (alone || quote.length >= telling || found.score >= neighbours)) return found.range;
  }
  return null;
}

/** Where a reworded passage stands again as it was made, and did not before. */
function undone({ now, made }: Anchor, before: string, after: string): Range | null {
  const { quote } = made;
  const reworded = quote !== now.quote && quote.length >= telling;
  if (!reworded || before.includes(quote) || !isAlone(after, quote)) return null;
  const start = after.indexOf(quote);
  return { start, end: start + quote.length };
}

/** Where all of the passage stands that nobody had reworded, and that stood nowhere else before and does not now. */
function moved({ now: { quote }, made, gone }: Anchor, before: string, after: string): Range | null {
  const enough = quote === made.quote && quote.length >= neighbours && /\s/.test(quote);
  if (gone || !enough || !isAlone(before, quote) || !isAlone(after, quote)) return null;
  const start = after.indexOf(quote);
  return { start, end: start + quote.length };
}

/** With all of a word at either end of which only some letters are kept, unless the passage began or ended within one. */
function wholeWords({ now }: Anchor, before: string, after: string, { start, end }: Range): Range {
  const was = rangeOf(now);
  const range = { start, end };
  if (!splitsWord(before, was.start)) while (splitsWord(after, range.start)) range.start--;
  if (!splitsWord(before, was.end)) while (splitsWord(after, range.end)) range.end++;
  return range;
}

/** The one other place that says all of it, when it was copied there before it was deleted here. */
function onlyCopy(anchor: Anchor, after: string): Range | null {
  const quote = wordings(anchor).find((words) => words.length >= unmistakable && isAlone(after, words));
  const start = quote === undefined ? -1 : after.indexOf(quote);
  return quote === undefined ? null : { start, end: start + quote.length };
}

/** As it read last, then as it was made. */
function wordings({ now, made }: Anchor): string[] {
  return made.quote === now.quote ? [now.quote] : [now.quote, made.quote];
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isAlone(text: string, words: string): boolean {
  return occurrences(text, words).length === 1;
}

/** Where words have gone that an edit left alone; null when it touched them. */
function whole(changes: Stretch[], start: number, length: number): number | null {
  const carried = carry(changes, { start, end: start + length });
  return carried && carried.kept === length && carried.end - carried.start === length ? carried.start : null;
}

/** How much of the old neighbours a place has; an end of the text that was one before counts as much as can be. */
function closeness(text: string, range: Range, selector: Selector): number {
  const { before, after } = sharedContext(text, range, selector);
  const atStart = selector.start === before && range.start === before;
  const atEnd =
    selector.suffix.length < contextLength &&
    after === selector.suffix.length &&
    range.end + after === text.length;
  return (atStart ? contextLength : before) + (atEnd ? contextLength : after);
}

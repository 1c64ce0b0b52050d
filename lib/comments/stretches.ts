import { diffArrays } from "diff";
import type { Range } from "./selector.ts";

/** A stretch of the earlier text and what stands there in the later one; `kept` when both are the same. */
export type Stretch = { kept: boolean; before: Range; after: Range };

/** Where a passage has gone, and how many characters of it are still there. */
export type Carried = Range & { kept: number };

/**
 * What an edit did to a text: stretches that cover both texts, in order. What is the same at both ends is found first,
 * since most edits are in one place; between, the words that stayed are found by Myers' algorithm. Blanks and signs are
 * not looked for, or an edit would keep a hundred commas rather than a name.
 */
export function stretches(before: string, after: string): Stretch[] {
  const head = sameStart(before, after);
  const tail = sameEnd(before.slice(head), after.slice(head));
  const [gone, come] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const found = new Stretches();
  found.add(true, head, head);
  let [at, to] = [0, 0];
  for (const [here, there, length] of sameWords(gone, come)) {
    betweenWords(found, gone.slice(at, here), come.slice(to, there));
    found.add(true, length, length);
    [at, to] = [here + length, there + length];
  }
  betweenWords(found, gone.slice(at), come.slice(to));
  found.add(true, tail, tail);
  return found.list;
}

class Stretches {
  list: Stretch[] = [];

  add(kept: boolean, gone: number, come: number): void {
    if (gone === 0 && come === 0) return;
    const last = this.list.at(-1);
    const [from, to] = [last?.before.end ?? 0, last?.after.end ?? 0];
    if (last?.kept === kept) {
      last.before.end += gone;
      last.after.end += come;
    } else {
      this.list.push({
        kept,
        before: { start: from, end: from + gone },
        after: { start: to, end: to + come },
      });
    }
  }
}

/** What stands between two words that stayed: blanks, signs, and words that did not stay. */
function betweenWords(found: Stretches, gone: string, come: string): void {
  const head = sameStart(gone, come);
  const tail = sameEnd(gone.slice(head), come.slice(head));
  const [was, is] = [gone.slice(head, gone.length - tail), come.slice(head, come.length - tail)];
  const [start, end] = spelledAnew(was, is);
  found.add(true, head + start, head + start);
  found.add(false, was.length - start - end, is.length - start - end);
  found.add(true, tail + end, tail + end);
}

/** Edits beyond this are not worth finding: it is another text. */
const maxEdits = 2000;

/** Words that stand in both texts in one order, in capitals or not: where in the one, where in the other, and how long. */
function sameWords(before: string, after: string): [number, number, number][] {
  const [gone, come] = [wordsOf(before), wordsOf(after)];
  const text = ({ word }: { word: string }) => {
    const small = word.toLowerCase();
    return small.length === word.length ? small : word;
  };
  const changes = diffArrays(gone.map(text), come.map(text), { maxEditLength: maxEdits }) ?? [];
  const same: [number, number, number][] = [];
  let [at, to] = [0, 0];
  for (const { added, removed, count } of changes) {
    for (let n = 0; !added && !removed && n < count; n++) {
      const [here, there] = [gone[at + n], come[to + n]];
      if (here && there) same.push([here.start, there.start, here.word.length]);
    }
    if (!added) at += count;
    if (!removed) to += count;
  }
  return same;
}

/** Scripts without spaces between words are taken sign by sign. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

function wordsOf(text: string): { word: string; start: number }[] {
  return [...text.matchAll(words)].map(({ 0: word, index }) => ({ word, start: index }));
}

/**
 * Where an edit has left a passage: from the first to the last character of it that was kept, with what was written into
 * it, and with what replaced its first or last words. Null when nothing of it was kept.
 */
export function carry(changes: Stretch[], { start, end }: Range): Carried | null {
  let carried: Carried | null = null;
  const include = (range: Range, kept: number) => {
    carried = {
      start: Math.min(carried?.start ?? range.start, range.start),
      end: Math.max(carried?.end ?? range.end, range.end),
      kept: (carried?.kept ?? 0) + kept,
    };
  };
  for (const { kept, before, after } of changes) {
    const from = Math.max(start, before.start);
    const to = Math.min(end, before.end);
    if (from >= to) continue;
    const shift = after.start - before.start;
    if (kept) include({ start: from + shift, end: to + shift }, to - from);
    else if (isRewording(before, after) && before.start >= start && before.end <= end) include(after, 0);
  }
  const found = carried as Carried | null;
  return found && found.kept > 0 ? found : null;
}

/** Something else of about that length, not a deletion beside which much was written. */
function isRewording(before: Range, after: Range): boolean {
  const come = after.end - after.start;
  return come > 0 && come <= 2 * (before.end - before.start);
}

/** Lengths at both ends that two words, or few, have in common, if they look like one in two spellings; else none. */
function spelledAnew(gone: string, come: string): [number, number] {
  const most = Math.min(gone.length, come.length);
  let start = 0;
  while (start < most && gone[start] === come[start]) start++;
  let end = 0;
  while (end < most - start && gone.at(-1 - end) === come.at(-1 - end)) end++;
  if (isHalfPair(gone, start)) start--;
  if (end > 0 && isHalfPair(gone, gone.length - end)) end--;
  return 2 * (start + end) >= Math.max(gone.length, come.length) ? [start, end] : [0, 0];
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  if (length === a.length && length === b.length) return length;
  while (length > 0 && (splitsWord(a, length) || splitsWord(b, length))) length--;
  return length;
}

function sameEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length++;
  while (length > 0 && (splitsWord(a, a.length - length) || splitsWord(b, b.length - length))) length--;
  return length;
}

/** Whether a cut there goes through a word, or through one character. */
export function splitsWord(text: string, at: number): boolean {
  return isHalfPair(text, at) || /^[\p{L}\p{N}\p{M}'’]{2}$/u.test(text.slice(at - 1, at + 1));
}

function isHalfPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}

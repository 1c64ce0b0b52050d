import { diffArrays } from "diff";

/** An item of the earlier list beside the one of the later list that took its place; null where there is none. */
export type Pair<T> = { before: T | null; after: T | null };

/** Places in two lists beyond which nobody looks for what was rewritten. */
const maxPairs = 40_000;

/** How alike two texts must be for one to be the other rewritten, from 0 to 1. */
export const alikeEnough = 0.4;

/**
 * Two lists beside each other, both in their order: what says the same stands together, and so does what was rewritten
 * in its place.
 */
export function align<T>(before: T[], after: T[], textOf: (item: T) => string): Pair<T>[] {
  const pairs: Pair<T>[] = [];
  const gone: T[] = [];
  const come: T[] = [];
  const flush = () => pairs.push(...pairUp(gone.splice(0), come.splice(0), textOf));
  let at = 0;
  for (const { added, removed, value } of diffArrays(before, after, {
    comparator: (a, b) => textOf(a) === textOf(b),
  })) {
    if (removed) {
      gone.push(...value);
      at += value.length;
    } else if (added) come.push(...value);
    else {
      flush();
      // The library gives the later items of what is the same; the earlier ones may differ in more than their text.
      for (const item of value) pairs.push({ before: before[at++] ?? null, after: item });
    }
  }
  flush();
  return pairs;
}

/** How alike two texts are: the share of their words that both have (Dice's coefficient), 0 to 1. */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const total = left.length + right.length;
  if (total === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    counts.set(word, count - 1);
  }
  return (2 * shared) / total;
}

/** The pairs of most likeness that keep both orders: a longest common subsequence with weights. */
function pairUp<T>(gone: T[], come: T[], textOf: (item: T) => string): Pair<T>[] {
  const alone = [
    ...gone.map((before) => ({ before, after: null })),
    ...come.map((after) => ({ before: null, after })),
  ];
  if (gone.length === 0 || come.length === 0 || gone.length * come.length > maxPairs) return alone;
  const scores = gone.map((a) => come.map((b) => likeness(textOf(a), textOf(b))));
  const score = (i: number, j: number) => scores[i]?.[j] ?? 0;
  const best: number[][] = Array.from({ length: gone.length + 1 }, () => Array(come.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = come.length - 1; j >= 0; j--) {
      const joined = score(i, j) >= alikeEnough ? score(i, j) + at(i + 1, j + 1) : 0;
      (best[i] as number[])[j] = Math.max(joined, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length || j < come.length) {
    const joins = score(i, j) >= alikeEnough && at(i, j) === score(i, j) + at(i + 1, j + 1);
    if (i < gone.length && j < come.length && joins) {
      pairs.push({ before: gone[i++] as T, after: come[j++] as T });
    } else if (i < gone.length && (j >= come.length || at(i, j) === at(i + 1, j))) {
      pairs.push({ before: gone[i++] as T, after: null });
    } else pairs.push({ before: null, after: come[j++] as T });
  }
  return pairs;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

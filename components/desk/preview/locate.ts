import type { Around } from "./messages.ts";

type Word = { text: string; at: number };

const context = 8; // words on either side that are compared
const reach = 16; // how far they may be apart in the source, addresses and signs between them

/**
 * The place in a Markdown source that shows as this place on the page: where the same word has the same words around
 * it. Null when the source has no such word.
 */
export function locate(source: string, { before, after, share }: Around): number | null {
  const head = /[\p{L}\p{N}]*$/u.exec(before)?.[0] ?? "";
  const tail = /^[\p{L}\p{N}]*/u.exec(after)?.[0] ?? "";
  if (head + tail === "") {
    const word = /([\p{L}\p{N}]+)([^\p{L}\p{N}]*)$/u.exec(before);
    if (!word) return null;
    const rest = before.slice(0, before.length - (word[2]?.length ?? 0));
    return locate(source, { before: rest, after: ` ${after}`, share });
  }
  const words = wordsOf(source);
  const left = wordsOf(before.slice(0, before.length - head.length))
    .slice(-context)
    .reverse();
  const right = wordsOf(after.slice(tail.length)).slice(0, context);
  let best: { at: number; score: number } | null = null;
  for (const [index, { text, at }] of words.entries()) {
    if (text !== head + tail) continue;
    const behind = words.slice(Math.max(0, index - reach), index).reverse();
    const ahead = words.slice(index + 1, index + 1 + reach);
    const distance = Math.abs(at / Math.max(1, source.length) - share);
    const score = alike(left, behind) + alike(right, ahead) - distance;
    if (!best || score > best.score) best = { at: at + head.length, score };
  }
  return best?.at ?? null;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ text: word, at: index }));
}

/** How many of the wanted words come in this order. */
function alike(wanted: Word[], found: Word[]): number {
  let from = 0;
  let count = 0;
  for (const { text } of wanted) {
    const next = found.findIndex((word, index) => index >= from && word.text === text);
    if (next < 0) continue;
    count += 1;
    from = next + 1;
  }
  return count;
}

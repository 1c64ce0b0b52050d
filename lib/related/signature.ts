import type { Language } from "#lib/language/languages.ts";
import { quickText } from "#lib/markdown/quick.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { analyse, type Found } from "./analyser.ts";

/**
 * What a story is compared by: its terms as numbers in ascending order and, beside each, its weight. Weights know only the
 * story; how rare a term is among all stories is applied when they are read, so they do not go stale.
 */
export type Signature = {
  terms: number[];
  weights: number[];
  /** Those of the terms that the text takes for names, and how it writes them. */
  names: { term: number; label: string }[];
};

/** The parts of a story that say what it is about. */
export type Telling = Pick<
  StoryContent,
  "headline" | "summary" | "ourTake" | "whyItMatters" | "doThisWeek" | "body"
>;

/** More than nearly any story has; of a longer one those that it says most often are kept. */
const most = 1000;

/** The signature of a text; the headline counts three times. `language` is the story's. */
export function signatureOf(content: Telling, language: Language): Signature {
  const weighed = new Map<number, { weight: number; label: string | null }>();
  const found = [...termsOf(content, language)].sort(([, a], [, b]) => b.count - a.count).slice(0, most);
  for (const [term, { count, label }] of found) {
    weighed.set(termNumber(term), { weight: saturated(count) * (term.includes(" ") ? pair : 1), label });
  }
  const sorted = [...weighed].sort(([a], [b]) => a - b);
  return {
    terms: sorted.map(([term]) => term),
    weights: sorted.map(([, { weight }]) => weight),
    names: sorted.flatMap(([term, { label }]) => (label === null ? [] : [{ term, label }])),
  };
}

/** Every term of a story's text with its number of occurrences. */
export function termsOf(content: Telling, language: Language): Map<string, Found> {
  return analyse(
    [
      { text: content.headline, times: 3 },
      ...[
        content.summary,
        quickText(content.ourTake),
        quickText(content.whyItMatters),
        quickText(content.body),
        ...content.doThisWeek.map(({ audience, action }) => `${audience}: ${action}`),
      ].map((text) => ({ text, times: 1 })),
    ],
    language,
  );
}

/** A pair of capitalised words is most often a name, and says more than other words. */
const pair = 1.25;

/** Saturated term frequency, tf · 17 / (tf + 16): the tenth occurrence says less than the second. */
export function saturated(count: number): number {
  return (count * 17) / (count + 16);
}

/**
 * A term as a whole number of 32 bits (MurmurHash3 by Austin Appleby, its UTF-16 units as blocks of four bytes, seed 0), so that no table of all
 * words and phrases is needed, which would be the largest of the database. Among six million terms one in seven
 * hundred shares its number with another; a story has some three hundred. The number of a phrase is odd, all others are
 * even: the statement need not know more of a term.
 */
export function termNumber(term: string): number {
  let hash = 0;
  for (let i = 0; i < term.length; i += 1) {
    let unit = Math.imul(term.charCodeAt(i), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    hash ^= unit;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= 4 * term.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & ~1) | (term.includes("+") ? 1 : 0);
}

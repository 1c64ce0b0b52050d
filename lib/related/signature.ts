import { plainText } from "#lib/markdown/plain.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { analyse, type Found } from "./analyser.ts";

/** How many terms of a story are kept. Measured: 50 find fewer of the editors' own links, 200 no more. */
const kept = 100;

export type Weighed = { term: string; weight: number; isName: boolean };

/** Every term of a story's text with its number of occurrences; the headline counts twice. */
export function termsOf(content: StoryContent): Map<string, Found> {
  return analyse([
    { text: content.headline, times: 2 },
    ...[
      content.summary,
      plainText(content.ourTake),
      plainText(content.whyItMatters),
      plainText(content.body),
      ...content.doThisWeek.map(({ audience, action }) => `${audience}: ${action}`),
    ].map((text) => ({ text, times: 1 })),
  ]);
}

/** Saturated term frequency, tf · 9 / (tf + 8): the tenth occurrence says less than the second. */
export function saturated(count: number): number {
  return (count * 9) / (count + 8);
}

/** How telling a term is that occurs in so many of all stories; the database computes the same, see queries.ts. */
export function rarity(stories: number, all: number): number {
  return Math.log(1 + all / Math.max(1, stories));
}

/**
 * The terms that tell a story from the others and the length of their vector. `storiesWith` says in how many of `all`
 * stories a term occurs. Weights leave rarity out: it changes with every story, so it is applied when they are read.
 */
export function signatureOf(
  terms: Map<string, Found>,
  storiesWith: (term: string) => number,
  all: number,
): { kept: Weighed[]; norm: number } {
  const weighed = [...terms].map(([term, { count, label }]) => {
    const weight = saturated(count);
    return { term, weight, isName: label !== null, telling: weight * rarity(storiesWith(term), all) };
  });
  weighed.sort((a, b) => b.telling - a.telling || (a.term < b.term ? -1 : 1));
  const best = weighed.slice(0, kept);
  return {
    kept: best.map(({ term, weight, isName }) => ({ term, weight, isName })),
    norm: Math.hypot(...best.map(({ telling }) => telling)),
  };
}

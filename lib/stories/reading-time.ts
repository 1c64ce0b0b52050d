import { plainText } from "#lib/markdown/plain.ts";
import type { StoryContent } from "./content.ts";

/** Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const wordsPerMinute = 238;

/** Whole minutes that a text of so many words takes, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** The words of a story that a reader reads: headline, summary, the claim, the three analysis parts and the body. */
export function storyWords(content: StoryContent): number {
  const texts = [
    content.headline,
    content.summary,
    plainText(content.ourTake),
    content.claim,
    plainText(content.whyItMatters),
    plainText(content.body),
    ...content.doThisWeek.map((item) => `${item.audience} ${item.action}`),
  ];
  return texts.reduce((sum, text) => sum + countWords(text), 0);
}

/** Words as a reader meets them: runs between white space that hold at least one letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

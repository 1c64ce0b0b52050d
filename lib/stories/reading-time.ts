import { plainText } from "#lib/markdown/plain.ts";
import type { StoryContent } from "./content.ts";

/** Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const wordsPerMinute = 238;

/**
 * Scripts without spaces are counted by their letters: 500 a minute, the usual figure for silent reading of Japanese and Chinese.
 * Aloud, readers of Chinese manage 255 (Trauzettel-Klosinski and Dietz 2012, doi:10.1167/iovs.11-8284).
 */
const lettersPerMinute = 500;

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
  return Math.round(texts.reduce((sum, text) => sum + countWords(text), 0));
}

/**
 * Words as a reader meets them: runs between white space that hold at least one letter or digit. Letters of scripts that
 * are written without spaces count as the part of a word that takes as long to read.
 */
export function countWords(text: string): number {
  const letters = text.match(unspaced)?.length ?? 0;
  const rest = letters > 0 ? text.replace(unspaced, " ") : text;
  const words = rest.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
  return words + (letters * wordsPerMinute) / lettersPerMinute;
}

/** Chinese and Japanese; Thai and its neighbours, whose vowels above and below stand with their letter. */
const unspaced =
  /(?=\p{L})[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]\p{M}*/gu;

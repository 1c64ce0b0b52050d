import { flesch } from "flesch";
import { syllable } from "syllable";
import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { readMarkdown } from "./reading.ts";
import type { Warning } from "./warning.ts";

/** A sentence of more words is hard to follow in English prose. */
const longSentence = 30;
/** Reading ease (Flesch 1948, doi:10.1037/h0057532) below which only people with a degree read without effort. */
const hardBelow = 25;
/** Of fewer words the measure says nothing. */
const enoughWords = 20;

/** How easy the summary and the takes are to read. */
export function checkReadability(content: StoryContent): Warning[] {
  return (["summary", "ourTake", "whyItMatters"] as const).flatMap((part) => {
    const text = part === "summary" ? content.summary : readMarkdown(content[part]).words;
    const sentences = sentencesOf(text);
    const long = sentences
      .filter(({ words }) => words.length > longSentence)
      .map(({ words, at }) => ({
        part,
        path: part,
        rule: "long-sentence",
        severity: "hint" as const,
        message: `${partNames[part]} has a long sentence: ${words.length} words. Divide it if you can.`,
        at,
      }));
    return [
      ...long,
      ...hard(
        part,
        sentences.flatMap(({ words }) => words),
        sentences.length,
      ),
    ];
  });
}

function hard(part: "summary" | "ourTake" | "whyItMatters", words: string[], sentences: number): Warning[] {
  if (words.length < enoughWords) return [];
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  if (flesch({ sentence: sentences, word: words.length, syllable: syllables }) >= hardBelow) return [];
  const cause =
    words.length / sentences > 25
      ? `its sentences have ${Math.round(words.length / sentences)} words on average`
      : "it has many long words";
  const message = `${partNames[part]} is hard to read: ${cause}.`;
  return [{ part, path: part, rule: "hard-to-read", severity: "hint", message }];
}

type Sentence = { words: string[]; at: number };

/** The sentences of a text, each with its words and where it begins. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const words = segment.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu) ?? [];
    const last = found.at(-1);
    // The segmenter takes "Dr." and "U.S." for ends.
    if (last && abbreviated.test(last.words.at(-1) ?? "")) last.words.push(...words);
    else if (words.length > 0) found.push({ words, at: index + segment.search(/\S/) });
  }
  return found;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const abbreviated = /^(?:(?:mr|mrs|ms|dr|prof|st|vs|no|inc|ltd|gov|sen|rep|gen)\.|(?:\p{L}\.)+)$/iu;

import { plainText } from "#lib/markdown/plain.ts";

/** So many characters of a take stand on one line. */
export const longestLine = 140;

/** The first sentence of a take in plain words, cut at a word where it is long. `language` is a BCP 47 tag. */
export function takeLine(markdown: string, language = "en"): string {
  const [first = ""] = plainText(markdown).split("\n");
  return cutAtWord(firstSentence(first, language), language);
}

/** The same of stories that may each be in another language than the site's. */
export function takeLineOf(siteLanguage: string) {
  return ({ ourTake, language }: { ourTake: string; language: string | null }) =>
    takeLine(ourTake, language ?? siteLanguage);
}

function firstSentence(text: string, language: string): string {
  let sentence = "";
  for (const { segment } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)) {
    sentence += segment;
    if (!goesOn.test(sentence.trim())) break;
  }
  return sentence.trim();
}

/** Ends with a full stop that ends no sentence: "Dr.", "U.S.", an initial. */
const goesOn = /(?:^|[\s("“])(?:(?:\p{Lu}\.)+|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Corp|Co|Ltd|e\.g|i\.e)\.?$/u;

function cutAtWord(text: string, language: string): string {
  if (text.length <= longestLine) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (index + segment.length > longestLine - 1) break;
    end = index + segment.length;
  }
  const cut = text.slice(0, end).replace(/[\s\p{Pd}\p{Ps},;:]+$/u, "");
  return `${cut || [...text].slice(0, longestLine - 1).join("")}…`;
}

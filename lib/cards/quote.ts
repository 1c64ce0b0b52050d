/** Characters of a quote that is sent along with a link: with a headline and an address it fits into any post. */
export const longestQuote = 180;

/**
 * A passage short enough to be quoted: its first sentences as far as they fit, else as many whole words of the first as fit
 * and an ellipsis.
 */
export function quoteFrom(text: string, most = longestQuote): string {
  const flat = text.toWellFormed().replace(/\s+/gu, " ").trim();
  if (flat.length <= most) return flat;
  let fitting = "";
  for (const { segment } of sentences.segment(flat)) {
    if ((fitting + segment).trimEnd().length > most) break;
    fitting += segment;
  }
  return fitting.trim() || `${wordsWithin(flat, most - 1)}…`;
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const words = new Intl.Segmenter("en", { granularity: "word" });

function wordsWithin(text: string, most: number): string {
  let fitting = "";
  for (const { segment } of words.segment(text)) {
    if (fitting.length + segment.length > most) break;
    fitting += segment;
  }
  return fitting.replace(/[\p{P}\s]+$/u, "") || [...text].slice(0, most / 2).join("");
}

/**
 * A passage of a text, as the W3C's Web Annotation Data Model names one: TextQuoteSelector (quote, prefix, suffix) and
 * TextPositionSelector (start), in UTF-16 code units of the text as it is stored.
 */
export type Selector = { quote: string; prefix: string; suffix: string; start: number };

/** From `start` up to, not including, `end`. */
export type Range = { start: number; end: number };

/** How much of what stands around a passage is remembered, in characters. */
export const contextLength = 32;

/** The passage in that range of a text, without white space at its ends; null when nothing else is in it. */
export function select(text: string, range: Range): Selector | null {
  const chosen = text.slice(range.start, range.end);
  const quote = chosen.trim();
  if (quote === "") return null;
  const start = range.start + (chosen.length - chosen.trimStart().length);
  const end = start + quote.length;
  return {
    quote,
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    start,
  };
}

/** Where a selector's passage stands, in the text that it was made from. */
export function rangeOf({ start, quote }: Selector): Range {
  return { start, end: start + quote.length };
}

/** Every place in a text where the words stand, overlapping ones too, ascending. */
export function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === "") return found;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** How many characters around a range are those around the selector's passage, on either side. */
export function sharedContext(text: string, { start, end }: Range, { prefix, suffix }: Selector) {
  let before = 0;
  while (before < prefix.length && text[start - 1 - before] === prefix[prefix.length - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && text[end + after] === suffix[after]) after++;
  return { before, after };
}

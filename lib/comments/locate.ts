import { occurrences, type Range, type Selector, sharedContext } from "./selector.ts";

/**
 * Where the passage of a selector stands in a text: at its place, else where its surroundings are the most alike, else
 * the nearest. A quote of what a reader sees is found in the Markdown that it was made from, by its letters and digits.
 * Null when the text has no such passage.
 */
export function locate(text: string, selector: Selector): Range | null {
  if (selector.quote.trim() === "") return null;
  if (isAt(text, selector)) return endsOf(selector.start, selector);
  return best(text, selector) ?? asRead(text, selector);
}

/** Whether a text has the passage at its place, with all that stood around it. */
export function isAt(text: string, selector: Selector): boolean {
  if (!text.startsWith(selector.quote, selector.start)) return false;
  const { before, after } = sharedContext(text, endsOf(selector.start, selector), selector);
  return before === selector.prefix.length && after === selector.suffix.length;
}

function best(text: string, selector: Selector): Range | null {
  const [found] = occurrences(text, selector.quote)
    .map((start) => {
      const range = endsOf(start, selector);
      const { before, after } = sharedContext(text, range, selector);
      return { range, shared: before + after, far: Math.abs(start - selector.start) };
    })
    .sort((a, b) => b.shared - a.shared || a.far - b.far);
  return found?.range ?? null;
}

/** The same with letters and digits only, so that the signs of Markdown and ends of lines do not matter. */
function asRead(text: string, selector: Selector): Range | null {
  const folded = fold(text);
  const [quote, prefix, suffix] = [selector.quote, selector.prefix, selector.suffix].map(
    (part) => fold(part).letters,
  );
  if (!quote) return null;
  const found = best(folded.letters, { quote, prefix: prefix ?? "", suffix: suffix ?? "", start: 0 });
  const start = found && folded.places[found.start];
  const last = found && folded.places[found.end - 1];
  return start == null || last == null ? null : { start, end: last + 1 };
}

/** What nobody reads: where a link leads, HTML, and characters written by name. */
const unread = /(?<=\])\([^()\s]*(?:\s"[^"\n]*")?\)|<[^<>\n]*>|&#?\w+;/g;

/** The letters and digits of a text that a reader sees, and where each stands. */
function fold(text: string): { letters: string; places: number[] } {
  const places: number[] = [];
  let letters = "";
  const seen = text.replace(unread, (sign) => " ".repeat(sign.length));
  for (const match of seen.matchAll(/[\p{L}\p{N}]/gu)) {
    for (let unit = 0; unit < match[0].length; unit++) places.push(match.index + unit);
    letters += match[0];
  }
  return { letters, places };
}

function endsOf(start: number, { quote }: Selector): Range {
  return { start, end: start + quote.length };
}

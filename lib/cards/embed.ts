import { plainText } from "#lib/markdown/plain.ts";
import { quoteFrom } from "./quote.ts";

/** How large a story's card is where another site shows it; see app/(embed). */
export const embedWidth = 600;

/** Characters of the take that the card shows. */
export const embeddedTake = 320;

/**
 * How high the card is at a width, in pixels: by the average width of its letters, with a line to spare. Where that is too
 * little after all, the card scrolls; where it is too much, its foot stays at the bottom.
 */
export function embedHeight(card: { headline: string; take: string }, width: number): number {
  const inner = Math.max(120, width - 2 * 20);
  const headline = linesOf(card.headline, inner, 25 * 0.47) * 29;
  const take = card.take ? linesOf(card.take, inner, 16 * 0.53) * 23.2 + 62 : 0;
  return Math.round(54 + headline + 36 + take + 50);
}

type Shown = { slug: string; headline: string; ourTake: string };
type Most = { width: number; height: number };

/** A story's card for a page elsewhere: its size, no larger than `most`, and what is put into that page. */
export function storyEmbed(
  { slug, headline, ourTake }: Shown,
  siteUrl: string,
  most: Most = { width: Infinity, height: Infinity },
): { width: number; height: number; html: string } {
  const take = quoteFrom(plainText(ourTake), embeddedTake);
  const width = Math.min(embedWidth, most.width);
  const height = Math.min(embedHeight({ headline, take }, width), most.height);
  const html = embedCode({ url: siteUrl + embedPath(slug), title: headline, width, height });
  return { width, height, html };
}

/** The path of a story's card. */
export function embedPath(slug: string): string {
  return `/embed/${encodeURIComponent(slug)}`;
}

/** What another site puts into its page to show the card. */
export function embedCode(card: { url: string; title: string; width: number; height: number }): string {
  const { url, title, width, height } = card;
  const size = `width="${width}" height="${height}"`;
  return `<iframe src="${escaped(url)}" title="${escaped(title)}" ${size} style="border:0;max-width:100%" loading="lazy"></iframe>`;
}

/** Text as XML and HTML take it, in attributes too; without the characters that XML has no way to write. */
export function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  );
}

function linesOf(text: string, width: number, letter: number): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return Math.ceil(((text.length + wide) * letter * 1.06) / width);
}

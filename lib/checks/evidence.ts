import type { StoryContent } from "#lib/stories/content.ts";
import { type Figure, figuresIn, valuesIn } from "./figures.ts";
import type { Warning } from "./warning.ts";

/** A number or a quotation in the summary that neither the body nor a source bears out. */
export function checkEvidence(content: StoryContent): Warning[] {
  const { summary } = content;
  const figures = figuresIn(summary);
  const quotes = quotesIn(summary);
  if (figures.length === 0 && quotes.length === 0) return [];
  const evidence = evidenceOf(content);
  const values = valuesIn(evidence);
  const said = leveled(evidence);
  return [
    ...figures
      .filter((figure) => !borneOut(figure, values))
      .map(({ text, at }) => warning("number-without-source", `The number ${text}`, at)),
    ...quotes
      .filter(({ text }) => !said.includes(leveled(text)))
      .map(({ text, at }) => warning("quote-without-source", `The quotation “${short(text)}”`, at)),
  ];
}

function warning(rule: string, what: string, at: number): Warning {
  const message = `${what} is in the summary, but in no source’s title and nowhere in the body.`;
  return { part: "summary", path: "summary", rule, severity: "warning", message, at };
}

function evidenceOf({ body, sources }: StoryContent): string {
  return [body, ...sources.flatMap(({ title, publisher, date }) => [title, publisher, date ?? ""])].join(
    "\n",
  );
}

/** "About 3 million" stands for 2,987,400. */
function borneOut({ value, scaled }: Figure, values: Set<number>): boolean {
  if (values.has(value)) return true;
  if (!scaled) return false;
  const digits = Number(value.toExponential().split("e")[0]).toString().replace(".", "").length;
  return [...values].some((other) => other >= 1000 && Number(other.toPrecision(digits)) === value);
}

function quotesIn(text: string): { text: string; at: number }[] {
  return [...text.matchAll(/[“"„]([^“”"„]{2,}?)[”"“]/gu)]
    .map(({ 1: quote = "", index }) => ({ text: quote.trim(), at: index }))
    .filter(({ text: quote }) => /\p{L}/u.test(quote));
}

/** The same words, however they are set: without signs of Markdown, case, line ends and kinds of quotation marks. */
function leveled(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`~]/g, "")
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐-―]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s.,;:!?]+|[\s.,;:!?]+$/g, "");
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
}

import { cellsOf, isHeading, isListItem, type Line, withoutBullet } from "./pasted-lines.ts";

/**
 * Sets pasted lines as Markdown: paragraphs apart, list signs made "- ", and, where `headings` is set, lines of the
 * shape of a heading made "##". Text that has Markdown's own headings or code in it is left as it is.
 */
export function toMarkdown(lines: Line[], { headings = false } = {}): string {
  if (lines.some(({ text }) => /^(?:#{1,6} |```|~~~)/.test(text)))
    return lines.map(({ raw, gap }, index) => `${index === 0 ? "" : gap ? "\n\n" : "\n"}${raw}`).join("");

  const marked = lines.some((line) => line.marked);
  const isTitle = (line: Line, index: number) => headings && (marked ? line.marked : isHeading(lines, index));
  let before: Kind | null = null;
  return lines
    .map((line, index) => {
      const kind: Kind = isTitle(line, index) ? "heading" : kindOf(lines, index, before);
      const joint = before === null ? "" : isTogether(lines, index, before, kind) ? "\n" : "\n\n";
      before = kind;
      const isHeader = kind === "row" && joint !== "\n";
      return `${joint}${isHeader ? setHeader(lines, index) : set(line, kind)}`;
    })
    .join("");
}

type Kind = "heading" | "paragraph" | "item" | "bare item" | "row";

/** Browsers leave the signs of a list's items behind: short lines close together below one that ends with a colon. */
function kindOf(lines: Line[], index: number, before: Kind | null): Kind {
  const [last, line, next] = [lines[index - 1], lines[index] as Line, lines[index + 1]];
  if (isRow(line) && ((next && isRow(next)) || before === "row")) return "row";
  if (isListItem(line.text)) return "item";
  if (line.text.length > 160 || /[.!?] \p{Lu}/u.test(line.text)) return "paragraph";
  const begins = before === "paragraph" && last?.text.endsWith(":") && next && !next.gap;
  return begins || (before === "bare item" && !line.gap) ? "bare item" : "paragraph";
}

/** Items of one list, or lines that were broken to fit a width. */
function isTogether(lines: Line[], index: number, before: Kind, kind: Kind): boolean {
  const [last, line] = [lines[index - 1] as Line, lines[index] as Line];
  if (kind === "paragraph" && before === "paragraph")
    return !line.gap && last.text.length <= widest && line.text.length <= widest;
  return kind === before && kind !== "heading" && (kind !== "row" || !line.gap);
}

const widest = 110;

function set(line: Line, kind: Kind): string {
  const { text } = line;
  if (kind === "heading") return `## ${literal(text)}`;
  if (kind === "paragraph") return literal(text);
  if (kind === "row") return `| ${(cellsOf(line) ?? []).map(cell).join(" | ")} |`;
  const number = text.match(/^(\d+)[.)] /)?.[1];
  return literal(`${number ? `${number}.` : "-"} ${kind === "item" ? withoutBullet(text) : text}`);
}

/** A table's first row and the line below it; a first cell that is empty is lost in copying. */
function setHeader(lines: Line[], index: number): string {
  const cells = cellsOf(lines[index] as Line) ?? [];
  const below = lines[index + 1];
  const width = Math.max(cells.length, (below && cellsOf(below)?.length) ?? 0);
  while (cells.length < width) cells.unshift("");
  return `| ${cells.map(cell).join(" | ")} |\n|${" --- |".repeat(width)}`;
}

function isRow(line: Line): boolean {
  return cellsOf(line) !== null;
}

function cell(text: string): string {
  return literal(text).replaceAll("|", "\\|");
}

/** A "<" that would begin an HTML tag, and vanish, stays what the reader saw. */
function literal(text: string): string {
  return text.replace(
    /(`[^`]*`)|<(?=[a-z/!?])(?!(?:https?:|mailto:)[^\s<>]*>)/gi,
    (found, code) => code ?? `\\${found}`,
  );
}

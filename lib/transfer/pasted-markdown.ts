import { isHeading, isListItem, type Line, withoutBullet } from "./pasted-lines.ts";

/**
 * Sets pasted lines as Markdown: paragraphs apart, list signs made "- ", and, where `headings` is set, lines of the
 * shape of a heading made "##". Text that has Markdown's own headings or code in it is left as it is.
 */
export function toMarkdown(lines: Line[], { headings = false } = {}): string {
  if (lines.some(({ text }) => /^(?:#{1,6} |```|~~~)/.test(text)))
    return lines.map(({ raw, gap }, index) => `${index === 0 ? "" : gap ? "\n\n" : "\n"}${raw}`).join("");

  return lines
    .map((line, index) => {
      const before = lines[index - 1];
      const heading = headings && isHeading(lines, index);
      const together = before && !heading && belongs(line, before);
      return `${index === 0 ? "" : together ? "\n" : "\n\n"}${heading ? `## ${line.text}` : set(line.text)}`;
    })
    .join("");
}

/** Items of a list, and the lines of one paragraph. */
function belongs(line: Line, before: Line): boolean {
  const items = [line, before].filter(({ text }) => isListItem(text)).length;
  return items === 2 || (items === 0 && !line.gap);
}

function set(text: string): string {
  const number = text.match(/^(\d+)[.)] /)?.[1];
  if (number) return literal(`${number}. ${withoutBullet(text)}`);
  return literal(isListItem(text) ? `- ${withoutBullet(text)}` : text);
}

/** A "<" that would begin an HTML tag, and vanish, stays what the reader saw. */
function literal(text: string): string {
  return text.replace(
    /(`[^`]*`)|<(?=[a-z/!?])(?!(?:https?:|mailto:)[^\s<>]*>)/gi,
    (found, code) => code ?? `\\${found}`,
  );
}

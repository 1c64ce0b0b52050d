import { GFM, parser } from "@lezer/markdown";
import { cleanText } from "#lib/stories/text.ts";

const markdown = parser.configure(GFM);

const unread =
  /^(URL|LinkTitle|LinkLabel|LinkReference|CodeInfo|HTMLTag|Comment|CommentBlock|ProcessingInstruction|ProcessingInstructionBlock|TableDelimiter|HorizontalRule|TaskMarker|Entity)$/;

/**
 * The words of a Markdown text for whoever only looks for words, one block a line, ten times as fast as `plainText`.
 * Signs and addresses are left out; a sign within a word divides it, and entities are not decoded.
 */
export function quickText(source: string): string {
  const text = cleanText(source);
  const signs: { from: number; to: number }[] = [];
  const soft: { from: number; to: number }[] = [];
  markdown.parse(text).iterate({
    enter({ name, from, to }) {
      if (name === "Paragraph") soft.push({ from, to });
      if (!unread.test(name) && !name.endsWith("Mark")) return true;
      signs.push({ from, to });
      return false;
    },
  });
  let read = "";
  let at = 0;
  for (const { from, to } of signs) {
    if (from < at) continue;
    read += text.slice(at, from) + " ".repeat(to - from);
    at = to;
  }
  read += text.slice(at);
  for (const { from, to } of soft) {
    if (read.slice(from, to).includes("\n"))
      read = read.slice(0, from) + read.slice(from, to).replaceAll("\n", " ") + read.slice(to);
  }
  return read
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { readMarkdown } from "./reading.ts";
import type { Warning } from "./warning.ts";

const twice = /(?<![\p{L}\p{N}'’-])(\p{L}+)[ \t]+\1(?![\p{L}\p{N}'’-])/giu;

/** Words that good English has twice in a row. */
const rightly = new Set(["had", "that", "is", "bora", "pago", "walla"]);

/** The same word twice in a row. */
export function checkRepeats(content: StoryContent): Warning[] {
  return [
    ...(["headline", "summary", "claim"] as const).flatMap((part) =>
      repeats(part, part, partNames[part], content[part]),
    ),
    ...(["ourTake", "whyItMatters", "body"] as const).flatMap((part) =>
      repeats(part, part, partNames[part], readMarkdown(content[part]).words),
    ),
    ...content.doThisWeek.flatMap(({ action }, index) =>
      repeats("doThisWeek", `doThisWeek.${index}.action`, `Action ${index + 1}`, action),
    ),
  ];
}

function repeats(part: Warning["part"], path: string, name: string, text: string): Warning[] {
  return [...text.matchAll(twice)]
    .filter(([, word = ""]) => !rightly.has(word.toLowerCase()))
    .map(({ 0: both, index }) => ({
      part,
      path,
      rule: "repeated-word",
      severity: "warning",
      message: `${name} says “${both.replace(/\s+/g, " ")}”: a word twice.`,
      at: index,
    }));
}

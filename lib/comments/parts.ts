import type { Part } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { Range } from "./selector.ts";

/** Parts of which a passage can be commented on; the others only as wholes. */
export const passageParts = [
  "headline",
  "summary",
  "ourTake",
  "claim",
  "whyItMatters",
  "doThisWeek",
  "body",
  "sources",
  "corrections",
  "hero",
] as const satisfies Part[];
export type PassagePart = (typeof passageParts)[number];

export function isPassagePart(part: Part): part is PassagePart {
  return (passageParts as readonly Part[]).includes(part);
}

/** A part as the text in which passages have their places: as it is stored, and of a list one field a line. */
export function passageText(content: StoryContent, part: PassagePart): string {
  switch (part) {
    case "doThisWeek":
      return content.doThisWeek.flatMap(({ audience, action }) => [audience, action]).join("\n");
    case "sources":
      return content.sources.flatMap(({ title, publisher }) => [title, publisher]).join("\n");
    case "corrections":
      return content.corrections.map(({ text }) => text).join("\n");
    case "hero":
      return content.hero ? `${content.hero.alt}\n${content.hero.credit}` : "";
    default:
      return content[part];
  }
}

/** The content with other words in place of a passage; null where that would run two fields of a list together. */
export function replacePassage(
  content: StoryContent,
  part: PassagePart,
  { start, end }: Range,
  words: string,
): StoryContent | null {
  const before = passageText(content, part);
  const text = before.slice(0, start) + words + before.slice(end);
  const lines = text.split("\n");
  const line = (index: number) => lines[index] ?? "";
  switch (part) {
    case "headline":
    case "summary":
    case "ourTake":
    case "claim":
    case "whyItMatters":
    case "body":
      return { ...content, [part]: text };
  }
  if (lines.length !== before.split("\n").length) return null;
  switch (part) {
    case "doThisWeek":
      return {
        ...content,
        doThisWeek: content.doThisWeek.map((item, index) => ({
          ...item,
          audience: line(2 * index),
          action: line(2 * index + 1),
        })),
      };
    case "sources":
      return {
        ...content,
        sources: content.sources.map((source, index) => ({
          ...source,
          title: line(2 * index),
          publisher: line(2 * index + 1),
        })),
      };
    case "corrections":
      return {
        ...content,
        corrections: content.corrections.map((item, index) => ({ ...item, text: line(index) })),
      };
    case "hero":
      return content.hero && { ...content, hero: { ...content.hero, alt: line(0), credit: line(1) } };
  }
}

import { type Part, parts, same } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { type BlockChange, compareBlocks, lines, readingBlocks } from "./blocks.ts";
import { compareLists, type Field, type Item, type ItemChange } from "./lists.ts";
import { compareWords, type Run } from "./words.ts";

/** What became of a part between two versions. */
export type PartComparison = { part: Part; same: boolean } & (
  | { kind: "line"; runs: Run[] }
  /** Markdown, as reading text and as its source line by line. */
  | { kind: "prose"; reading: BlockChange[]; source: BlockChange[] }
  | { kind: "lists"; lists: { name: string; items: ItemChange[] }[] }
  | { kind: "fields"; fields: Field[] }
);

/** Two versions of a story, part by part in the page's order. From what is shown, either can be told to the letter. */
export function compareStories(before: StoryContent, after: StoryContent): PartComparison[] {
  return parts.map((part) => ({
    part,
    same: same(before[part], after[part]),
    ...compared(part, before, after),
  }));
}

type Compared = PartComparison extends infer T
  ? T extends unknown
    ? Omit<T, "part" | "same">
    : never
  : never;

function compared(part: Part, before: StoryContent, after: StoryContent): Compared {
  switch (part) {
    case "ourTake":
    case "whyItMatters":
    case "body":
      return {
        kind: "prose",
        reading: compareBlocks(readingBlocks(before[part]), readingBlocks(after[part])),
        source: compareBlocks(lines(before[part]), lines(after[part])),
      };
    case "doThisWeek":
    case "sources":
    case "corrections":
    case "tags":
      return { kind: "lists", lists: [list("", items(before, part), items(after, part))] };
    case "related":
      return {
        kind: "lists",
        lists: [
          list("Pinned", before.related.pinned.map(single), after.related.pinned.map(single)),
          list("Kept out", before.related.banned.map(single), after.related.banned.map(single)),
        ],
      };
    case "hero":
      return {
        kind: "fields",
        fields: (["src", "alt", "credit"] as const).map((name) => ({
          name: heroNames[name],
          runs: compareWords(before.hero?.[name] ?? "", after.hero?.[name] ?? ""),
        })),
      };
    default:
      return { kind: "line", runs: compareWords(before[part] ?? "", after[part] ?? "") };
  }
}

const heroNames = { src: "File", alt: "Description", credit: "Credit" };

function list(name: string, before: Item[], after: Item[]) {
  return { name, items: compareLists(before, after) };
}

function items(content: StoryContent, part: "doThisWeek" | "sources" | "corrections" | "tags"): Item[] {
  switch (part) {
    case "doThisWeek":
      return content.doThisWeek.map(({ audience, action, until }) => [
        ["Audience", audience],
        ["What to do", action],
        ["Current until", until ?? ""],
      ]);
    case "sources":
      return content.sources.map(({ title, url, publisher, date }) => [
        ["Title", title],
        ["Link", url],
        ["Publisher", publisher],
        ["Date", date ?? ""],
      ]);
    case "corrections":
      return content.corrections.map(({ date, kind, text }) => [
        ["Date", date],
        ["Kind", kind],
        ["Text", text],
      ]);
    case "tags":
      return content.tags.map(single);
  }
}

function single(text: string): Item {
  return [["", text]];
}

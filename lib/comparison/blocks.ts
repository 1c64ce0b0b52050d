import type { Root, RootContent } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { asPlainParagraphs, isTangled } from "#lib/markdown/bounds.ts";
import { walk } from "#lib/markdown/tree.ts";
import { align } from "./align.ts";
import { compareWords, type Run } from "./words.ts";

/** A paragraph or the like, as its reader meets it: without signs of Markdown and addresses. */
export type Block = {
  kind: "heading" | "paragraph" | "item" | "quote" | "code" | "row" | "note" | "line";
  text: string;
};

export type Change = "same" | "added" | "removed" | "changed";
export type BlockChange = { kind: Block["kind"]; change: Change; runs: Run[] };

const parser = remark().use(remarkGfm).freeze();

/** A Markdown text as the paragraphs, headings, items and so on that its reader meets, in their order. */
export function readingBlocks(markdown: string): Block[] {
  const tree: Root = isTangled(markdown) ? asPlainParagraphs(markdown) : parser.parse(markdown);
  const blocks: Block[] = [];
  const inside: { kind: Block["kind"]; depth: number }[] = [];
  let open: Block | null = null;
  walk<Root | RootContent>(tree, (node, depth) => {
    while ((inside.at(-1)?.depth ?? -1) >= depth) inside.pop();
    const outer = surroundings[node.type];
    if (outer) inside.push({ kind: outer, depth });
    const own = ownBlocks[node.type];
    if (own) {
      open = { kind: own === "paragraph" ? (inside.at(-1)?.kind ?? own) : own, text: "" };
      blocks.push(open);
    }
    if (node.type === "tableCell" && open?.text) open.text += " · ";
    if (node.type === "break" && open) open.text += "\n";
    if (node.type === "image" && open) open.text += node.alt ?? "";
    if ("value" in node && open && node.type !== "yaml")
      open.text += node.type === "text" ? node.value.replaceAll("\n", " ") : node.value;
  });
  return blocks.filter(({ text }) => text.trim() !== "");
}

const surroundings: Partial<Record<string, Block["kind"]>> = {
  listItem: "item",
  blockquote: "quote",
  footnoteDefinition: "note",
};

const ownBlocks: Partial<Record<string, Block["kind"]>> = {
  paragraph: "paragraph",
  heading: "heading",
  code: "code",
  tableRow: "row",
  html: "paragraph",
};

/** The lines of a text. */
export function lines(text: string): Block[] {
  return text.split("\n").map((line) => ({ kind: "line", text: line }));
}

/** Two texts beside each other, block by block, and word by word where one was rewritten. */
export function compareBlocks(before: Block[], after: Block[]): BlockChange[] {
  return align(before, after, ({ kind, text }) => `${kind} ${text}`).map(({ before: old, after: now }) => ({
    kind: (now ?? old)?.kind ?? "paragraph",
    change: !old ? "added" : !now ? "removed" : old.text === now.text ? "same" : "changed",
    runs:
      old && now
        ? compareWords(old.text, now.text)
        : [{ kind: old ? ("removed" as const) : ("added" as const), text: (old ?? now)?.text ?? "" }],
  }));
}

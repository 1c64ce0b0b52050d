import type { Paragraph, PhrasingContent, Root, RootContent, Text } from "mdast";
import { textOf, walk } from "./tree.ts";

const maxNesting = 50;
const maxDepth = 60;
const maxEffort = 30_000_000;

/**
 * Whether parsing could take long or overflow the stack. Markdown parsers take time that grows with the square of the
 * signs in one block and with lines times nesting; these are summed with weights found by measuring, so that the
 * limit is about a second. Text that people write stays below a hundredth of it.
 */
export function isTangled(markdown: string): boolean {
  let effort = count(markdown, /\[\^/g) ** 2 * 4;
  for (const block of markdown.split(/\n[ \t]*\n/)) {
    effort += (count(block, /[\n[\]*_~`<>|\\!@:]/g) + 4 * count(block, /&/g)) ** 2;
    for (const line of block.split("\n")) {
      const nesting = nestingOf(line);
      if (nesting > maxNesting) return true;
      effort += 2000 + 1000 * nesting;
    }
    if (effort > maxEffort) return true;
  }
  return false;
}

/** Blank-line separated paragraphs, every sign shown as typed. */
export function asPlainParagraphs(markdown: string): Root {
  const blocks = markdown.split(/\n[ \t]*\n/).filter((block) => block.trim() !== "");
  return { type: "root", children: blocks.map((block) => paragraph(block.trim())) };
}

/** A remark plugin: what is nested deeper than any page shows becomes plain text, so that later steps may recurse. */
export function flattenDeep() {
  return (tree: Root) => {
    walk<Root | RootContent>(tree, (node, depth) => {
      if (depth < maxDepth || !("children" in node)) return;
      const text: Text = { type: "text", value: textOf(node) };
      if (isPhrasingParent(node)) node.children = [text];
      else if (node.type === "blockquote" || node.type === "listItem" || node.type === "footnoteDefinition")
        node.children = [paragraph(text.value)];
    });
  };
}

/** How many block quotes and list items a line opens or, by its indentation, may lie in. */
function nestingOf(line: string): number {
  const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  const indentation = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
  let markers = 0;
  while (marker.test(line)) markers += 1;
  return markers === 0 ? 0 : markers + Math.floor(indentation / 2);
}

function count(text: string, sign: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(sign)) found += 1;
  return found;
}

function isPhrasingParent(
  node: Root | RootContent,
): node is Extract<RootContent, { children: PhrasingContent[] }> {
  return [
    "paragraph",
    "heading",
    "emphasis",
    "strong",
    "delete",
    "link",
    "linkReference",
    "tableCell",
  ].includes(node.type);
}

function paragraph(value: string): Paragraph {
  return { type: "paragraph", children: [{ type: "text", value }] };
}

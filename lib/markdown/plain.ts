import type { Root, RootContent } from "mdast";
import { cleanText } from "#lib/stories/text.ts";
import { withoutComments } from "./html.ts";
import { walk } from "./tree.ts";
import { readTree } from "./tree-of.ts";

/** The words of a Markdown text as its reader meets them, one block a line, without signs, addresses and comments. */
export function plainText(markdown: string): string {
  let text = "";
  walk<Root | RootContent>(readTree(cleanText(markdown)), (node) => {
    if (startsLine.has(node.type) && text !== "") text += "\n";
    if (node.type === "tableCell" || node.type === "break") text += " ";
    if (node.type === "html") text += `\n${withoutComments(node.value).replace(/^<br\s*\/?>$/i, "")}\n`;
    else if (node.type === "text") text += node.value.replaceAll("\n", " ");
    else if ("value" in node) text += node.value;
    else if (node.type === "image" || node.type === "imageReference") text += node.alt ?? "";
  });
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

const startsLine = new Set<string>(["paragraph", "heading", "code", "tableRow", "thematicBreak"]);

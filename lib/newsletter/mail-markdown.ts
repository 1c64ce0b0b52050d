import type { Element, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { mapElements, textOf } from "#lib/markdown/tree.ts";
import type { MarkdownWords } from "#lib/markdown/words.ts";

const reader = unified().use(rehypeParse, { fragment: true }).freeze();
const writer = unified().use(rehypeStringify).freeze();

const margin = "margin:0 0 12px";

/** What a mail client is told of each element, since most of them drop style sheets. */
const styles: Record<string, string> = {
  p: margin,
  ul: `${margin};padding:0 0 0 22px`,
  ol: `${margin};padding:0 0 0 22px`,
  li: "margin:0 0 4px",
  blockquote: `${margin};padding:0 0 0 14px;border-left:3px solid #b29c1c`,
  pre: `${margin};white-space:pre-wrap;font-family:Consolas,Menlo,monospace;font-size:14px`,
  code: "font-family:Consolas,Menlo,monospace;font-size:0.92em",
  table: `${margin};border-collapse:collapse`,
  td: "padding:4px 12px 4px 0;vertical-align:top",
  th: "padding:4px 12px 4px 0;text-align:left",
  hr: "border:0;border-top:1px solid #d5d4c7;margin:16px 0",
  a: "color:inherit;text-decoration:underline",
};

/** Short Markdown as HTML for a mail: safe as on the site, styled element by element, every link absolute. */
export function mailMarkdown(markdown: string, siteUrl: string, words: MarkdownWords): string {
  const tree = reader.parse(renderMarkdown(markdown, { anchors: false, words })) as Root;
  mapElements(tree, (node) => {
    if (node.tagName === "a" && !absolute(node, siteUrl)) return node.children;
    if (/^h[1-6]$/.test(node.tagName)) node.tagName = "h4";
    const { href } = node.properties;
    const style = node.tagName === "h4" ? "margin:0 0 6px;font-size:16px" : styles[node.tagName];
    node.properties = { ...(href ? { href } : {}), ...(style ? { style } : {}) };
    return node;
  });
  return writer.stringify(tree);
}

function absolute({ properties }: Element, siteUrl: string): boolean {
  const { href } = properties;
  if (typeof href !== "string" || href.startsWith("#")) return false;
  const url = URL.parse(href, siteUrl);
  if (!url) return false;
  properties.href = url.href;
  return true;
}

/** The same as plain text, in which links keep their addresses. */
export function mailPlain(markdown: string, siteUrl: string, words: MarkdownWords): string {
  const tree = reader.parse(renderMarkdown(markdown, { anchors: false, words })) as Root;
  mapElements(tree, (node) => {
    if (node.tagName === "br") return { type: "text", value: "\n" };
    if (node.tagName === "li") return [{ type: "text", value: "- " }, ...node.children];
    if (node.tagName === "a" && absolute(node, siteUrl) && textOf<Element>(node) !== node.properties.href)
      return [...node.children, { type: "text", value: ` (${node.properties.href})` }];
    return blocks.has(node.tagName) ? [...node.children, lineEnd, lineEnd] : node.children;
  });
  return textOf<Root | Root["children"][number]>(tree)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const lineEnd = { type: "text", value: "\n" } as const;
const blocks = new Set(["p", "ul", "ol", "blockquote", "pre", "table", "tr", "h2", "h3", "h4", "h5", "h6"]);

import type { Element, Root, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { allowed } from "#lib/markdown/allowed.ts";
import { walk } from "#lib/markdown/tree.ts";

const parser = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();

/** What rendered Markdown holds, once a browser's parser has read it, that it must not: empty for clean HTML. */
export function offencesIn(html: string): string[] {
  const tree = parser.parse(html);
  const offences: string[] = [];
  const ids = new Set<string>();
  // Parsers read a carriage return, which "&#13;" may bring in, as a line end.
  if (parser.stringify(tree) !== html.replace(/\r\n?/g, "\n"))
    offences.push(`reads as ${parser.stringify(tree)}`);
  walk<Root | RootContent>(tree, (node) => {
    if (node.type === "comment" || node.type === "doctype") offences.push(node.type);
    if (node.type !== "element") return;
    offences.push(...offencesOf(node));
    const { id } = node.properties;
    if (id !== undefined && ids.has(String(id))) offences.push(`id ${id} twice`);
    if (id !== undefined) ids.add(String(id));
  });
  return offences;
}

/** The elements of a piece of HTML, in document order. */
export function elementsIn(html: string): Element[] {
  const found: Element[] = [];
  walk<Root | RootContent>(parser.parse(html), (node) => {
    if (node.type === "element") found.push(node);
  });
  return found;
}

function offencesOf({ tagName, properties }: Element): string[] {
  const rules = allowed.elements[tagName];
  if (!rules) return [`<${tagName}>`];
  return Object.entries(properties).flatMap(([name, value]) => {
    const rule = rules[name];
    const words = [value].flat().map(String);
    if (rule === undefined) return [`${tagName} ${name}`];
    if (rule && !words.every((word) => rule.test(word))) return [`${tagName} ${name}=${words.join(" ")}`];
    return name === "href" && !leadsSomewhereAllowed(words.join(" ")) ? [`href ${words}`] : [];
  });
}

/** As a browser would understand it on a page of this site. */
function leadsSomewhereAllowed(href: string): boolean {
  if (!URL.canParse(href, "https://site.example.org/news/story")) return false;
  const url = new URL(href, "https://site.example.org/news/story");
  const isOwn = url.host === "site.example.org";
  if (isOwn && !/^[/#]|^https:/.test(href)) return false;
  return allowed.schemes.includes(url.protocol.slice(0, -1)) && (isOwn || /^(https?|mailto):/i.test(href));
}

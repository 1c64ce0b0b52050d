import type { Element, ElementContent, Root } from "hast";
import { hasClass, holdsBlock, isBlock, styleOf } from "./pasted-styles.ts";
import { element, mapElements, textOf } from "./tree.ts";

const bold = /^(?:bold|bolder|[6-9]\d\d|1000)$/;
const plain = /^(?:normal|lighter|[1-5]\d\d)$/;
const typewriter = /courier|consolas|menlo|monaco|monospace|\bmono\b|source code/;
const synonyms: Record<string, string> = {
  b: "strong",
  i: "em",
  s: "del",
  strike: "del",
  tt: "code",
  kbd: "code",
  samp: "code",
};
const looks = new Set(["strong", "em", "del", "code"]);

/** What programs say with styles, said with elements: bold, italics, struck out, typewriter; wrappers are taken away. */
export function semanticLooks(tree: Root): void {
  mapElements(tree, (node) => {
    const style = styleOf(node);
    const tagName = synonyms[node.tagName] ?? node.tagName;
    if (tagName === "sup" || tagName === "sub") return raised(node, tagName);
    if (tagName === "pre" && looksLikeCode(node))
      return element("pre", {}, element("code", languageOf(node), textOf<Element | ElementContent>(node)));
    if (isBlock(node) || tagName === "a" || tagName === "br" || tagName === "note-mark") return node;
    const wanted = new Set<string>();
    if (looks.has(tagName)) wanted.add(tagName);
    const weight = style["font-weight"] ?? "";
    if (bold.test(weight)) wanted.add("strong");
    if (plain.test(weight)) wanted.delete("strong");
    if (/italic|oblique/.test(style["font-style"] ?? "")) wanted.add("em");
    if (style["font-style"] === "normal") wanted.delete("em");
    if (/line-through/.test(`${style["text-decoration"]} ${style["text-decoration-line"]}`))
      wanted.add("del");
    const face = style["font-family"] ?? String(node.properties.face ?? "").toLowerCase();
    if (typewriter.test(face)) wanted.add("code");
    if (holdsBlock(node)) return node.children;
    if (wanted.has("code")) return element("code", languageOf(node), textOf<Element | ElementContent>(node));
    let inner = node.children;
    for (const name of wanted) inner = [element(name, {}, ...inner)];
    return inner;
  });
}

/** Runs of one look are joined, none is nested in itself, and the spaces at their ends stand outside. */
export function tidyInline(tree: Root): void {
  mapElements(tree, (node) => {
    node.children = joined(node.children);
    return node;
  });
  mapElements(tree, (node) => {
    if (node.tagName === "a")
      return textOf<Element | ElementContent>(node).trim() === "" ? [] : spacesOut(node);
    if (!looks.has(node.tagName)) return node;
    if (textOf<Element | ElementContent>(node).trim() === "") return node.children;
    if (node.tagName !== "code")
      node.children = node.children.flatMap((child) => unnested(child, node.tagName));
    return spacesOut(node);
  });
  mapElements(tree, (node) => {
    node.children = joined(node.children);
    if (!/^(?:h[1-6]|th)$/.test(node.tagName)) return node;
    node.children = node.children.flatMap((child) => unnested(child, "strong"));
    return node;
  });
}

function unnested(node: ElementContent, name: string): ElementContent[] {
  if (node.type !== "element") return [node];
  const children = node.children.flatMap((child) => unnested(child, name));
  return node.tagName === name ? children : [{ ...node, children }];
}

function joined(nodes: ElementContent[]): ElementContent[] {
  const done: ElementContent[] = [];
  for (const node of nodes) {
    const last = done.at(-1);
    if (last?.type === "text" && node.type === "text") last.value += node.value;
    else if (last?.type === "element" && node.type === "element" && sameLook(last, node)) {
      last.children = joined([...last.children, ...node.children]);
    } else done.push(node);
  }
  return done;
}

function sameLook(a: Element, b: Element): boolean {
  if (a.tagName !== b.tagName) return false;
  return looks.has(a.tagName) || (a.tagName === "a" && a.properties.href === b.properties.href);
}

/** Markdown's marks do not hold beside a space. */
function spacesOut(node: Element): ElementContent[] {
  const before = edgeSpace(node, 0);
  const after = edgeSpace(node, -1);
  return [
    ...(before ? [{ type: "text" as const, value: before }] : []),
    node,
    ...(after ? [{ type: "text" as const, value: after }] : []),
  ];
}

function edgeSpace(node: Element, at: 0 | -1): string {
  const child = node.children.at(at);
  if (child?.type === "element" && child.tagName === "br") {
    node.children.splice(at, 1);
    return " ";
  }
  if (child?.type !== "text") return "";
  const space = (at === 0 ? /^\s+/ : /\s+$/).exec(child.value)?.[0] ?? "";
  child.value =
    at === 0 ? child.value.slice(space.length) : child.value.slice(0, child.value.length - space.length);
  return space;
}

const signs = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹", sub: "₀₁₂₃₄₅₆₇₈₉" };

/** Raised and lowered figures have letters of their own; Markdown has no other way. */
function raised(node: Element, kind: "sup" | "sub"): ElementContent[] {
  const text = textOf<Element | ElementContent>(node);
  if (!/^\d{1,4}$/.test(text) || holdsElement(node, "a") || holdsElement(node, "note-mark"))
    return node.children;
  return [{ type: "text", value: [...text].map((digit) => signs[kind][Number(digit)]).join("") }];
}

function holdsElement(node: Element, name: string): boolean {
  return node.children.some(
    (child) => child.type === "element" && (child.tagName === name || holdsElement(child, name)),
  );
}

/** `pre` in mails and documents is text with its line ends; with code in it, it is code. */
function looksLikeCode(node: Element): boolean {
  return !holdsBlock(node);
}

function languageOf(node: Element): Element["properties"] {
  const code = node.children.find((child) => child.type === "element" && child.tagName === "code");
  const named = [node, ...(code?.type === "element" ? [code] : [])].find((each) =>
    hasClass(each, /^language-/),
  );
  const name = (named?.properties.className as string[] | undefined)?.find((each) => /^language-/.test(each));
  return name ? { className: [name] } : {};
}

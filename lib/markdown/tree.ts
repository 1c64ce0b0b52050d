import type { Element, ElementContent, Root } from "hast";

/**
 * Visits every node in document order, each before its children, with the number of nodes above it. Uses no recursion,
 * so no depth is too much. What `visit` puts in place of a node's children is walked; false skips them.
 */
export function walk<T extends { type: string }>(root: T, visit: (node: T, depth: number) => unknown): void {
  const todo = [{ node: root, depth: 0 }];
  for (let here = todo.pop(); here; here = todo.pop()) {
    const { node, depth } = here;
    if (visit(node, depth) === false) continue;
    const children = (node as { children?: T[] }).children ?? [];
    for (let i = children.length - 1; i >= 0; i -= 1) todo.push({ node: children[i] as T, depth: depth + 1 });
  }
}

/** The text in a tree: its leaves run together, pictures by their description. */
export function textOf<T extends { type: string }>(
  root: T,
  skip: (node: T) => boolean = () => false,
): string {
  let text = "";
  walk(root, (node) => {
    if (skip(node)) return false;
    if ("value" in node && typeof node.value === "string") text += node.value;
    if ("alt" in node && typeof node.alt === "string") text += node.alt;
  });
  return text;
}

/** Puts what `change` gives in place of each element, inner elements first. */
export function mapElements(
  parent: Root | Element,
  change: (element: Element) => ElementContent | ElementContent[],
): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child) => {
    if (child.type !== "element") return child;
    mapElements(child, change);
    return change(child);
  });
}

/** An element with text or other nodes in it. */
export function element(
  tagName: string,
  properties: Element["properties"],
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: "element",
    tagName,
    properties,
    children: children.map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
  };
}

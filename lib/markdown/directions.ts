import type { Element, Root } from "hast";
import { mapElements, textOf } from "./tree.ts";

const sided = new Set(["blockquote", "ol", "ul", "table"]);
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A rehype plugin: what has a side where lines begin (a quote's margin, a list's signs, a table's first column) finds it by its
 * own first letters, where any of it is written from right to left. Paragraphs find theirs by `unicode-bidi` in the page's styles.
 */
export function directions() {
  return (tree: Root) => {
    if (!rightToLeft.test(textOf<Root | Root["children"][number]>(tree))) return;
    mapElements(tree, (node) => {
      if (sided.has(node.tagName) && !isNotes(node))
        node.properties.dir = firstIsRight(node) ? "rtl" : "auto";
      return node;
    });
  };
}

/** Said outright, so that styles can go by it. */
function firstIsRight(node: Element): boolean {
  const [letter = ""] = /\p{L}/u.exec(textOf<Element | Element["children"][number]>(node)) ?? [];
  return rightToLeft.test(letter);
}

/** The list of footnotes is the page's own. */
function isNotes({ children }: Element): boolean {
  return children.some((child) => child.type === "element" && /fn-\d+$/.test(String(child.properties.id)));
}

import type { Root } from "hast";
import type { Root as MarkdownRoot, RootContent } from "mdast";
import type { RenderOptions } from "./render.ts";
import { element, mapElements, walk } from "./tree.ts";
import { about, englishWords } from "./words.ts";

/** A remark plugin: footnotes are known by numbers, not by whatever the writer typed, which need not make an id. */
export function numberFootnotes() {
  return (tree: MarkdownRoot) => {
    const numbers = new Map<string, string>();
    const number = (name: string) => {
      if (!numbers.has(name)) numbers.set(name, String(numbers.size + 1));
      return numbers.get(name) as string;
    };
    const types = ["footnoteReference", "footnoteDefinition"];
    for (const type of types) {
      walk<MarkdownRoot | RootContent>(tree, (node) => {
        if (node.type === type && "identifier" in node) node.identifier = number(node.identifier);
      });
    }
  };
}

/** A rehype plugin: the ids of footnotes and the links to them get the prefix that keeps the parts of a page apart. */
export function prefixFootnotes() {
  return (tree: Root, file: { data: object }) => {
    const { prefix = "", words = englishWords } = file.data as RenderOptions;
    const label = `${prefix}footnotes`;

    mapElements(tree, (node) => {
      const { id, href } = node.properties;
      const to = `#${prefix}${String(href).slice(1)}`;
      if (node.tagName === "section") node.properties = { className: ["footnotes"] };
      else if (id === "footnote-label")
        return element(node.tagName, { id: label, className: ["sr-only"] }, words.footnotes);
      else if (node.tagName === "li" && id) node.properties = { id: `${prefix}${id}` };
      else if ("dataFootnoteRef" in node.properties)
        node.properties = {
          className: ["footnote"],
          id: `${prefix}${id}`,
          href: to,
          ariaDescribedBy: [label],
        };
      else if ("dataFootnoteBackref" in node.properties)
        node.properties = {
          className: ["footnote-back"],
          href: to,
          ariaLabel: about(words.back, String(href).replace("#fnref-", "")),
        };
      return node;
    });
  };
}

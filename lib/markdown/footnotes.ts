import type { Root } from "hast";
import type { Root as MarkdownRoot, RootContent } from "mdast";
import type { RenderOptions } from "./render.ts";
import { mapElements, walk } from "./tree.ts";

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
    const { prefix = "" } = file.data as RenderOptions;
    const label = `${prefix}footnotes`;

    mapElements(tree, (node) => {
      const { id, href, ariaLabel } = node.properties;
      const to = `#${prefix}${String(href).slice(1)}`;
      if (node.tagName === "section") node.properties = { className: ["footnotes"] };
      else if (id === "footnote-label") node.properties = { id: label, className: ["sr-only"] };
      else if (node.tagName === "li" && id) node.properties = { id: `${prefix}${id}` };
      else if ("dataFootnoteRef" in node.properties)
        node.properties = {
          className: ["footnote"],
          id: `${prefix}${id}`,
          href: to,
          ariaDescribedBy: [label],
        };
      else if ("dataFootnoteBackref" in node.properties)
        node.properties = { className: ["footnote-back"], href: to, ariaLabel };
      return node;
    });
  };
}

import type { Element, Root } from "hast";
import type { RenderOptions } from "./render.ts";
import { element, mapElements, textOf } from "./tree.ts";
import { about, englishWords } from "./words.ts";

/**
 * A rehype plugin: a table lies in a box that scrolls sideways, by keyboard too, so the box can be focused and has a
 * name (https://adrianroselli.com/2020/11/under-engineered-responsive-tables.html). It is a group, not a region:
 * a page with many tables should not have as many landmarks. No header cell is empty; with an empty corner the first
 * column holds the rows' headers.
 */
export function tables() {
  return (tree: Root, file: { data: object }) => {
    const { words = englishWords } = file.data as RenderOptions;
    mapElements(tree, (table) => {
      if (table.tagName !== "table") return table;
      const [head = [], ...body] = rowsOf(table);
      const names = head.map(nameOf).filter((name) => name !== "");
      const hasRowNames = head.length > 1 && names.length > 0 && nameOf(head[0] as Element) === "";

      for (const cell of head) become(cell, nameOf(cell) === "" ? "td" : "th", "col");
      if (hasRowNames)
        for (const [first] of body) if (first && nameOf(first) !== "") become(first, "th", "row");

      const ariaLabel = names.length > 0 ? about(words.tableOf, names.join(", ")) : words.table;
      return element("div", { className: ["table"], role: "group", tabIndex: 0, ariaLabel }, table);
    });
  };
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  mapElements(table, (node) => {
    if (node.tagName === "tr") rows.push(node.children.filter((child) => child.type === "element"));
    return node;
  });
  return rows;
}

function become(cell: Element, tagName: "td" | "th", scope: "col" | "row") {
  cell.tagName = tagName;
  if (tagName === "th") cell.properties.scope = scope;
}

function nameOf(cell: Element): string {
  return textOf<Element | Element["children"][number]>(cell).replace(/\s+/gu, " ").trim();
}

import type { Element, ElementContent, Root } from "hast";
import { isBlank, isBlock, styleOf } from "./pasted-styles.ts";
import { element, mapElements, textOf } from "./tree.ts";

const boxes =
  /^(?:div|section|article|main|header|figure|figcaption|center|details|summary|address|dl|dt|dd|fieldset)$/;

/** Paragraphs are what stands between blocks and between empty lines, whatever they were made of. */
export function splitParagraphs(tree: Root): void {
  mapElements(tree, (node) => {
    if (boxes.test(node.tagName) || node.tagName === "p") return paragraphs(node.children);
    if (node.tagName === "blockquote" || node.tagName === "note-text") {
      node.children = paragraphs(node.children);
      return node.children.length === 0 ? [] : node;
    }
    return node;
  });
  tree.children = paragraphs(tree.children as ElementContent[]);
}

/** Lists hold items and nothing else; a list beside an item belongs into it; an item of one paragraph is that text. */
export function straightenLists(tree: Root): void {
  mapElements(tree, (node) => {
    if (!/^(?:ul|ol)$/.test(node.tagName)) return node;
    const items: Element[] = [];
    for (const child of node.children) {
      const last = items.at(-1);
      if (child.type === "element" && child.tagName === "li") items.push(child);
      else if (isBlank(child)) continue;
      else if (child.type === "element" && /^(?:ul|ol)$/.test(child.tagName) && last)
        last.children.push(child);
      else items.push(element("li", {}, child));
    }
    node.children = items.map(tightened).filter((item) => item.children.length > 0);
    return node.children.length === 0 ? [] : node;
  });
}

/** A table that only arranges (mails, old pages) is what stands in its cells; a real one has a head. */
export function straightenTables(tree: Root): void {
  mapElements(tree, (table) => {
    if (table.tagName !== "table") return table;
    const rows = rowsOf(table);
    const wide = Math.max(0, ...rows.map((row) => cellsOf(row).length));
    if (
      wide < 2 ||
      rows.length < 2 ||
      /^(?:presentation|none)$/.test(String(table.properties.role)) ||
      arranges(rows)
    ) {
      return rows.flatMap((row) => cellsOf(row).map((cell) => element("div", {}, ...cell.children)));
    }
    for (const row of rows) for (const cell of cellsOf(row)) flattenCell(cell);
    const [first] = rows;
    if (first && !rows.some((row) => cellsOf(row).some(({ tagName }) => tagName === "th")))
      for (const cell of cellsOf(first)) cell.tagName = "th";
    return element("table", {}, ...rows);
  });
}

/** The highest heading becomes "##", whatever it was, and no level is left out. */
export function shiftHeadings(tree: Root): void {
  const used = new Set<number>();
  mapElements(tree, (node) => {
    const level = levelOf(node);
    if (level === 0) return node;
    if (textOf<Element | ElementContent>(node).trim() === "") return [];
    used.add(level);
    return node;
  });
  const levels = [...used].sort();
  mapElements(tree, (node) => {
    const level = levelOf(node);
    if (level > 0) node.tagName = `h${Math.min(6, levels.indexOf(level) + 2)}`;
    return node;
  });
}

function levelOf({ tagName }: Element): number {
  return Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
}

function paragraphs(nodes: ElementContent[]): ElementContent[] {
  const done: ElementContent[] = [];
  let run: ElementContent[] = [];
  let breaks = 0;
  const end = () => {
    const inner = withoutBreaks(run);
    if (inner.some((node) => !isBlank(node))) done.push(element("p", {}, ...inner));
    run = [];
    breaks = 0;
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      end();
      done.push(node);
      continue;
    }
    if (node.type === "element" && node.tagName === "br") breaks += 1;
    else if (!isBlank(node)) breaks = 0;
    run.push(node);
    if (breaks > 1) end();
  }
  end();
  return done;
}

/** Line breaks at the ends of a paragraph break nothing. */
function withoutBreaks(nodes: ElementContent[]): ElementContent[] {
  const idle = (node: ElementContent | undefined) =>
    node !== undefined && (isBlank(node) || (node.type === "element" && node.tagName === "br"));
  let from = 0;
  let to = nodes.length;
  while (from < to && idle(nodes[from])) from += 1;
  while (to > from && idle(nodes[to - 1])) to -= 1;
  return nodes.slice(from, to);
}

function tightened(item: Element): Element {
  const inner = paragraphs(item.children.flatMap((child) => (isBox(child) ? child.children : [child])));
  const text = inner.filter((child) => child.type === "element" && child.tagName === "p");
  const only = text[0];
  if (text.length !== 1 || inner[0] !== only || only?.type !== "element") return { ...item, children: inner };
  return { ...item, children: [...withoutBreaks(only.children), ...inner.slice(1)] };
}

function isBox(node: ElementContent): node is Element {
  return node.type === "element" && boxes.test(node.tagName);
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return child.tagName === "tr"
      ? [child]
      : /^t(?:head|body|foot)$/.test(child.tagName)
        ? rowsOf(child)
        : [];
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === "element" && /^t[dh]$/.test(child.tagName),
  );
}

/** Headings, lists and quotations stand in no table that Markdown could write. */
function arranges(rows: Element[]): boolean {
  const heavy = (node: Element): boolean =>
    node.children.some(
      (child) =>
        child.type === "element" &&
        (/^(?:h[1-6]|ul|ol|table|blockquote|pre)$/.test(child.tagName) || heavy(child)),
    );
  return rows.some((row) => cellsOf(row).some(heavy));
}

function flattenCell(cell: Element): void {
  const align = cell.properties.align ?? alignOf(cell);
  cell.properties = align ? { align } : {};
  const blocks = paragraphs(cell.children.flatMap((child) => (isBox(child) ? child.children : [child])));
  cell.children = blocks.flatMap((block, index) => [
    ...(index > 0 ? [element("br", {})] : []),
    ...(block.type === "element" && block.tagName === "p" ? block.children : [block]),
  ]);
}

function alignOf(cell: Element): string | undefined {
  const inner = cell.children.find((child) => child.type === "element" && child.tagName === "p");
  const align =
    styleOf(cell)["text-align"] ?? (inner?.type === "element" ? styleOf(inner)["text-align"] : undefined);
  return align === "right" || align === "center" ? align : undefined;
}

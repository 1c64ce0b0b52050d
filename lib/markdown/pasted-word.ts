import type { Element, ElementContent, Root } from "hast";
import { hasClass, isBlank, styleOf } from "./pasted-styles.ts";
import { element, mapElements, textOf } from "./tree.ts";

type Item = { level: number; ordered: boolean; start: number; children: ElementContent[] };

const ordinal = /^\(?(?:(\d{1,4})|[a-z]{1,4})[.)]/i;
const typedBullet = /^\s*[•·▪◦‣]\s+/;

/**
 * Word's clipboard has no lists, only paragraphs that look like items and say so in "mso-list"; Word in a browser has a
 * list around each item; mails have paragraphs that begin with a typed "•". Titles, quotations and headings are
 * paragraphs too, by their style or role.
 */
export function wordLists(tree: Root): void {
  const each = (parent: Root | Element) => {
    for (const child of parent.children) if (child.type === "element") each(child);
    parent.children = listed((parent.children as ElementContent[]).map(styled));
  };
  each(tree);
}

function styled(node: ElementContent): ElementContent {
  if (node.type !== "element" || node.tagName !== "p") return node;
  if (hasClass(node, /^MsoTitle$/)) return { ...node, tagName: "h1" };
  if (hasClass(node, /^Mso(?:Intense)?Quote/)) return element("blockquote", {}, node);
  if (node.properties.role === "heading")
    return { ...node, tagName: `h${Math.min(6, Number(node.properties.ariaLevel) || 2)}` };
  return node;
}

function listed(nodes: ElementContent[]): ElementContent[] {
  const done: ElementContent[] = [];
  let run: Item[] = [];
  const end = () => {
    if (run.length > 0) done.push(...listsOf(run));
    run = [];
  };
  for (const node of nodes) {
    const items = itemsOf(node);
    if (items.length > 0) run.push(...items);
    else if (run.length === 0 || !isBlank(node)) {
      end();
      done.push(node);
    }
  }
  end();
  return done;
}

function itemsOf(node: ElementContent): Item[] {
  if (node.type !== "element" || !/^(?:p|div)$/.test(node.tagName)) return [];
  if (hasClass(node, /^ListContainerWrapper$/)) return wrappedItems(node);
  const item = markedItem(node);
  return item ? [item] : [];
}

function wrappedItems(wrapper: Element): Item[] {
  const elements = (children: ElementContent[]) => children.filter((child) => child.type === "element");
  return elements(wrapper.children).flatMap((list) =>
    elements(list.children).map(({ properties, children }) => ({
      level: Number(properties.dataAriaLevel) || 1,
      ordered: list.tagName === "ol",
      start: Number(list.properties.start) || 1,
      children,
    })),
  );
}

function markedItem(node: Element): Item | null {
  const list = styleOf(node)["mso-list"];
  if (!list || !/level\d/.test(list)) return typedItem(node);
  let mark = "";
  mapElements(node, (inner) => {
    if (!/ignore/.test(styleOf(inner)["mso-list"] ?? "")) return inner;
    mark += textOf<Element | ElementContent>(inner);
    return [];
  });
  const found = ordinal.exec(mark.trim());
  const level = Number(/level(\d)/.exec(list)?.[1] ?? 1);
  return { level, ordered: found !== null, start: Number(found?.[1] ?? 1), children: node.children };
}

function typedItem(node: Element): Item | null {
  const text = textOf<Element | ElementContent>(node);
  if (node.tagName !== "p" || !typedBullet.test(text)) return null;
  let cut = typedBullet.exec(text)?.[0].length ?? 0;
  const shorten = (children: ElementContent[]) => {
    for (const child of children) {
      if (cut === 0) return;
      if (child.type === "text") {
        const gone = Math.min(cut, child.value.length);
        child.value = child.value.slice(gone);
        cut -= gone;
      } else if (child.type === "element") shorten(child.children);
    }
  };
  shorten(node.children);
  return { level: 1, ordered: false, start: 1, children: node.children };
}

/** Items of several levels as lists within lists; a change of kind on the first level begins another list. */
function listsOf(items: Item[]): Element[] {
  const roots: Element[] = [];
  const open: { level: number; list: Element }[] = [];
  for (const item of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    const name = item.ordered ? "ol" : "ul";
    let top = open.at(-1);
    if (top && top.level === item.level && top.list.tagName !== name) {
      open.pop();
      top = open.at(-1);
    }
    if (!top || top.level < item.level) {
      const list = element(name, item.ordered && item.start > 1 ? { start: item.start } : {});
      const above = top?.list.children.at(-1);
      if (above?.type === "element") above.children.push(list);
      else roots.push(list);
      open.push({ level: item.level, list });
    }
    open.at(-1)?.list.children.push(element("li", {}, ...item.children));
  }
  return roots;
}

import type { Around } from "./messages.ts";

const marked: [selector: string, path: string][] = [
  [".story-section", "section"],
  [".story-meta a", "corrections"],
  [".story-meta time", "publishedAt"],
  [".story-head h1", "headline"],
  [".story-summary", "summary"],
  [".story-thread, .thread", "follows"],
  [".story-hero figcaption", "hero.credit"],
  [".story-hero", "hero.alt"],
  [".story-body", "body"],
  [".claim-day", "lookBack"],
  [".tags", "tags"],
];

const fields: Record<string, [selector: string, field: string][]> = {
  doThisWeek: [
    ["b", "audience"],
    ["small", "until"],
    ["*", "action"],
  ],
  sources: [
    ["time", "date"],
    [".source-origin", "publisher"],
    ["*", "title"],
  ],
  corrections: [
    ["b", "kind"],
    ["time", "date"],
    ["*", "text"],
  ],
};

/** The parts by the anchors that readers know them by. */
const anchors: Record<string, string> = {
  "our-take": "ourTake",
  "why-it-matters": "whyItMatters",
  "do-this-week": "doThisWeek",
  sources: "sources",
  corrections: "corrections",
};

/**
 * The form path of what an element of the story's page shows, or null. The page bears no marks for this, since readers
 * would load them: a part is known by its place or by its anchor.
 */
export function pathOf(target: Element): string | null {
  if (!target.closest(".story")) return null;
  for (const [selector, path] of marked) if (target.closest(selector)) return path;
  const part = anchors[target.closest(".story-row")?.id ?? ""];
  if (!part) return null;
  const item = target.closest(".actions > li, .sources > li, .corrections > li");
  const found = item && fields[part]?.find(([selector]) => target.closest(`li ${selector}`));
  return found ? `${part}.${[...(item.parentElement?.children ?? [])].indexOf(item)}.${found[1]}` : part;
}

/** The words around a point of the page, if it is in a text that is written in Markdown. */
export function wordsAround(target: Element, x: number, y: number): Around | undefined {
  const text = target.closest(".prose");
  const caret = text && caretAt(x, y);
  if (!text || !caret || !text.contains(caret.node)) return undefined;
  let whole = "";
  let place = 0;
  let block: Element | null = null;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const own = node.parentElement?.closest(blocks) ?? null;
    if (own !== block) whole += "\n";
    block = own;
    if (node === caret.node) place = whole.length + caret.offset;
    whole += node.data;
  }
  return {
    before: whole.slice(Math.max(0, place - 200), place),
    after: whole.slice(place, place + 200),
    share: whole.length > 0 ? place / whole.length : 0,
  };
}

const blocks = "p, li, h2, h3, h4, h5, h6, td, th, pre, blockquote";

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = (document as Document).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

import type { Element, Root } from "hast";
import { slugify } from "#lib/stories/slug.ts";
import type { RenderOptions } from "./render.ts";
import { element, mapElements, textOf } from "./tree.ts";
import { about, englishWords } from "./words.ts";

/** A heading as a list of contents shows it. */
export type HeadingLink = { id: string; text: string };

/**
 * A rehype plugin: headings start at h2 plus the offset and never skip a level, whatever the number of "#". They get
 * an id made from their text, and beside them (inside, it would become part of the heading's name) a link. Those of the
 * highest level are put down in the file's `contents`.
 */
export function headings() {
  return (tree: Root, file: { data: object }) => {
    const {
      headingOffset = 0,
      anchors = true,
      prefix = "",
      words = englishWords,
      contents,
    } = file.data as RenderOptions & { contents?: HeadingLink[] };
    const taken = new Map<string, number>();
    const open: number[] = [];
    const level = (depth: number) => `h${Math.min(6, 2 + headingOffset + depth)}`;

    mapElements(tree, (heading) => {
      if (!/^h[1-6]$/.test(heading.tagName)) return heading;
      if (heading.properties.id === "footnote-label") return { ...heading, tagName: level(0) };

      const text = nameOf(heading);
      if (text === "") return [];
      const depth = Math.max(2, Number(heading.tagName[1]));
      while ((open.at(-1) ?? 0) >= depth) open.pop();
      heading.tagName = level(open.length);
      open.push(depth);
      if (!anchors) return heading;

      const id = unique(`${prefix}h-${slugify(text)}`, taken);
      if (open.length === 1) contents?.push({ id, text });
      heading.properties = { id };
      const link = { className: ["anchor"], href: `#${id}`, ariaLabel: about(words.anchor, text) };
      return element("div", { className: ["heading"] }, heading, element("a", link, sign()));
    });
  };
}

/** The heading's text without the numbers of footnotes. */
function nameOf(heading: Element): string {
  const text = textOf<Element | Element["children"][number]>(
    heading,
    (node) => node.type === "element" && node.tagName === "sup",
  );
  return text.replace(/\s+/gu, " ").trim();
}

/** The id, or the first of id-2, id-3… that is free; `taken` keeps for each id the next number to try. */
function unique(id: string, taken: Map<string, number>): string {
  let n = taken.get(id) ?? 1;
  let free = id;
  for (; taken.has(free); n += 1) free = `${id}-${n + 1}`;
  taken.set(id, n);
  if (free !== id) taken.set(free, 1);
  return free;
}

function sign(): Element {
  return element("span", { ariaHidden: "true" }, "#");
}

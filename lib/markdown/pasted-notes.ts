import type { Element, ElementContent, Root } from "hast";
import type { Handle } from "hast-util-to-mdast";
import type { FootnoteDefinition, FootnoteReference } from "mdast";
import { isBlock, styleOf } from "./pasted-styles.ts";
import { element, mapElements, textOf } from "./tree.ts";

type Place = { node: Element; parents: Element[]; at: number };

const lostMark = /^_?(?:ftn|edn|sdfootnote|sdendnote|cite[_-]|fn|ref|note|endnote)/i;

/**
 * Footnotes of Word, LibreOffice and wikis: a link to a note that leads back to it. Marks whose note was not copied are
 * gone, for they would lead nowhere.
 */
export function pastedNotes(tree: Root): void {
  const places = placesIn(tree);
  const named = new Map(places.flatMap((place) => namesOf(place.node).map((name) => [name, place])));
  const numbers = new Map<Element, number>();
  const marks = new Map<Element, number | null>();
  for (const place of places) {
    const name = fragmentOf(place.node);
    if (name === null || marks.has(place.node)) continue;
    const target = named.get(name);
    const note = target && target.at > place.at ? noteAround(target) : null;
    if (note && !place.parents.includes(note) && leadsBack(note, place)) {
      if (!numbers.has(note)) numbers.set(note, numbers.size + 1);
      marks.set(place.node, numbers.get(note) ?? null);
    } else if (!target && lostMark.test(name) && /^\[?\w{1,4}\]?$/.test(words(place.node))) {
      marks.set(place.node, null);
    }
  }
  const backNames = new Set(
    [...marks.keys()]
      .flatMap((node) => places.find((place) => place.node === node))
      .flatMap((place) => (place ? namesAround(place) : [])),
  );
  const notes: Element[] = [];
  mapElements(tree, (node) => {
    const mark = marks.get(node);
    if (mark === null) return [];
    if (mark !== undefined) return element("note-mark", { dataNumber: String(mark) });
    const number = numbers.get(node);
    if (number !== undefined) {
      notes.push(noteText(node, number, backNames));
      return [];
    }
    if (/^(?:foot|end)note-list$/.test(styleOf(node)["mso-element"] ?? "")) return withoutRule(node);
    return /^(?:ol|ul)$/.test(node.tagName) && words(node) === "" ? [] : node;
  });
  notes.sort((a, b) => Number(a.properties.dataNumber) - Number(b.properties.dataNumber));
  tree.children.push(...notes);
}

/** How the two elements made here are written as Markdown. */
export const handleNotes: Record<string, Handle> = {
  "note-mark": (_state, { properties }): FootnoteReference => {
    const label = String(properties.dataNumber);
    return { type: "footnoteReference", identifier: label, label };
  },
  "note-text": (state, node): FootnoteDefinition => {
    const label = String(node.properties.dataNumber);
    const children = state.toFlow(state.all(node)) as FootnoteDefinition["children"];
    return { type: "footnoteDefinition", identifier: label, label, children };
  },
};

function placesIn(tree: Root): Place[] {
  const places: Place[] = [];
  const visit = (children: Root["children"] | ElementContent[], parents: Element[]) => {
    for (const node of children) {
      if (node.type !== "element") continue;
      places.push({ node, parents, at: places.length });
      visit(node.children, [...parents, node]);
    }
  };
  visit(tree.children, []);
  return places;
}

function namesOf({ properties: { id, name } }: Element): string[] {
  return [id, name].filter((each): each is string => typeof each === "string" && each !== "");
}

/** The names by which a mark can be found: its own, or those of what stands closely around it. */
function namesAround({ node, parents }: Place): string[] {
  return [node, ...parents.slice(-2)].flatMap(namesOf);
}

function fragmentOf({ tagName, properties }: Element): string | null {
  const href = tagName === "a" ? String(properties.href ?? "") : "";
  const at = href.indexOf("#");
  return at >= 0 && at < href.length - 1 ? href.slice(at + 1) : null;
}

function noteAround({ node, parents }: Place): Element | null {
  const up = [...parents, node].reverse();
  const at = up.findIndex((each) => isBlock(each));
  const block = up[at];
  const around = up[at + 1];
  const isNote = around && /^(?:ftn|edn|sdfootnote|sdendnote|fn)/.test(String(around.properties.id ?? ""));
  return (isNote ? around : block) ?? null;
}

function leadsBack(note: Element, mark: Place): boolean {
  const names = namesAround(mark);
  return anchorsIn(note).some((anchor) => names.includes(fragmentOf(anchor) ?? ""));
}

function anchorsIn(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return child.tagName === "a" ? [child] : anchorsIn(child);
  });
}

/** The note without the links that lead back from it. */
function noteText(note: Element, number: number, backNames: Set<string>): Element {
  mapElements(note, (node) => {
    const name = fragmentOf(node);
    if (name !== null && backNames.has(name)) return [];
    return /^(?:sup|b|span)$/.test(node.tagName) && words(node) === "" && node.children.length === 0
      ? []
      : node;
  });
  mapElements(note, (node) => (/\bmw-cite-backlink\b/.test(String(node.properties.className)) ? [] : node));
  return element("note-text", { dataNumber: String(number) }, ...note.children);
}

function withoutRule(list: Element): ElementContent[] {
  return list.children.filter((child) => child.type !== "element" || !/^(?:hr|br)$/.test(child.tagName));
}

function words(node: Element): string {
  return textOf<Element | ElementContent>(node).trim();
}

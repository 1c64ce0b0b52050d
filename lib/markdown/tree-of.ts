import type { Root } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { asPlainParagraphs, isTangled } from "./bounds.ts";

const parser = remark().use(remarkGfm).freeze();
const read = new Map<string, Root>();
const kept = 4;

/**
 * The syntax tree of a text that `cleanText` has seen, to be looked at and not changed. The last few are kept: parsing is
 * most of the work, and whose words were counted is often drawn next.
 */
export function readTree(text: string): Root {
  const tree = takeTree(text);
  read.set(text, tree);
  for (const oldest of read.keys()) {
    if (read.size <= kept) break;
    read.delete(oldest);
  }
  return tree;
}

/** The same for whoever changes it: nobody else gets this one. */
export function takeTree(text: string): Root {
  const known = read.get(text);
  read.delete(text);
  return known ?? (isTangled(text) ? asPlainParagraphs(text) : parser.parse(text));
}

import type { ElementContent } from "hast";
import type { Html, Parents } from "mdast";
import { element } from "./tree.ts";

/**
 * HTML in Markdown is shown as it was typed: nothing that an editor wrote vanishes and nothing of it works. Two things
 * are common enough to be understood: a comment is for editors and not shown, and <br> ends a line (tables have no
 * other way).
 */
export function showHtml(
  _state: unknown,
  node: Html,
  parent: Parents | undefined,
): ElementContent | undefined {
  if (/^<br\s*\/?>$/i.test(node.value)) return element("br", {});
  const value = withoutComments(node.value);
  if (value.trim() === "") return undefined;
  const isBlock =
    parent === undefined || ["root", "blockquote", "listItem", "footnoteDefinition"].includes(parent.type);
  return isBlock ? element("p", {}, value) : { type: "text", value };
}

/** Text without its finished HTML comments. */
export function withoutComments(html: string): string {
  let rest = html;
  let kept = "";
  for (let start = rest.indexOf("<!--"); start >= 0; start = rest.indexOf("<!--")) {
    const end = rest.indexOf("-->", start + 4);
    if (end < 0) break;
    kept += rest.slice(0, start);
    rest = rest.slice(end + 3);
  }
  return kept + rest;
}

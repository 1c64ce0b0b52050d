import type { Element, ElementContent, Root } from "hast";
import { hasClass, styleOf } from "./pasted-styles.ts";
import { mapElements, textOf } from "./tree.ts";

const never = new Set([
  ...[
    "script",
    "style",
    "meta",
    "link",
    "title",
    "base",
    "noscript",
    "template",
    "xml",
    "head",
    "svg",
    "math",
  ],
  ...[
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "canvas",
    "map",
    "button",
    "select",
    "textarea",
    "input",
    "label",
  ],
  ...["nav", "aside", "footer", "dialog", "colgroup", "caption", "rp", "rt"],
]);
const furniture = /^(?:button|navigation|banner|complementary|contentinfo|search|dialog|toolbar|menu)$/;
const unseen =
  /^(?:sr-only|visually-hidden|screen-reader-text|noprint|mw-editsection|msocomanchor|MsoCommentReference|msoDel)$/i;

/** What was never part of the text: programs, buttons, what is hidden, pictures, and what editing left behind. */
export function dropRubbish(tree: Root): void {
  mapElements(tree, (element) => {
    if (isRubbish(element)) return [];
    if (element.tagName === "img") return pictureSign(element);
    if (element.tagName === "figure" && !hasWords(element)) return [];
    // Word's own elements (o:p, w:sdt, st1:place) are wrappers around text or nothing.
    if (element.tagName.includes(":") || element.tagName === "ins") return element.children;
    return element;
  });
  plainSpaces(tree);
}

function isRubbish(element: Element): boolean {
  const { tagName, properties } = element;
  if (never.has(tagName) || properties.hidden || properties.ariaHidden === "true") return true;
  if (furniture.test(String(properties.role ?? "")) || hasClass(element, unseen)) return true;
  const style = styleOf(element);
  if (style.display === "none" || style.visibility === "hidden" || style["mso-hide"] === "all") return true;
  if (/^comment/.test(style["mso-element"] ?? "") || style["mso-comment-reference"]) return true;
  // A deletion that was tracked, not text that somebody struck out.
  if (tagName === "del" && (properties.cite || properties.dateTime)) return true;
  if (tagName === "a")
    return /^#_?(?:cmnt|msocom)/.test(String(properties.href ?? "")) && !isComment(element);
  return element.children.some(isComment);
}

/** Where a comment of Google Docs begins: what stands around it is the comment. */
function isComment(node: ElementContent): boolean {
  return node.type === "element" && /^cmnt\d/.test(String(node.properties.id ?? ""));
}

/** An emoji that came as a picture is a letter; any other picture has to be uploaded by somebody who may. */
function pictureSign({ properties }: Element): ElementContent[] {
  const alt = String(properties.alt ?? "");
  return /^[\p{Extended_Pictographic}\p{Emoji_Component}]{1,12}$/u.test(alt)
    ? [{ type: "text", value: alt }]
    : [];
}

/** A figure is kept for a table or a quotation in it; a caption alone would speak of a picture that is not there. */
function hasWords(figure: Element): boolean {
  return (
    textOf<Element | ElementContent>(
      figure,
      (node) => "tagName" in node && node.tagName === "figcaption",
    ).trim() !== ""
  );
}

/** Comments go, spaces that no one typed as such become ones, signs without width vanish. */
function plainSpaces(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => child.type !== "comment");
  for (const child of parent.children) {
    if (child.type === "element") plainSpaces(child);
    if (child.type === "text") {
      child.value = child.value
        .replace(/[\u00a0\u202f\u2007]/g, " ")
        .replace(/[\u200b\u2060\ufeff\u00ad]/g, "");
    }
  }
}

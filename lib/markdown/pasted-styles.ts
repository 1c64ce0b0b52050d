import type { Element, ElementContent, Root } from "hast";

/** The declarations of an element's style attribute, names and values in small letters. */
export function styleOf(element: Element): Record<string, string> {
  const style = element.properties.style;
  if (typeof style !== "string") return {};
  const declarations = style.toLowerCase().matchAll(/([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)/g);
  return Object.fromEntries([...declarations].map(([, name = "", value = ""]) => [name, value.trim()]));
}

/** Whether one of its classes matches. */
export function hasClass(element: Element, pattern: RegExp): boolean {
  const { className } = element.properties;
  return Array.isArray(className) && className.some((name) => pattern.test(String(name)));
}

const blockNames = new Set([
  ...[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
  ],
  ...[
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
  ],
  ...[
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "note-text",
  ],
]);

export function isBlock(node: ElementContent | Root["children"][number] | undefined): boolean {
  return node?.type === "element" && blockNames.has(node.tagName);
}

/** Whether there is a block anywhere within. */
export function holdsBlock(element: Element): boolean {
  return element.children.some((child) => child.type === "element" && (isBlock(child) || holdsBlock(child)));
}

export function isBlank(node: ElementContent | Root["children"][number]): boolean {
  return node.type === "text" ? /^\s*$/.test(node.value) : node.type !== "element";
}

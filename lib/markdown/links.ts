import type { Element, Root } from "hast";
import { allowed } from "./allowed.ts";
import type { RenderOptions } from "./render.ts";
import { element, mapElements, textOf } from "./tree.ts";

/**
 * A rehype plugin: pictures become links to them, so that a page asks no other site for anything; links lead to the
 * web, a mailbox, this site ("/…") or this page ("#…"), any other is left as its text; none is nested or nameless.
 */
export function links() {
  return (tree: Root, file: { data: object }) => {
    const { base } = file.data as RenderOptions;
    mapElements(tree, (node) => {
      if (node.tagName === "img") return picture(node, base);
      if (node.tagName !== "a") return node;
      mapElements(node, withoutLink);
      const href = safeHref(node.properties.href);
      if (href === null) return node.children;
      if (textOf<Element | Element["children"][number]>(node).trim() === "") {
        node.children = [{ type: "text", value: href }];
      }
      node.properties.href = base ? new URL(href, base).href : href;
      if (/^https?:/i.test(href)) node.properties.rel = ["noopener"];
      return node;
    });
  };
}

/** The address if a link may lead there, else null. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string" || /[\s\p{Cc}\\]/u.test(href)) return null;
  if (/^#./.test(href) || /^\/(?!\/)/.test(href)) return href;
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!allowed.schemes.includes(url.protocol.slice(0, -1))) return null;
  if (url.username !== "" || url.password !== "") return null;
  return href.replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
}

function picture(image: Element, base: string | undefined) {
  const name = String(image.properties.alt ?? "").trim() || "Picture";
  const href = safeHref(image.properties.src);
  if (href === null) return { type: "text" as const, value: name };
  const rel = /^https?:/i.test(href) ? { rel: ["noopener"] } : {};
  return element("a", { className: ["picture"], href: base ? new URL(href, base).href : href, ...rel }, name);
}

/** A link inside a link is no HTML; a footnote's number stays something that its way back can lead to. */
function withoutLink(inner: Element) {
  if (inner.tagName !== "a") return inner;
  return inner.properties.id
    ? element("span", { id: inner.properties.id }, ...inner.children)
    : inner.children;
}

import type { Comment, Element, ElementContent, Root, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { usedStyles } from "./used-styles.ts";

/** What a page refers to on this site: stylesheets by their text, files of `public/` by their fingerprint. */
export type Assets = {
  stylesheet(href: string): string;
  fingerprint(path: string): string | null;
};

export type FinishedHtml = {
  html: string;
  /** The text of the page's one style element, which the Content-Security-Policy names by its hash. */
  style: string;
  /** What the page holds that a finished page cannot: taken out, and worth a mend at its source. */
  problems: string[];
};

const html = unified()
  .use(rehypeParse)
  .use(rehypeStringify, { characterReferences: { omitOptionalSemicolons: false } });

/**
 * Turns what Next rendered into what readers get: framework scripts, flight data, preloads of scripts and React's
 * markers out, stylesheets in, the head in the order that a browser needs it. JSON-LD and the site's own script stay.
 */
export function finish(rendered: string, assets: Assets): FinishedHtml {
  const tree = html.parse(rendered);
  const problems = new Set<string>();
  const styles: string[] = [];
  const present = { classes: new Set<string>(), elements: new Set<string>(), languages: new Set<string>() };
  clean(tree, { assets, problems, styles, present });
  const style = usedStyles(styles.join(""), { ...present, text: rendered });
  const root = tree.children.find((node) => isElement(node, "html")) as Element;
  const head = root.children.find((node) => isElement(node, "head")) as Element;
  head.children = inOrder(head.children, style);
  return { html: html.stringify(tree), style, problems: [...problems] };
}

type Present = Record<"classes" | "elements" | "languages", Set<string>>;

type Job = { assets: Assets; problems: Set<string>; styles: string[]; present: Present };

function clean(parent: Root | Element, job: Job): void {
  const kept: RootContent[] = [];
  for (const node of parent.children) {
    const last = kept.at(-1);
    if (node.type === "comment") noticeUnfinished(node, job);
    else if (node.type === "text" && last?.type === "text") last.value += node.value;
    else if (node.type !== "element") kept.push(node);
    else if (!isFramework(node, job)) {
      cleanAttributes(node, job);
      take(node, job.present);
      clean(node, job);
      if (!isEmptyHolder(node)) kept.push(node);
    }
  }
  parent.children = kept as ElementContent[];
  if (parent.type === "element") keepFirstNewline(parent);
}

/** Takes in the styles and says whether the element is there for the framework's or the stylesheet's sake only. */
function isFramework(node: Element, job: Job): boolean {
  const { rel, href, as, src, type } = node.properties;
  const relation = Array.isArray(rel) ? rel[0] : rel;
  switch (node.tagName) {
    case "script":
      return type !== "application/ld+json" && !(typeof src === "string" && job.assets.fingerprint(src));
    case "link":
      if (relation === "stylesheet") {
        const css = job.assets.stylesheet(String(href));
        job.styles.push(node.properties.media ? `@media ${node.properties.media}{${css}}` : css);
        return true;
      }
      return (
        relation === "modulepreload" ||
        relation === "preconnect" ||
        (relation === "preload" && (as === "script" || as === "style"))
      );
    case "style":
      job.problems.add("a style element: only stylesheets become part of a finished page");
      return true;
    case "meta":
      return node.properties.name === "next-size-adjust";
    case "template":
      job.problems.add("a template element: a boundary that only a script would fill");
      return true;
    default:
      return false;
  }
}

function take({ tagName, properties }: Element, present: Present): void {
  present.elements.add(tagName.toLowerCase());
  for (const name of [properties.className ?? []].flat()) present.classes.add(String(name));
  if (properties.lang) present.languages.add(String(properties.lang).toLowerCase());
}

function cleanAttributes(node: Element, job: Job): void {
  for (const name of Object.keys(node.properties)) {
    if (name === "style" || /^on/i.test(name)) {
      job.problems.add(`an attribute "${name}" on <${node.tagName}>: the Content-Security-Policy forbids it`);
      delete node.properties[name];
    }
  }
  for (const name of ["src", "href"] as const) {
    const path = node.properties[name];
    if (typeof path !== "string" || node.tagName === "a") continue;
    const fingerprint = job.assets.fingerprint(path);
    if (fingerprint) node.properties[name] = `${path}?v=${fingerprint}`;
  }
}

/** React leaves `<!--$?-->` where a part was still to come, and `<!--$!-->` where one failed. */
function noticeUnfinished(comment: Comment, job: Job): void {
  if (/^\$[?!~]/.test(comment.value))
    job.problems.add("a Suspense boundary that was not done when the page was sent");
}

/** Next puts an empty hidden element at the top of the body for its own use. */
function isEmptyHolder(node: Element): boolean {
  const names = Object.keys(node.properties);
  return node.tagName === "div" && node.children.length === 0 && names.length === 1 && names[0] === "hidden";
}

/** Parsing swallows the first newline of these; one that was really there must be written twice. */
function keepFirstNewline(node: Element): void {
  if (node.tagName !== "pre" && node.tagName !== "textarea" && node.tagName !== "listing") return;
  const first = node.children[0];
  if (first?.type === "text" && first.value.startsWith("\n")) first.value = `\n${first.value}`;
}

/** Charset first, since it must be within the first kilobyte; then what the first paint waits for. */
function inOrder(head: ElementContent[], style: string): ElementContent[] {
  const rank = (node: ElementContent): number => {
    if (node.type !== "element") return 9;
    const { charSet, name, rel } = node.properties;
    if (charSet) return 0;
    if (name === "viewport") return 1;
    if (node.tagName === "title") return 2;
    if (Array.isArray(rel) && rel.includes("preload")) return 3;
    // The layout's own; before or after what the page says about itself, as they happen to come.
    if (Array.isArray(rel) && (rel.includes("search") || rel.includes("manifest"))) return 6;
    return 5;
  };
  const ranked = head.map((node) => ({ node, rank: rank(node) }));
  if (style) {
    const children = [{ type: "text" as const, value: style }];
    ranked.push({ node: { type: "element", tagName: "style", properties: {}, children }, rank: 4 });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ node }) => node);
}

function isElement(node: RootContent, name: string): node is Element {
  return node.type === "element" && node.tagName === name;
}

import type { Element, Root, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { allowed } from "#lib/markdown/allowed.ts";
import { walk } from "#lib/markdown/tree.ts";

const everywhere = [
  ...["className", "id", "hidden", "role", "ariaLabel", "ariaLabelledBy", "ariaHidden", "ariaCurrent"],
];

/** What the site's own templates put into a finished page, beside what Markdown may become. */
const templates: Record<string, string[]> = {
  html: ["lang", "dir"],
  head: [],
  meta: ["charSet", "name", "property", "content", "media"],
  title: [],
  link: ["fetchPriority", "rel", "as", "type", "href", "crossOrigin", "media", "title"],
  style: [],
  script: ["type", "src", "defer"],
  body: [],
  header: [],
  footer: [],
  main: ["tabIndex", "lang"],
  nav: [],
  article: [],
  section: ["dataUrl"],
  div: [],
  figure: [],
  figcaption: [],
  img: ["fetchPriority", "loading", "src", "alt", "decoding", "width", "height"],
  a: ["href", "rel", "type", "dataCopy"],
  button: ["type", "dataShare", "dataCopy", "dataQuote"],
  search: [],
  form: ["action"],
  label: ["htmlFor"],
  input: [
    ...["name", "type", "value", "maxLength", "list", "autoComplete", "autoCapitalize", "enterKeyHint"],
    ...["spellCheck", "placeholder", "dataSuggest", "ariaDescribedBy"],
  ],
  datalist: [],
  h1: [],
  h2: [],
  h3: [],
  p: ["dataCopied", "dataQuoted", "dataCopyThis", "dataFailed"],
  ul: [],
  ol: [],
  li: [],
  dl: [],
  dt: [],
  dd: [],
  b: [],
  mark: [],
  small: [],
  span: [],
  time: ["dateTime"],
};

/** Everything in a finished page's HTML that is not on the lists: elements, attributes, addresses, scripts. */
export function strangers(html: string): string[] {
  const found: string[] = [];
  walk<Root | RootContent>(unified().use(rehypeParse).parse(html), (node) => {
    if (node.type === "element") found.push(...strangeParts(node));
  });
  return found;
}

function strangeParts(element: Element): string[] {
  const { tagName, properties } = element;
  const own = templates[tagName];
  const ofMarkdown = allowed.elements[tagName];
  if (!own && !ofMarkdown) return [`<${tagName}>`];
  const parts = Object.entries(properties).flatMap(([name, value]) => {
    const known = everywhere.includes(name) || own?.includes(name) || (ofMarkdown && name in ofMarkdown);
    if (!known) return [`<${tagName} ${name}>`];
    const leads = name === "href" || name === "src" || name === "action";
    return leads && !isOrdinary(String(value), tagName) ? [`<${tagName} ${name}="${value}">`] : [];
  });
  const strangeScript = tagName === "script" && !isOwnScript(element);
  return strangeScript ? [...parts, `<script>${textOf(element).slice(0, 80)}`] : parts;
}

/** A page of this site, or for links any web or mail address; nothing is loaded from elsewhere. */
function isOrdinary(address: string, tagName: string): boolean {
  if (/^(\/(?![/\\])|#|\?|$)/.test(address)) return true;
  const scheme = /^([a-z][a-z+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  const isLink = tagName === "a" || tagName === "link";
  return isLink && scheme !== undefined && allowed.schemes.includes(scheme);
}

/** The site's one script, or data that is no script. */
function isOwnScript(script: Element): boolean {
  const { type, src } = script.properties;
  const text = textOf(script);
  if (src !== undefined) return /^\/[\w-]+\.js(\?v=[\w-]+)?$/.test(String(src)) && text === "";
  if ((type !== "application/ld+json" && type !== "speculationrules") || text.includes("<")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function textOf({ children }: Element): string {
  return children.map((child) => (child.type === "text" ? child.value : "")).join("");
}

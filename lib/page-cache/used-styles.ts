import {
  isPossible,
  listOf,
  type Present,
  readSelector,
  type Selector,
  signsOf,
  writtenFor,
} from "./selector.ts";

/** What of a finished page decides which styles it has a use for. */
export type Used = Present & {
  /** Everything that it says, in which some fonts' letters may be. */
  text: string;
};

/**
 * A page's styles, all in one, without what can change nothing on it: of each list of selectors those go that ask for a class,
 * an element or a language which the page does not have, and so do fonts for letters or for a slant that are not on it, and
 * custom properties that nothing reads. What is not understood stays as it is, and so does the order of layers. Meant
 * for the few stylesheets of a build, which it remembers as read.
 */
export function usedStyles(css: string, page: Used): string {
  return withoutUnread(withoutUnslanted(written(read(css), page, new Set()), page));
}

const face = /@font-face\{[^{}]*\}/g;
/** What browsers slant by themselves (HTML, 15.3.4). */
const slanted = ["address", "cite", "dfn", "em", "i", "var"];

function withoutUnslanted(css: string, page: Used): string {
  const isSlanted = slanted.some((element) => page.elements.has(element));
  if (isSlanted || /\b(?:italic|oblique)\b/.test(css.replace(face, ""))) return css;
  return css.replace(face, (text) => (/font-style:\s*(?:italic|oblique)/.test(text) ? "" : text));
}

const ownProperty = /(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;{}"'()])*(?:;|(?=\}))/g;

/** Without the custom properties that none of these rules reads. */
function withoutUnread(css: string): string {
  const read = new Set(Array.from(css.matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name));
  return css.replace(ownProperty, (text, name) => (read.has(name) ? text : ""));
}

type Part =
  | { kind: "as it is"; text: string }
  | { kind: "font"; text: string; letters: RegExp }
  | { kind: "group"; prelude: string; parts: Part[] }
  | { kind: "rule"; selectors: Selector[]; body: string };

const known = new Map<string, Part[]>();

function read(css: string): Part[] {
  const before = known.get(css);
  if (before) return before;
  const parts = partsOf(css);
  if (known.size >= 100) known.clear();
  known.set(css, parts);
  return parts;
}

/** `layers`: those that have had their place in the order already. */
function written(parts: Part[], page: Used, layers: Set<string>): string {
  return parts.map((part) => textOf(part, page, layers)).join("");
}

function textOf(part: Part, page: Used, layers: Set<string>): string {
  switch (part.kind) {
    case "font":
      // What somebody types may have any letters.
      return page.elements.has("input") || part.letters.test(page.text) ? part.text : "";
    case "rule": {
      const selectors = part.selectors.filter((selector) => isPossible(selector, page));
      if (selectors.length === 0) return "";
      return `${selectors.map((selector) => writtenFor(page, selector)).join(",")}{${part.body}}`;
    }
    case "group": {
      const names = layersIn(part.prelude);
      const isPlaced = names.every((name) => layers.has(name));
      for (const name of names) layers.add(name);
      const inside = written(part.parts, page, layers);
      if (inside) return `${part.prelude}{${inside}}`;
      return isPlaced ? "" : `${part.prelude};`;
    }
    default:
      for (const name of layersIn(part.text)) layers.add(name);
      return part.text;
  }
}

function layersIn(prelude: string): string[] {
  const names = /^@layer\s+([^{;]+)/.exec(prelude)?.[1] ?? "";
  return names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

function partsOf(css: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let open = -1;
  let depth = 0;
  for (const { sign, at } of signsOf(css)) {
    if (sign === "{" && depth++ === 0) open = at;
    const ends = sign === "}" ? --depth === 0 : sign === ";" && depth === 0;
    if (!ends) continue;
    const text = css.slice(start, at + 1);
    parts.push(sign === "}" ? block(text, open - start) : { kind: "as it is", text });
    start = at + 1;
  }
  return start < css.length ? [...parts, { kind: "as it is", text: css.slice(start) }] : parts;
}

function block(text: string, open: number): Part {
  const prelude = text.slice(0, open).trim();
  const body = text.slice(open + 1, -1);
  if (/^@(?:media|container|supports|layer)\s/.test(prelude))
    return { kind: "group", prelude, parts: partsOf(body) };
  const range = prelude === "@font-face" && /unicode-range:([^;]+)/.exec(body)?.[1];
  if (range) return { kind: "font", text, letters: lettersOf(range) };
  if (prelude.startsWith("@") || /[\\&\u0080-\uffff]/.test(prelude)) return { kind: "as it is", text };
  return { kind: "rule", selectors: listOf(prelude).map(readSelector), body };
}

/** `U+100-2BA,U+1E9E,U+4??` (CSS Fonts 4, 4.5). */
function lettersOf(range: string): RegExp {
  const code = (hex: string) => `\\u{${hex}}`;
  const ends = range.split(",").map((each) => each.trim().replace(/^U\+/i, "").split("-"));
  const classes = ends.map(
    ([from = "", to = from]) => `${code(from.replaceAll("?", "0"))}-${code(to.replaceAll("?", "F"))}`,
  );
  return new RegExp(`[${classes.join("")}]`, "u");
}

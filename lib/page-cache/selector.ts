/** What of a page decides whether a selector can find anything on it. */
export type Present = {
  classes: ReadonlySet<string>;
  /** Names of elements, in small letters. */
  elements: ReadonlySet<string>;
  /** Values of `lang`, in small letters. */
  languages: ReadonlySet<string>;
};

type Test = (page: Present) => boolean;

/** `:is(…)`, `:where(…)` or `:has(…)`; whether what cannot be found may go without the others counting for less or more. */
type Choice = { opening: string; of: Selector[]; equal: boolean };

/** One selector as read: its text in pieces, and what a page must have for it to find something. */
export type Selector = { pieces: (string | Choice)[]; tests: Test[] };

// Made by the pages' own scripts, which a test keeps from giving anything a class.
const elementsOfScripts = new Set(["textarea", "option"]);

const word = /\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|(\.|#|::?)?(-{0,2}[a-z_][\w-]*)(\()?/gi;

/** Reads a selector without escapes, nesting and letters beyond ASCII. */
export function readSelector(text: string): Selector {
  const selector: Selector = { pieces: [], tests: [] };
  const words = new RegExp(word);
  let start = 0;
  for (let found = words.exec(text); found; found = words.exec(text)) {
    const [, sign, name = "", opens] = found;
    if (!opens) {
      const test = testOf(sign, name);
      if (test) selector.tests.push(test);
      continue;
    }
    const from = words.lastIndex;
    const end = closing(text, from);
    words.lastIndex = end + 1;
    const list = listOf(text.slice(from, end));
    if (name === "lang") selector.tests.push(hasLanguage(list));
    if (!/^(?:is|where|has)$/.test(name)) continue;
    const choice = choiceOf(name, text.slice(found.index, from), list);
    selector.pieces.push(text.slice(start, found.index), choice);
    selector.tests.push((page) => choice.of.some((each) => isPossible(each, page)));
    start = end;
  }
  selector.pieces.push(text.slice(start));
  return selector;
}

/** Whether a page has each class, element and language that a selector names, wherever they stand on it. */
export function isPossible({ tests }: Selector, page: Present): boolean {
  return tests.every((test) => test(page));
}

/** The selector's text, without the choices that the page does not have. */
export function writtenFor(page: Present, { pieces }: Selector): string {
  const text = (piece: string | Choice) => {
    if (typeof piece === "string") return piece;
    const left = piece.of.filter((each) => !piece.equal || isPossible(each, page));
    return piece.opening + left.map((each) => writtenFor(page, each)).join(",");
  };
  return pieces.map(text).join("");
}

/** The members of a list that is parted by commas. */
export function listOf(selectors: string): string[] {
  const list: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { sign, at } of signsOf(selectors)) {
    if (sign === "(" || sign === "[") depth++;
    else if (sign === ")" || sign === "]") depth--;
    else if (sign === "," && depth === 0) {
      list.push(selectors.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...list, selectors.slice(start).trim()];
}

/** Braces, brackets, semicolons and commas with their places, but for those inside quotes. */
export function* signsOf(css: string): Generator<{ sign: string; at: number }> {
  for (const { 0: sign, index: at } of css.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[{}();,[\]]/gs))
    if (sign.length === 1) yield { sign, at };
}

/** A choice counts as much as the weightiest of its members (Selectors 4, 17): like ones may go. */
function choiceOf(name: string, opening: string, list: string[]): Choice {
  const kinds = list.map((text) => /^([.:]?)[\w-]+(?:\([\w-]*\))?$/.exec(text)?.[1]);
  const equal = name === "where" || (kinds[0] !== undefined && kinds.every((kind) => kind === kinds[0]));
  return { opening, of: list.map(readSelector), equal };
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (const { sign, at } of signsOf(text)) {
    if (at < from) continue;
    if (sign === "(") depth++;
    if (sign === ")" && --depth === 0) return at;
  }
  return text.length;
}

function testOf(sign: string | undefined, name: string): Test | null {
  if (sign === ".") return ({ classes }) => classes.has(name);
  if (sign !== undefined || name === "") return null;
  const element = name.toLowerCase();
  return ({ elements }) => elements.has(element) || elementsOfScripts.has(element);
}

/** `:lang(de)` finds de-AT too (RFC 4647, 3.3.1). */
function hasLanguage(ranges: string[]): Test {
  const wanted = ranges.map((range) => range.replace(/["']/g, "").toLowerCase());
  return ({ languages }) =>
    [...languages].some((language) =>
      wanted.some((range) => range.includes("*") || `${language}-`.startsWith(`${range}-`)),
    );
}

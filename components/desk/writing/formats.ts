import { syntaxTree } from "@codemirror/language";
import { type ChangeSpec, EditorSelection, type EditorState, type SelectionRange } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";

/** What the toolbar and the keys can make of the text that is selected. */
export const formats = [
  "heading",
  "subheading",
  "bold",
  "italic",
  "link",
  "bullets",
  "numbers",
  "quote",
] as const;
export type Format = (typeof formats)[number];

/** Gives the selected text a format, or takes it away where it has it. */
export function format(view: EditorView, name: Format): boolean {
  if (view.state.readOnly) return false;
  const act = {
    bold: () => toggleMarks(view, "StrongEmphasis", "**"),
    italic: () => toggleMarks(view, "Emphasis", "*"),
    link: () => toggleLink(view),
    heading: () => toggleLines(view, "heading"),
    subheading: () => toggleLines(view, "subheading"),
    bullets: () => toggleLines(view, "bullets"),
    numbers: () => toggleLines(view, "numbers"),
    quote: () => toggleLines(view, "quote"),
  };
  act[name]();
  view.focus();
  return true;
}

/** The formats that the cursor stands in. */
export function formatsAt(state: EditorState): Format[] {
  const found = new Set<Format>();
  const { head } = state.selection.main;
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(head, -1); node; node = node.parent) {
    const { name } = node;
    if (/^(ATX|Setext)Heading[12]/.test(name)) found.add("heading");
    else if (/^ATXHeading/.test(name)) found.add("subheading");
    else if (name === "StrongEmphasis") found.add("bold");
    else if (name === "Emphasis") found.add("italic");
    else if (name === "Link") found.add("link");
    else if (name === "BulletList") found.add("bullets");
    else if (name === "OrderedList") found.add("numbers");
    else if (name === "Blockquote") found.add("quote");
  }
  return [...found];
}

function toggleMarks(view: EditorView, kind: string, mark: string): void {
  const { state } = view;
  view.dispatch(
    state.changeByRange((range) => {
      const node = enclosing(state, range, kind);
      const closing = node?.getChildren("EmphasisMark").at(-1);
      if (range.empty && closing?.from === range.head) {
        return { range: EditorSelection.cursor(closing.to) };
      }
      if (node) {
        const changes = node.getChildren("EmphasisMark").map(({ from, to }) => ({ from, to }));
        const set = state.changes(changes);
        return { changes, range: EditorSelection.range(set.mapPos(range.anchor), set.mapPos(range.head)) };
      }
      const { from, to } = range.empty ? wordAt(state, range) : withoutSpace(state, range);
      if (from === to && around(state, from, mark)) {
        const shift = mark.length;
        return {
          changes: { from: from - shift, to: to + shift },
          range: EditorSelection.cursor(from - shift),
        };
      }
      const changes = [
        { from, insert: mark },
        { from: to, insert: mark },
      ];
      const shift = mark.length;
      if (range.empty) return { changes, range: EditorSelection.cursor(range.head + shift) };
      return { changes, range: EditorSelection.range(from + shift, to + shift) };
    }),
    { userEvent: "input.format", scrollIntoView: true },
  );
}

/** Marks with nothing between them yet: the key was pressed twice. */
function around(state: EditorState, at: number, mark: string): boolean {
  const { length } = mark;
  return at >= length && state.sliceDoc(at - length, at) === mark && state.sliceDoc(at, at + length) === mark;
}

/** A link around what is selected, with the cursor where its address goes; a link becomes its text again. */
function toggleLink(view: EditorView): void {
  const { state } = view;
  const { main } = state.selection;
  const node = enclosing(state, main, "Link");
  if (node) {
    const [open, close] = node.getChildren("LinkMark");
    if (!open || !close) return;
    const changes = [
      { from: open.from, to: open.to },
      { from: close.from, to: node.to },
    ];
    view.dispatch({ changes, userEvent: "input.format" });
    return;
  }
  const { from, to } = main.empty ? wordAt(state, main) : withoutSpace(state, main);
  const text = state.sliceDoc(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(text);
  const insert = isAddress ? `[](${text})` : `[${text}](https://)`;
  const at = from + insert.length;
  view.dispatch({
    changes: { from, to, insert },
    selection: isAddress || text === "" ? { anchor: from + 1 } : { anchor: at - 9, head: at - 1 },
    userEvent: "input.format",
    scrollIntoView: true,
  });
}

const openings = {
  heading: { has: /^#{1,2}[ \t]+/, put: () => "## " },
  subheading: { has: /^#{3,6}[ \t]+/, put: () => "### " },
  bullets: { has: /^[ \t]*[-*+][ \t]+/, put: () => "- " },
  numbers: { has: /^[ \t]*\d{1,9}[.)][ \t]+/, put: (n: number) => `${n}. ` },
  quote: { has: /^[ \t]*>[ \t]?/, put: () => "> " },
};

/** Lines that all have the format lose it; otherwise each gets it, in place of another of its kind. */
function toggleLines(view: EditorView, kind: keyof typeof openings): void {
  const { state } = view;
  const { has, put } = openings[kind];
  const lines = selectedLines(state);
  const full = lines.filter(({ text }) => text.trim() !== "");
  const some = full.length > 0 ? full : lines;
  const all = some.every(({ text }) => has.test(text));
  const changes: ChangeSpec[] = some.map(({ from, text }, index) => {
    const own = has.exec(text)?.[0] ?? "";
    if (all) return { from, to: from + own.length };
    const other = kind === "quote" ? own : (otherOpening(text) ?? "");
    return { from, to: from + other.length, insert: put(index + 1) };
  });
  const set = state.changes(changes);
  view.dispatch({
    changes: set,
    selection: EditorSelection.create(
      state.selection.ranges.map((range) =>
        EditorSelection.range(set.mapPos(range.anchor, 1), set.mapPos(range.head, 1)),
      ),
      state.selection.mainIndex,
    ),
    userEvent: "input.format",
    scrollIntoView: true,
  });
}

function otherOpening(text: string): string | undefined {
  return [openings.heading, openings.subheading, openings.bullets, openings.numbers]
    .map(({ has }) => has.exec(text)?.[0])
    .find((opening) => opening !== undefined);
}

function selectedLines(state: EditorState) {
  const lines = new Map<number, { from: number; text: string }>();
  for (const { from, to } of state.selection.ranges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      lines.set(line.from, line);
      at = line.to + 1;
    }
  }
  return [...lines.values()];
}

function enclosing(state: EditorState, { from, to }: SelectionRange, kind: string): SyntaxNode | null {
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, side); node; node = node.parent) {
      if (node.name === kind && node.from <= from && node.to >= to) return node;
    }
  }
  return null;
}

function wordAt(state: EditorState, range: SelectionRange): { from: number; to: number } {
  return state.wordAt(range.head) ?? range;
}

/** Markdown's marks do not hold beside a space. */
function withoutSpace(state: EditorState, { from, to }: SelectionRange): { from: number; to: number } {
  const text = state.sliceDoc(from, to);
  if (text.trim() === "") return { from, to };
  return {
    from: from + (text.length - text.trimStart().length),
    to: to - (text.length - text.trimEnd().length),
  };
}

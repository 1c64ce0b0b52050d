import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";

type Place = { from: number; to: number } | null;
const begin = StateEffect.define<Place>();

/** Where a text was pasted, wherever that moves while the conversion is being fetched. */
const place = StateField.define<Place>({
  create: () => null,
  update(value, { effects, changes }) {
    for (const effect of effects) if (effect.is(begin)) return effect.value;
    return value && { from: changes.mapPos(value.from, -1), to: changes.mapPos(value.to, 1) };
  },
});

const handlers = EditorView.domEventHandlers({
  paste(event, view) {
    const { clipboardData } = event;
    if (!clipboardData || view.state.readOnly || !hasMeaning(clipboardData) || inCode(view.state))
      return false;
    const html = clipboardData.getData("text/html");
    const plain = clipboardData.getData("text/plain");
    if (isAddress(plain)) return false;
    event.preventDefault();
    void insert(view, html, plain);
    return true;
  },
});

/**
 * What is pasted from documents, mails and pages becomes Markdown; what converts it is fetched with the first paste.
 * Ctrl+Shift+V, plain text and what programmers copy stay as they are; an address over a selection makes a link (that
 * is CodeMirror's own).
 */
export const pasting: Extension = [place, handlers];

async function insert(view: EditorView, html: string, plain: string): Promise<void> {
  const { from, to } = view.state.selection.main;
  view.dispatch({ effects: begin.of({ from, to }) });
  const text = await converted(html, plain);
  const at = view.state.field(place);
  if (text === "" || !at || view.state.readOnly) return;
  const placed = isOneParagraph(text) ? text : apart(view.state, at.from, at.to, text);
  view.dispatch({
    changes: { ...at, insert: placed },
    selection: { anchor: at.from + placed.trimEnd().length },
    effects: begin.of(null),
    userEvent: "input.paste",
    scrollIntoView: true,
  });
}

/** The plain text when there is nothing to convert, or when what converts cannot be fetched. */
async function converted(html: string, plain: string): Promise<string> {
  const made = await import("#lib/markdown/pasted.ts").then(
    ({ pastedMarkdown }) => pastedMarkdown(html),
    () => null,
  );
  return made ?? plain.replace(/\r\n?/g, "\n");
}

/** Blocks stand between empty lines. */
function apart({ doc }: EditorState, from: number, to: number, text: string): string {
  const before = doc.sliceString(Math.max(0, from - 2), from);
  const after = doc.sliceString(to, to + 2);
  const above = from === 0 || before === "\n\n" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = to === doc.length || after === "\n\n" ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return above + text + below;
}

function isOneParagraph(text: string): boolean {
  return !text.includes("\n\n") && !/^(?:#{1,6} |[-*+] |\d+[.)] |> |```|\||---$)/m.test(text);
}

function hasMeaning({ types }: DataTransfer): boolean {
  return types.includes("text/html") && !types.some((type) => type.startsWith("vscode-"));
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)\S+$/.test(text.trim());
}

function inCode(state: EditorState): boolean {
  for (
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(state.selection.main.from, -1);
    node;
    node = node.parent
  ) {
    if (/^(?:FencedCode|CodeBlock|InlineCode)$/.test(node.name)) return true;
  }
  return false;
}

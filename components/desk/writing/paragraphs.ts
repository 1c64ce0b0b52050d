import { insertNewlineContinueMarkupCommand } from "@codemirror/lang-markdown";
import { syntaxTree } from "@codemirror/language";
import type { EditorState, StateCommand } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";

const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false });
const emptyItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]*$/;

/**
 * Enter as in any word processor: a list goes on, an empty item ends it, text gets a new paragraph, which in Markdown
 * is a blank line. A second Enter, typed by those who know that, adds nothing.
 */
export const enter: StateCommand = (target) => {
  const { state, dispatch } = target;
  if (state.readOnly) return false;
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (main.empty && emptyItem.test(line.text) && inside(state, main.head, "ListItem")) {
    const blankBefore = line.number === 1 || state.doc.line(line.number - 1).length === 0;
    dispatch(
      state.update({
        changes: { from: line.from, to: line.to, insert: blankBefore ? "" : "\n" },
        selection: { anchor: line.from + (blankBefore ? 0 : 1) },
        userEvent: "input",
        scrollIntoView: true,
      }),
    );
    return true;
  }
  if (continueMarkup(target)) return true;
  if (
    state.selection.ranges.length > 1 ||
    inside(state, main.from, "FencedCode", "CodeBlock", "HTMLBlock", "Table")
  )
    return false;
  const before = state.doc.lineAt(main.from);
  const blank = before.text.trim() === "";
  if (main.empty && blank && before.number > 1 && state.doc.line(before.number - 1).text.trim() === "")
    return true;
  const atStart = main.from === before.from;
  dispatch(
    state.update(state.replaceSelection(blank || atStart ? "\n" : "\n\n"), {
      userEvent: "input",
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Shift+Enter: a new line in the same paragraph. */
export const breakLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { text } = state.doc.lineAt(state.selection.main.from);
  dispatch(
    state.update(state.replaceSelection(text.trim() === "" ? "\n" : "\\\n"), {
      userEvent: "input",
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Backspace at the beginning of a paragraph joins it to the one before. */
export const joinBackward: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (state.readOnly || !main.empty || main.head !== line.from || line.number < 3) return false;
  const between = state.doc.line(line.number - 1);
  const before = state.doc.line(line.number - 2);
  if (between.text.trim() !== "" || before.text.trim() === "") return false;
  if (inside(state, main.head, "FencedCode", "CodeBlock", "HTMLBlock")) return false;
  dispatch(
    state.update({
      changes: { from: before.to, to: line.from },
      userEvent: "delete.backward",
      scrollIntoView: true,
    }),
  );
  return true;
};

function inside(state: EditorState, at: number, ...names: string[]): boolean {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent) {
    if (names.includes(node.name)) return true;
  }
  return false;
}

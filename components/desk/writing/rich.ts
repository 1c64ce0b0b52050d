import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension, Range } from "@codemirror/state";
import { StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";
import { dressing } from "./dressing.ts";

/** Decorations of the lines in sight, in the making. */
export type Wardrobe = {
  state: EditorState;
  /** Whether the cursor or the selection is there: then marks show, so that they can be edited. */
  touched: (from: number, to: number) => boolean;
  add: (from: number, to: number, decoration: Decoration) => void;
  hide: (from: number, to: number) => void;
  line: (at: number, decoration: Decoration) => void;
};

const settled = StateEffect.define<null>();
const hidden = Decoration.replace({});

/**
 * Shows Markdown as what it means: marks are hidden unless the cursor touches what they stand around. Only the lines in
 * sight are looked at, and the text itself is never changed.
 */
export const rich: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    /** A mouse button is down: showing marks now would move the text under the pointer. */
    pressed = false;
    private readonly view: EditorView;

    constructor(view: EditorView) {
      this.view = view;
      this.decorations = dress(view, false);
    }

    update(update: ViewUpdate) {
      const released = update.transactions.some(({ effects }) => effects.some((each) => each.is(settled)));
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed || released || update.focusChanged)
        this.decorations = dress(update.view, true);
      else if (update.selectionSet && !this.pressed) this.decorations = dress(update.view, true);
    }

    readonly release = () => {
      if (!this.pressed) return;
      this.pressed = false;
      this.view.dispatch({ effects: settled.of(null) });
    };

    press() {
      this.pressed = true;
      addEventListener("pointerup", this.release, { once: true });
      addEventListener("pointercancel", this.release, { once: true });
    }

    destroy() {
      this.pressed = false;
      removeEventListener("pointerup", this.release);
      removeEventListener("pointercancel", this.release);
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    eventHandlers: {
      pointerdown() {
        this.press();
      },
    },
    provide: () => EditorView.editorAttributes.of({ class: "cm-rich" }),
  },
);

function dress(view: EditorView, drawn: boolean): DecorationSet {
  const { state } = view;
  const ranges: Range<Decoration>[] = [];
  const lines = new Set<string>();
  const { ranges: selected } = state.selection;
  const active = drawn && view.hasFocus && view.state.facet(EditorView.editable);
  const wardrobe: Wardrobe = {
    state,
    touched: (from, to) => active && selected.some((range) => range.from <= to && range.to >= from),
    add: (from, to, decoration) => {
      if (from < to) ranges.push(decoration.range(from, to));
    },
    hide: (from, to) => {
      if (from < to && state.doc.lineAt(from).to >= to) ranges.push(hidden.range(from, to));
    },
    line: (at, decoration) => {
      const { from } = state.doc.lineAt(at);
      const key = `${from} ${decoration.spec.class} ${decoration.spec.attributes?.style ?? ""}`;
      if (lines.has(key)) return;
      lines.add(key);
      ranges.push(decoration.range(from));
    },
  };
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node: SyntaxNodeRef) => dressing(node, wardrobe, from, to),
    });
  }
  return Decoration.set(ranges, true);
}

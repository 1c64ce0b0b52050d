import { redo } from "@codemirror/commands";
import { deleteMarkupBackward } from "@codemirror/lang-markdown";
import { Prec } from "@codemirror/state";
import { type KeyBinding, keymap } from "@codemirror/view";
import { type Format, format } from "./formats.ts";
import { breakLine, enter, joinBackward } from "./paragraphs.ts";

const formatting: [string, Format][] = [
  ["Mod-b", "bold"],
  ["Mod-i", "italic"],
  ["Mod-Shift-k", "link"],
  ["Mod-Alt-2", "heading"],
  ["Mod-Alt-3", "subheading"],
  ["Mod-Shift-7", "numbers"],
  ["Mod-Shift-8", "bullets"],
  ["Mod-Shift-9", "quote"],
];

/** CodeMirror gives each system one of these two; people bring the other from elsewhere. */
export const redoKeys: KeyBinding[] = ["Mod-Shift-z", "Mod-y"].map((key) => ({
  key,
  preventDefault: true,
  run: redo,
}));

/** Tab is bound to nothing: it leads on to the next field, as everywhere. */
export const formatKeys: KeyBinding[] = formatting.map(([key, name]) => ({
  key,
  preventDefault: true,
  run: (view) => format(view, name),
}));

/** Keys that think in paragraphs and lists rather than in lines; the plain source goes without. */
export const writingKeys = Prec.highest(
  keymap.of([
    { key: "Enter", run: enter, shift: breakLine },
    { key: "Backspace", run: (view) => deleteMarkupBackward(view) || joinBackward(view) },
  ]),
);

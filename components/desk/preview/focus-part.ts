import { fieldOf } from "../error-summary.tsx";
import { locate } from "./locate.ts";
import type { Around } from "./messages.ts";

/**
 * Puts the cursor into the field of a form path, in a text at a place: where its value has that many characters before
 * it, or what shows as these words.
 */
export async function focusPart(path: string, place?: number | Around): Promise<void> {
  const field = fieldOf(path);
  if (!field) return;
  if (field.isContentEditable && (await focusWriting(field, place))) return;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  if (place === undefined || !isText(field)) return;
  const at = placeIn(field.value, place);
  if (at !== null) field.setSelectionRange(at, at);
}

/** The writing editor's text is longer than what it has on the page, so it is asked to go there itself. */
async function focusWriting(field: HTMLElement, place?: number | Around): Promise<boolean> {
  const { EditorView } = await import("@codemirror/view");
  const view = EditorView.findFromDOM(field);
  if (!view) return false;
  const at = place === undefined ? null : placeIn(view.state.doc.toString(), place);
  view.focus();
  if (at === null) field.scrollIntoView({ block: "center" });
  else view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
  return true;
}

function placeIn(text: string, place: number | Around): number | null {
  return typeof place === "number" ? Math.min(place, text.length) : locate(text, place);
}

function isText(field: HTMLElement): field is HTMLInputElement | HTMLTextAreaElement {
  return (
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && /^(text|search|url)$/.test(field.type))
  );
}

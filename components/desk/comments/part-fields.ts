import { locate } from "#lib/comments/locate.ts";
import { isPassagePart, type PassagePart } from "#lib/comments/parts.ts";
import { type Range, type Selector, select } from "#lib/comments/selector.ts";
import type { Part } from "#lib/stories/compare.ts";
import { fieldId } from "../draft.ts";
import { fieldOf } from "../error-summary.tsx";
import { partOf } from "../presence/parts.ts";

/** A field of text, or an editor, which answers like one and knows where the passages with comments stand in it. */
type TextField = HTMLElement & {
  value: string;
  selectionStart: number;
  selectionEnd: number;
  setSelectionRange: (start: number, end: number) => void;
  passageOf?: (threadId: number) => Range | null;
};

/** The part that somebody is in, what they have selected there, and where the cursor is in the part's text. */
export type Chosen = { part: Part; passage: Selector | null; at: number | null };

/** Of parts that are lists: the fields whose text is the part's, as `passageText` takes them together. */
const fieldNames: Partial<Record<PassagePart, string[]>> = {
  doThisWeek: ["audience", "action"],
  sources: ["title", "publisher"],
  corrections: ["text"],
};

/** What is chosen in the form where an element has the focus; null outside of it. */
export function chosenIn(element: Element | null): Chosen | null {
  const part = partOf(element) as Part | null;
  if (!element || !part) return null;
  const whole = { part, passage: null, at: null };
  if (!isPassagePart(part) || !isTextField(element)) return whole;
  const { selectionStart: from, selectionEnd: to } = element;
  // Nothing is selected at most keystrokes, and then the text of an editor is not asked for.
  if (element.id === fieldId(part))
    return { part, at: from, passage: from === to ? null : select(element.value, { start: from, end: to }) };
  const fields = fieldsOf(part);
  const index = fields.indexOf(element);
  if (index < 0) return whole;
  const before = startOf(fields, index);
  const range = { start: before + from, end: before + to };
  return { part, at: range.start, passage: from === to ? null : select(textOf(fields), range) };
}

/** Where a passage stands in what is typed now. */
export function placeOf(part: PassagePart, threadId: number, passage: Selector): Range | null {
  const fields = fieldsOf(part);
  const [only] = fields;
  if (fields.length === 1 && only?.passageOf) return only.passageOf(threadId);
  return locate(textOf(fields), passage);
}

/** Brings a passage into view and selects it; where it is not in what is typed, its part gets the focus. */
export function goToPassage(part: Part, threadId: number, passage: Selector | null): void {
  const range = passage && isPassagePart(part) ? placeOf(part, threadId, passage) : null;
  const fields = isPassagePart(part) ? fieldsOf(part) : [];
  const index = range ? fields.findLastIndex((_, at) => startOf(fields, at) <= range.start) : -1;
  const field = fields[index] ?? fieldOf(part);
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
  if (!range || !field || !isTextField(field)) return;
  const start = range.start - startOf(fields, index);
  field.setSelectionRange(start, start + range.end - range.start);
}

function fieldsOf(part: PassagePart): TextField[] {
  const names = fieldNames[part];
  const paths =
    part === "hero"
      ? ["hero.alt", "hero.credit"]
      : names
        ? Array.from({ length: itemsIn(part) }).flatMap((_, item) =>
            names.map((name) => `${part}.${item}.${name}`),
          )
        : [part];
  return paths.map((path) => document.getElementById(fieldId(path))).filter(isTextField);
}

function itemsIn(part: PassagePart): number {
  let count = 0;
  while (document.getElementById(fieldId(`${part}.${count}.${fieldNames[part]?.[0]}`))) count++;
  return count;
}

function textOf(fields: TextField[]): string {
  return fields.map(({ value }) => value).join("\n");
}

function startOf(fields: TextField[], index: number): number {
  return fields.slice(0, index).reduce((sum, { value }) => sum + value.length + 1, 0);
}

function isTextField(element: Element | null): element is TextField {
  return (
    element !== null &&
    "value" in element &&
    "setSelectionRange" in element &&
    "selectionStart" in element &&
    typeof element.selectionStart === "number"
  );
}

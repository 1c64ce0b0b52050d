"use client";

import { useEffect, useState } from "react";
import { type Selector, select } from "#lib/comments/selector.ts";
import type { Part } from "#lib/stories/compare.ts";
import { fieldId } from "../draft.ts";
import { partOf } from "../presence/parts.ts";

/** The part that somebody is in, and what they have selected there, if it can be commented on by itself. */
export type Chosen = { part: Part; passage: Selector | null };

type Selecting = Element & { value: string; selectionStart: number; selectionEnd: number };

/** What was chosen last in the form; it stays when the focus goes to the comments. */
export function useChosen(): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const look = () => {
      const now = chosenIn(document.activeElement);
      if (now) setChosen((was) => (sameChoice(was, now) ? was : now));
    };
    const events = ["selectionchange", "focusin"] as const;
    for (const event of events) document.addEventListener(event, look);
    return () => {
      for (const event of events) document.removeEventListener(event, look);
    };
  }, []);
  return chosen;
}

function chosenIn(element: Element | null): Chosen | null {
  const part = partOf(element) as Part | null;
  if (!element || !part) return null;
  return { part, passage: element.id === fieldId(part) && isSelecting(element) ? selected(element) : null };
}

/** Nothing is selected at most keystrokes, and then the whole text is not asked for. */
function selected(field: Selecting): Selector | null {
  const { selectionStart: start, selectionEnd: end } = field;
  return start === end ? null : select(field.value, { start, end });
}

/** Fields of text, and the editors, which answer like one. */
function isSelecting(element: Element): element is Selecting {
  return "selectionStart" in element && typeof element.selectionStart === "number" && "value" in element;
}

function sameChoice(a: Chosen | null, b: Chosen): boolean {
  return a?.part === b.part && a.passage?.start === b.passage?.start && a.passage?.quote === b.passage?.quote;
}

"use client";

import { useEffect, useRef, useState } from "react";
import { isPassagePart } from "#lib/comments/parts.ts";
import type { Thread } from "#lib/comments/queries.ts";
import { type Chosen, chosenIn, placeOf } from "./part-fields.ts";

/**
 * What was chosen last in the form, which stays when the focus goes to the comments; the thread on the passage there; and
 * whether somebody is in the form still.
 */
export function useChosen(threads: Thread[]): {
  chosen: Chosen | null;
  near: number | null;
  inForm: boolean;
} {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [near, setNear] = useState<number | null>(null);
  const [inForm, setInForm] = useState(false);
  const open = useRef(threads);
  open.current = threads;
  useEffect(() => {
    const look = () => {
      const now = chosenIn(document.activeElement);
      setInForm(now !== null);
      if (!now) return;
      setChosen((was) => (sameChoice(was, now) ? was : now));
      setNear(threadAt(now, open.current));
    };
    look();
    const events = ["selectionchange", "focusin"] as const;
    for (const event of events) document.addEventListener(event, look);
    return () => {
      for (const event of events) document.removeEventListener(event, look);
    };
  }, []);
  return { chosen, near, inForm };
}

/** The thread on the shortest passage around the cursor. */
export function threadAt({ part, at }: Chosen, threads: Thread[]): number | null {
  if (at === null || !isPassagePart(part)) return null;
  const [nearest] = threads
    .flatMap(({ id, part: own, passage, resolved }) => {
      const place = own === part && passage && !resolved ? placeOf(part, id, passage) : null;
      return place && place.start <= at && at <= place.end ? [{ id, length: place.end - place.start }] : [];
    })
    .sort((a, b) => a.length - b.length);
  return nearest?.id ?? null;
}

function sameChoice(a: Chosen | null, b: Chosen): boolean {
  return a?.part === b.part && a.passage?.start === b.passage?.start && a.passage?.quote === b.passage?.quote;
}

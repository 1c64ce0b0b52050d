"use client";

import { useState } from "react";
import type { Proposal } from "#lib/comparison/corrections.ts";
import type { Publication } from "./types.ts";

type Asked = Pick<Publication, "proposals" | "told">;

/** What readers of a live story are to be told of its change, as it is being decided. */
export function useTelling() {
  const [note, setNote] = useState<Proposal | null>(null);
  const [missing, setMissing] = useState(false);
  return {
    note,
    /** Whether words were asked for in vain. */
    missing,
    setNote,
    /** Begins with what the comparison suggests, or with what was decided earlier. */
    begin: (asked: Asked | null, earlier?: Proposal | null) => {
      setMissing(false);
      setNote(earlier ?? asked?.proposals?.[0] ?? null);
    },
    /** The note to go out, null for none; undefined while its words are missing. */
    answer: (asked: Asked): Proposal | null | undefined => {
      if (!note || !asksWhatToTell(asked)) return null;
      const text = note.text.trim();
      setMissing(text === "");
      return text === "" ? undefined : { ...note, text };
    },
  };
}

export type Telling = ReturnType<typeof useTelling>;

/** Whether readers see the story already, and its text does not tell them of the change itself. */
export function asksWhatToTell({ proposals, told }: Asked): boolean {
  return proposals !== null && !told;
}

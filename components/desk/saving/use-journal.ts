"use client";

import { useEffect, useState } from "react";
import { leftBehind, moveOldBackup, setAside } from "./earlier.ts";
import { type Hand, isWorthKeeping } from "./hand.ts";
import { createRecorder, type Entry, openJournal, ownerOf, type Recorder } from "./journal.ts";
import { thisTab } from "./tab.ts";

/**
 * Writes down on this device what the hand holds and has not seen stored, and puts what an earlier visit left into the
 * form, unless `fresh` says that other text is there already. Gives whether the device keeps anything.
 */
export function useJournal(hand: Hand, personId: string, fresh: boolean): boolean {
  const [keeps, setKeeps] = useState(true);

  useEffect(() => {
    let open = true;
    let recorder: Recorder | null = null;
    let stopListening = () => {};
    const flush = () => void recorder?.flush();

    const begin = async () => {
      const [journal, tab] = await Promise.all([openJournal(), thisTab()]);
      const { status, base } = hand.get();
      const storyId = status?.id ?? null;
      const owner = ownerOf(personId, storyId);
      await moveOldBackup(journal, personId, storyId);
      const [found, ...others] = await leftBehind(journal, owner, tab, base);
      if (!open) return;
      const restored = found !== undefined && !fresh && hand.restore(found);
      for (const entry of restored ? others : [found, ...others])
        if (entry?.tab === tab.name) await setAside(journal, entry);
      if (!open) return;
      const made = createRecorder(journal, (trouble) => setKeeps(!trouble));
      recorder = made;
      let noted: unknown[] = [];
      const note = () => {
        const state = hand.get();
        const { draft, base, clash, status } = state;
        const worth = isWorthKeeping(state);
        const now = worth ? [draft, base, clash, status?.id] : [];
        if (now.length === noted.length && now.every((each, i) => each === noted[i])) return;
        noted = now;
        made.note(worth ? entryOf(state, personId, tab.name) : null);
      };
      stopListening = hand.subscribe(note);
      note();
      if (restored && found.tab !== tab.name) {
        await made.flush();
        await journal.remove(owner, found.tab);
      }
    };
    begin().catch(() => setKeeps(false));
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      open = false;
      stopListening();
      flush();
      removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [hand, personId, fresh]);

  return keeps;
}

function entryOf(
  { draft, base, clash, status }: ReturnType<Hand["get"]>,
  personId: string,
  tab: string,
): Entry {
  return { owner: ownerOf(personId, status?.id ?? null), tab, at: Date.now(), draft, base, clash };
}

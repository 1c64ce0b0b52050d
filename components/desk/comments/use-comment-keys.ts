"use client";

import { useEffect, useRef } from "react";

type Acts = {
  onComment: () => void;
  /** Leads to the comment on the passage with the cursor; null where there is none. */
  onThread: (() => void) | null;
};

/** Ctrl or Cmd with Alt and M comments on what is selected; Alt with Enter leads from a passage to its comment. */
export function useCommentKeys(acts: Acts): void {
  const now = useRef(acts);
  now.current = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.shiftKey || document.querySelector("[role=dialog]")) return;
      const { onComment, onThread } = now.current;
      const mod = event.ctrlKey || event.metaKey;
      if (mod && isM(event)) onComment();
      else if (!mod && event.key === "Enter" && onThread && inForm(event.target)) onThread();
      else return;
      event.preventDefault();
    };
    // Before the editors, to which Alt with Enter is Enter.
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

/** On a Mac, Alt makes another sign of the letter; elsewhere that other sign is what somebody wants to write. */
function isM({ metaKey, code, key }: KeyboardEvent): boolean {
  return metaKey ? code === "KeyM" : key.toLowerCase() === "m";
}

function inForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[id^="part-"]') !== null;
}

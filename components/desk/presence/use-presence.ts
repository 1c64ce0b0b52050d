"use client";

import { useEffect, useRef, useState } from "react";
import type { Result } from "#lib/result.ts";
import { thisTab } from "../saving/tab.ts";
import { partOf } from "./parts.ts";

export type Other = { tab: string; name: string; part: string | null; you: boolean };

type Answer = Result<{ others: Other[]; version: number }>;

const beatMs = 3000;
/** A focus that wanders from part to part is told at most so often. */
const soonMs = 400;

/**
 * Tells the server while this tab shows a story, and in which part the cursor is; gives who else has it open. `onAnswer`
 * hears which version is stored, and whether the server answers again after a silence. Nothing is asked while the page is
 * hidden or the story is not stored yet.
 */
export function usePresence(
  storyId: number | null,
  onAnswer: (version: number, again: boolean) => void,
): Other[] {
  const [others, setOthers] = useState<Other[]>([]);
  const tell = useRef(onAnswer);
  tell.current = onAnswer;

  useEffect(() => {
    if (storyId === null) return;
    let open = true;
    let asking = false;
    let timer: ReturnType<typeof setTimeout>;
    let silent = false;
    let told: string | null = null;
    let tab: string | null = null;

    const beat = async () => {
      clearTimeout(timer);
      if (!open || asking) return;
      if (document.visibilityState === "visible" && navigator.onLine) {
        asking = true;
        tab ??= (await thisTab()).name;
        told = partOf(document.activeElement);
        const answer = await heard({ tab, storyId, part: told });
        asking = false;
        if (!open) return;
        setOthers(answer?.ok ? answer.value.others : []);
        if (answer?.ok) tell.current(answer.value.version, silent);
        silent = !answer?.ok;
      }
      timer = setTimeout(beat, beatMs);
    };
    const onFocus = () => {
      if (partOf(document.activeElement) === told) return;
      clearTimeout(timer);
      timer = setTimeout(beat, soonMs);
    };
    const onVisible = () => {
      if (document.visibilityState === "visible") void beat();
    };
    const leave = () => {
      if (tab !== null)
        navigator.sendBeacon(
          "/api/desk/presence",
          JSON.stringify({ tab, storyId, part: null, leaving: true }),
        );
    };
    void beat();
    document.addEventListener("focusin", onFocus);
    document.addEventListener("visibilitychange", onVisible);
    addEventListener("pagehide", leave);
    return () => {
      open = false;
      clearTimeout(timer);
      leave();
      setOthers([]);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("pagehide", leave);
    };
  }, [storyId]);

  return others;
}

/** Presence is only information: when the server does not answer, nobody is known to be there. */
async function heard(body: { tab: string; storyId: number; part: string | null }): Promise<Answer | null> {
  try {
    const response = await fetch("/api/desk/presence", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return (await response.json()) as Answer;
  } catch {
    return null;
  }
}

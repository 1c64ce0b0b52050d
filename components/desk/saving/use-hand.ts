"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { emptyContent } from "#lib/stories/content.ts";
import type { Draft } from "../draft.ts";
import { draftOf } from "../form-content.ts";
import type { EditorStart } from "../types.ts";
import { createHand, type Hand, type HandState, isWorthKeeping } from "./hand.ts";
import { transport } from "./transport.ts";

/** The story of this page in this tab, told of the network, of being hidden and of being left. */
export function useHand(start: EditorStart, pasted: Draft | null): [Hand, HandState] {
  const [hand] = useState(() => begin(start, pasted));
  const [subscribe] = useState(() => (draw: () => void) => {
    const soon = afterFrame(draw);
    return hand.subscribe((onScreen) => (onScreen ? soon() : draw()));
  });
  const state = useSyncExternalStore(subscribe, hand.get, hand.get);

  useEffect(() => {
    const stop = hand.start();
    if (pasted) hand.hold();
    const hidden = () => {
      if (document.visibilityState === "hidden") hand.hurry();
    };
    addEventListener("online", hand.reachable);
    addEventListener("offline", hand.unreachable);
    addEventListener("pagehide", hand.leave);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("online", hand.reachable);
      removeEventListener("offline", hand.unreachable);
      removeEventListener("pagehide", hand.leave);
      document.removeEventListener("visibilitychange", hidden);
      stop();
    };
  }, [hand, pasted]);

  const unsaved = isWorthKeeping(state);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);

  return [hand, state];
}

/** Does it once after the next frame, however often it is asked for till then; a page in the background has no frames. */
function afterFrame(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    const run = () => {
      clearTimeout(late);
      if (!waiting) return;
      waiting = false;
      work();
    };
    const late = setTimeout(run, 100);
    requestAnimationFrame(() => setTimeout(run));
  };
}

function begin({ story }: EditorStart, pasted: Draft | null): Hand {
  const draft = story ? draftOf(story) : { content: emptyContent, publishedLocal: "" };
  const base = {
    version: story?.status.version ?? null,
    revision: story?.status.revision ?? null,
    draft,
  };
  return createHand({ draft: pasted ?? draft, base, status: story?.status ?? null }, transport);
}

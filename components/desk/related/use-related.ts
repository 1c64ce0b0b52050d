"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { RelatedOnDesk } from "#lib/related/desk.ts";
import type { Result } from "#lib/result.ts";

const calm = 800; // milliseconds after a save before asking again
const timeoutMs = 20_000;

/**
 * A story's neighbours as the server finds them for its stored text: asked for when the panel first comes near the
 * screen, and again when a newer version is stored.
 */
export function useRelated(storyId: number | null, version: number | null) {
  const [found, setFound] = useState<RelatedOnDesk | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const { panel, near } = useNearScreen();
  const first = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again for a newer version, and when told to
  useEffect(() => {
    if (storyId === null || !near) return;
    const gone = new AbortController();
    const look = async () => {
      const answer = await ask(storyId, gone.signal);
      if (gone.signal.aborted) return;
      setTrouble(typeof answer === "string" ? answer : null);
      if (typeof answer !== "string") setFound(answer);
    };
    const timer = setTimeout(() => void look(), first.current ? 0 : calm);
    first.current = false;
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [storyId, version, near, tries]);

  return {
    panel,
    found,
    trouble,
    /** Whether what is shown is of an older text, or nothing yet. */
    computing: storyId !== null && trouble === null && (found === null || found.version < (version ?? 0)),
    again: useCallback(() => {
      first.current = true;
      setTrouble(null);
      setTries((count) => count + 1);
    }, []),
  };
}

/** Whether an element has been near the screen. */
function useNearScreen() {
  const panel = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!panel.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        watcher.disconnect();
      },
      { rootMargin: "600px" },
    );
    watcher.observe(panel.current);
    return () => watcher.disconnect();
  }, []);
  return { panel, near };
}

/** The neighbours, or why there are none to be shown. */
async function ask(storyId: number, gone: AbortSignal): Promise<RelatedOnDesk | string> {
  try {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(`/api/desk/stories/${storyId}/related`, { cache: "no-store", signal });
    const result = (await response.json()) as Result<RelatedOnDesk>;
    return result.ok ? revived(result.value) : result.problem.message;
  } catch {
    return "The server does not answer, so related stories are not computed now.";
  }
}

/** Dates travel as ISO strings. */
function revived(value: RelatedOnDesk): RelatedOnDesk {
  const dated = <T extends { publishedAt: Date }>(each: T): T => ({
    ...each,
    publishedAt: new Date(each.publishedAt),
  });
  return { ...value, near: value.near.map(dated), olderTakes: value.olderTakes.map(dated) };
}

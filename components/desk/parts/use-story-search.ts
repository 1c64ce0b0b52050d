"use client";

import { useEffect, useRef, useState } from "react";
import type { StoryOption } from "../types.ts";

export type FindStories = (text: string) => Promise<StoryOption[]>;

const pause = 200;

/** Looks stories up while one types, the latest question last. */
export function useStorySearch(find: FindStories) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<StoryOption[]>([]);
  const [state, setState] = useState<"idle" | "looking" | "failed">("idle");
  const latest = useRef(0);

  useEffect(() => {
    const asked = ++latest.current;
    if (typed.trim() === "") {
      setFound([]);
      setState("idle");
      return;
    }
    setState("looking");
    const timer = setTimeout(async () => {
      const stories = await find(typed).catch(() => null);
      if (asked !== latest.current) return;
      setFound(stories ?? []);
      setState(stories ? "idle" : "failed");
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, find]);

  return { typed, setTyped, found, state };
}

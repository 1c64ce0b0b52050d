"use client";

import { useCallback, useEffect, useState } from "react";
import type { Thread } from "#lib/comments/queries.ts";
import type { Result } from "#lib/result.ts";
import type { CommentActions } from "./types.ts";

/** Milliseconds between looks at what others have said. */
const again = 15_000;

/** The comments of a story, looked at again when its version goes up and now and then. */
export function useComments(storyId: number, version: number, actions: CommentActions) {
  const [threads, setThreads] = useState<Thread[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  const look = useCallback(async () => {
    const answer = await actions.list(storyId).catch(() => null);
    if (answer?.ok) setThreads(answer.value);
  }, [actions, storyId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the story has a new version
  useEffect(() => {
    void look();
    const timer = setInterval(() => document.visibilityState === "visible" && void look(), again);
    return () => clearInterval(timer);
  }, [look, version]);

  /** Whether it was done; if not, `trouble` says why. */
  const act = useCallback(
    async (deed: () => Promise<Result<null>>): Promise<boolean> => {
      const answer = await deed().catch(() => null);
      setTrouble(answer?.ok ? null : (answer?.problem.message ?? unreachable));
      await look();
      return answer?.ok ?? false;
    },
    [look],
  );

  return { threads, trouble, act };
}

const unreachable = "The server did not answer. Try again in a moment.";

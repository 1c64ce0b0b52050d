"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Thread } from "#lib/comments/queries.ts";
import type { Result } from "#lib/result.ts";
import type { CommentedPassage } from "../writing/passages.ts";
import type { WritingPartName } from "../writing/writing-part.tsx";
import type { Kept } from "./compose.tsx";
import type { Chosen } from "./part-fields.ts";
import type { CommentActions } from "./types.ts";

/** Milliseconds between looks at what others have said. */
const again = 15_000;

/** The passages of each editor that have open comments. */
export type Commented = Record<WritingPartName, CommentedPassage[]>;

/** A comment that is being written. */
export type Begun = Kept & { about: Chosen | "story" };

/** The comments of a story, looked at again when its version goes up and now and then. */
export function useComments(storyId: number | null, version: number | null, actions: CommentActions) {
  const [threads, setThreads] = useState<Thread[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  const look = useCallback(async () => {
    if (storyId === null) return;
    const answer = await actions.list(storyId).catch(() => null);
    if (answer?.ok) setThreads((was) => (sameThreads(was, answer.value) ? was : answer.value));
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

  // Stays here while the preview stands where the comments were.
  const begun = useRef<Begun | null>(null);
  const commented = useMemo(() => commentedIn(threads), [threads]);
  return useMemo(() => ({ threads, trouble, act, commented, begun }), [threads, trouble, act, commented]);
}

export type CommentsInHand = ReturnType<typeof useComments>;

/** The id of the element that shows a thread. */
export function threadElement(threadId: number): string {
  return `comment-${threadId}`;
}

function commentedIn(threads: Thread[]): Commented {
  const all: Commented = { ourTake: [], whyItMatters: [], body: [] };
  for (const { id, part, passage, resolved, remarks } of threads) {
    const own = part && part in all ? all[part as WritingPartName] : null;
    const description = `Comment by ${remarks[0]?.by ?? "somebody"}`;
    if (own && passage && !resolved) own.push({ id, passage, details: threadElement(id), description });
  }
  return all;
}

function sameThreads(a: Thread[], b: Thread[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const unreachable = "The server did not answer. Try again in a moment.";

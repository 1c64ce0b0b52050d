"use client";

import { useCallback, useState } from "react";

import type { Problem, Result } from "#lib/result.ts";
import type { Stale } from "#lib/stories/commands.ts";
import type { Refused } from "../errors.ts";
import type { EditorActions, Expected, PublishingAnswer, Step, StoryStatus } from "../types.ts";
import type { Hand } from "./hand.ts";
import { unanswered } from "./unanswered.ts";

export type Busy = "saving" | "publishing" | "retracting" | "moving" | null;

/** What can be done with a story beside writing it. Each act is about the stored version that this page shows. */
export function useActs(hand: Hand, actions: EditorActions) {
  const [busy, setBusy] = useState<Busy>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [signInAgain, setSignInAgain] = useState<{ resume: () => void } | null>(null);
  const askToSignIn = useCallback(() => setSignInAgain((asked) => asked ?? { resume: () => {} }), []);

  const save = useCallback(async () => {
    setRefused(null);
    return hand.flush();
  }, [hand]);

  const act = useCallback(
    async (
      kind: Busy,
      version: number | null,
      call: (expected: Expected) => Promise<Result<StoryStatus>>,
      { adds = false } = {},
    ): Promise<boolean> => {
      const { status, draft } = hand.get();
      if (!status || version === null) return false;
      setBusy(kind);
      setRefused(null);
      const result = await call({ id: status.id, expectedVersion: version }).catch(unanswered);
      setBusy(null);
      if (result.ok) {
        if (adds) await hand.catchUp();
        else hand.acted(result.value);
        return true;
      }
      const { problem } = result;
      if (problem.code === "unauthenticated") {
        setSignInAgain({ resume: () => void act(kind, version, call, { adds }) });
      } else {
        setRefused({
          problem: problem.code === "stale" ? overtaken(problem) : problem,
          draft,
          attempt: "publish",
        });
        if (problem.code === "stale") await hand.catchUp();
      }
      return false;
    },
    [hand],
  );

  const moveOn = useCallback(
    async (step: Step) => {
      if (hand.get().saving.phase !== "saved" && !(await save())) return false;
      return act("moving", hand.get().base.version, (expected) => actions.move({ ...expected, ...step }));
    },
    [hand, save, act, actions],
  );

  return {
    busy,
    refused,
    signInAgain,
    askToSignIn,
    closeSignIn: useCallback(() => setSignInAgain(null), []),
    signedIn: useCallback(() => {
      const resume = signInAgain?.resume;
      setSignInAgain(null);
      hand.signedIn();
      resume?.();
    }, [hand, signInAgain]),
    forget: useCallback(() => setRefused(null), []),
    save,
    /** Shows readers the version that was looked at, and no other, but for a note that tells them what changed. */
    publish: useCallback(
      (version: number, answer: PublishingAnswer) =>
        act("publishing", version, (expected) => actions.publish({ ...expected, ...answer }), {
          adds: answer.note !== null,
        }),
      [act, actions],
    ),
    retract: useCallback(
      async (reason: string) => {
        const { version } = hand.get().base;
        return act("retracting", version, (expected) => actions.retract({ ...expected, reason }));
      },
      [hand, act, actions],
    ),
    move: moveOn,
    assign: useCallback(
      (assigneeId: string | null) => {
        const { version } = hand.get().base;
        return act("moving", version, (expected) => actions.assign({ ...expected, assigneeId }));
      },
      [hand, act, actions],
    ),
  };
}

/** Somebody saved while one was deciding; nothing was done, and the newer text is shown. */
function overtaken({ current }: Problem): Problem {
  const who = (current as Stale | undefined)?.savedBy ?? "Somebody else";
  return {
    code: "stale",
    message: `${who} saved this story a moment ago, so nothing was done. Look at the text as it is now, then go on.`,
  };
}

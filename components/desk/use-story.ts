"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { Problem, Result } from "#lib/result.ts";
import type { Stale } from "#lib/stories/commands.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { type Backup, backupKey } from "./backup.ts";
import { type Draft, edited, sameDraft } from "./draft.ts";
import { type Refused, standingErrors } from "./errors.ts";
import { draftOf } from "./form-content.ts";
import type { EditorActions, EditorStart, MoveName, StoryStatus } from "./types.ts";
import { useBackup } from "./use-backup.ts";

export type Busy = "saving" | "publishing" | "retracting" | "moving" | null;

/**
 * One story in the hands of one person: what they type, what is stored as far as this page knows, and the acts. Nothing
 * here ever throws typed text away; every refusal leaves it where it is and says why.
 */
export function useStory(start: EditorStart, actions: EditorActions, pasted: Draft | null = null) {
  const [status, setStatus] = useState<StoryStatus | null>(start.story?.status ?? null);
  const [base, setBase] = useState<Backup["base"]>(() => ({
    version: start.story?.status.version ?? null,
    draft: start.story ? draftOf(start.story) : emptyDraft(),
  }));
  const [draft, change] = useReducer(edited, pasted ?? base.draft);
  const [busy, setBusy] = useState<Busy>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [stale, setStale] = useState<Stale | null>(null);
  const [signInAgain, setSignInAgain] = useState<{ resume: () => void } | null>(null);
  const [restored, setRestored] = useState<number | null>(null);
  const unsaved = useMemo(() => !sameDraft(draft, base.draft), [draft, base.draft]);
  const now = useRef({ draft, base, status, busy });
  now.current = { draft, base, status, busy };

  const onFound = useCallback(
    (backup: Backup) => {
      if (pasted) return;
      change({ kind: "whole", draft: backup.draft });
      setBase(backup.base);
      setRestored(backup.at);
    },
    [pasted],
  );
  useBackup({ key: backupKey(start.person.id, status?.id ?? null), draft, base, unsaved, onFound });

  /** Asks the server; a refusal or a broken connection becomes a problem on the page, and the answer null. */
  const ask = useCallback(
    async <T>(
      kind: Busy,
      attempt: Refused["attempt"],
      call: () => Promise<Result<T>>,
      resume: () => void,
    ) => {
      const sent = now.current.draft;
      setBusy(kind);
      setRefused(null);
      let result: Result<T>;
      try {
        result = await call();
      } catch (error) {
        result = { ok: false, problem: unreachable(error) };
      }
      setBusy(null);
      if (result.ok) return result.value;
      const { problem } = result;
      if (problem.code === "stale") setStale(problem.current as Stale);
      else if (problem.code === "unauthenticated") setSignInAgain({ resume });
      else setRefused({ problem, draft: sent, attempt });
      return null;
    },
    [],
  );

  /** Stores what is typed, as a new version on top of the one it is based on. Gives what is stored then, or null. */
  const save = useCallback(async (): Promise<StoryStatus | null> => {
    const { draft: sent, base: on, status: known, busy: already } = now.current;
    if (already) return null;
    const value = await ask(
      "saving",
      "save",
      () =>
        actions.save({
          id: known?.id ?? null,
          expectedVersion: on.version,
          content: sent.content,
          publishedLocal:
            known && (known.wasPublic || sent.publishedLocal === on.draft.publishedLocal)
              ? null
              : sent.publishedLocal,
        }),
      () => void save(),
    );
    if (!value) return null;
    const stored = { ...sent, content: { ...sent.content, tags: value.tags } };
    setBase({ version: value.version, draft: stored });
    setStatus(value);
    setRestored(null);
    setStale(null);
    if (now.current.draft.content.tags === sent.content.tags)
      change({ kind: "part", part: "tags", value: value.tags });
    if (!known) history.replaceState(null, "", `/desk/stories/${value.id}`);
    now.current = { ...now.current, status: value, base: { version: value.version, draft: stored } };
    return value;
  }, [actions, ask]);

  const act = useCallback(
    async (
      kind: Busy,
      call: (expected: { id: number; expectedVersion: number }) => Promise<Result<StoryStatus>>,
    ): Promise<boolean> => {
      const { status: known, base: on } = now.current;
      if (!known || on.version === null) return false;
      const expected = { id: known.id, expectedVersion: on.version };
      const value = await ask(
        kind,
        "publish",
        () => call(expected),
        () => void act(kind, call),
      );
      if (!value) return false;
      setStatus(value);
      setBase((before) => ({ ...before, version: value.version }));
      return true;
    },
    [ask],
  );

  const publish = useCallback(() => act("publishing", actions.publish), [act, actions]);
  const retract = useCallback(
    (reason: string) => act("retracting", (expected) => actions.retract({ ...expected, reason })),
    [act, actions],
  );
  const move = useCallback(
    (name: MoveName) => act("moving", (expected) => actions.move({ ...expected, move: name })),
    [act, actions],
  );

  /** Goes on from what somebody else has stored, with the text that was chosen between theirs and mine. */
  const settle = useCallback((on: Stale, theirs: Draft, chosen: Draft) => {
    setBase({ version: on.version, draft: theirs });
    change({ kind: "whole", draft: chosen });
    setStale(null);
    setRefused(null);
    now.current = { ...now.current, draft: chosen, base: { version: on.version, draft: theirs } };
  }, []);

  const discard = useCallback(() => {
    change({ kind: "whole", draft: start.story ? draftOf(start.story) : emptyDraft() });
    if (start.story) setBase({ version: start.story.status.version, draft: draftOf(start.story) });
    setRestored(null);
    setRefused(null);
  }, [start]);

  const refuse = useCallback(
    (problem: Problem, attempt: Refused["attempt"]) =>
      setRefused({ problem, draft: now.current.draft, attempt }),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        void save();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [save]);

  return {
    draft,
    change,
    base,
    status,
    busy,
    unsaved,
    refused,
    errors: useMemo(() => standingErrors(refused, draft), [refused, draft]),
    stale,
    restored,
    signInAgain,
    save,
    publish,
    retract,
    move,
    settle,
    discard,
    refuse,
    forgetRestored: useCallback(() => setRestored(null), []),
    closeConflict: useCallback(() => setStale(null), []),
    closeSignIn: useCallback(() => setSignInAgain(null), []),
  };
}

export type StoryInHand = ReturnType<typeof useStory>;

function emptyDraft(): Draft {
  return { content: emptyContent, publishedLocal: "" };
}

function unreachable(error: unknown): Problem {
  const message = unstable_isUnrecognizedActionError(error)
    ? "The desk was updated while you were writing. Your text is kept in this browser: reload the page to go on with it."
    : navigator.onLine
      ? "The server did not answer as it should, so nothing was saved. Your text is kept here; try again in a moment."
      : "This device is offline, so nothing was saved. Your text is kept here; try again when the connection is back.";
  return { code: "unavailable", message };
}

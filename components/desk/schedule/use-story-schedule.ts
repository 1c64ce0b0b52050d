"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type Actor, may } from "#lib/auth/policy.ts";
import type { Problem, Result } from "#lib/result.ts";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { unanswered } from "../saving/unanswered.ts";
import type { StoryStatus } from "../types.ts";
import type { StoryInHand } from "../use-story.ts";
import type { ScheduleActions } from "./types.ts";
import { useDeeds } from "./use-deeds.ts";

/** What is being asked about the schedule of a story: when its stored version goes out, is taken away, or moves to. */
export type Asking =
  | { kind: "publish"; version: number; of: CalendarEntry | undefined }
  | { kind: "retract"; version: number }
  | { kind: "move"; entry: CalendarEntry };

/** What waits for its time of the story in hand, and what can be done about it. */
export function useStorySchedule(
  story: StoryInHand,
  person: Actor,
  timeZone: string,
  start: CalendarEntry[],
  actions: ScheduleActions,
) {
  const { status, unsaved, catchUp, askToSignIn } = story;
  const id = status?.id ?? null;
  const [entries, setEntries] = useState(start);
  const known = useRef(outline(start));
  const [asking, ask] = useState<Asking | null>(null);

  const look = useCallback(async () => {
    if (id === null) return;
    const answer = await actions.entries(id).catch(() => null);
    if (!answer?.ok) return;
    const before = known.current;
    known.current = outline(answer.value);
    setEntries(answer.value);
    if (known.current !== before) await catchUp();
  }, [id, actions, catchUp]);
  useLooking(look, status?.version ?? null, entries);

  const answered = (problem: Problem | null) => {
    if (problem?.code === "unauthenticated") askToSignIn();
    void look();
  };
  const deeds = useDeeds(actions, timeZone, answered);
  const waiting = (kind: CalendarEntry["kind"]) =>
    entries.find((entry) => entry.kind === kind && entry.state === "waiting");
  const facts = { createdById: status?.createdById ?? person.id, live: status?.live ?? false };
  const mayPublish = may(person, "story.publish", facts) && may(person, "story.review", facts);
  const isNew = unsaved || (status?.state !== "published" && status?.state !== "scheduled");
  const comes = waiting("publish");

  return {
    entries,
    deeds,
    asking,
    may: may(person, "story.publish", facts),
    /** Whether the text as it stands is still to be published, and may be. */
    canPublish: mayPublish && isNew,
    canRetract:
      id !== null &&
      may(person, "story.retract", facts) &&
      (facts.live || comes !== undefined) &&
      waiting("retract") === undefined,
    comes,
    /** Stores what is typed, and asks when that is to go out. */
    askToPublish: async () => {
      const stored = await story.save();
      if (stored) ask({ kind: "publish", version: stored.version, of: comes });
    },
    askToRetract: async () => {
      const stored = unsaved ? await story.save() : status;
      if (stored) ask({ kind: "retract", version: stored.version });
    },
    askToMove: (entry: CalendarEntry) => ask({ kind: "move", entry }),
    close: () => {
      deeds.forget();
      ask(null);
    },
    /** Goes on from what an act has left; gives the problem when there is one. */
    settle: async (act: () => Promise<Result<StoryStatus>>, onDone: () => void): Promise<Problem | null> => {
      const result = await act().catch(unanswered);
      if (result.ok) {
        story.acted(result.value);
        onDone();
        ask(null);
        await look();
        return null;
      }
      const { problem } = result;
      if (problem.code === "unauthenticated") {
        ask(null);
        askToSignIn();
      }
      return problem;
    },
  };
}

export type StorySchedule = ReturnType<typeof useStorySchedule>;

/** What waits and what has failed, without their times. */
function outline(entries: CalendarEntry[]): string {
  return entries.map(({ key, state }) => `${key} ${state}`).join();
}

/** Looks again when the story has changed, when somebody comes back to the page, and when something is due. */
function useLooking(look: () => Promise<void>, version: number | null, entries: CalendarEntry[]): void {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void look();
  }, [version, look]);

  useEffect(() => {
    const onFocus = () => void look();
    addEventListener("focus", onFocus);
    return () => removeEventListener("focus", onFocus);
  }, [look]);

  const waiting = entries.filter(({ state }) => state === "waiting").map(({ at }) => at.getTime());
  const due = waiting.length > 0 ? Math.min(...waiting) : null;
  useEffect(() => {
    if (due === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let open = true;
    const wait = () => {
      timer = setTimeout(
        async () => {
          if (document.visibilityState === "visible") await look();
          if (open) wait();
        },
        untilLook(due - Date.now()),
      );
    };
    wait();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [due, look]);
}

const second = 1000;

/** Milliseconds to wait when something is due in `ahead`: until then, and ever more patiently once it is late. */
function untilLook(ahead: number): number {
  if (ahead > 0) return Math.min(ahead + second, 3600 * second);
  return ahead > -20 * second ? 2 * second : 20 * second;
}

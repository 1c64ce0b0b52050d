"use client";

import { useState } from "react";
import type { Problem, Result } from "#lib/result.ts";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { momentInFull } from "#lib/schedule/words.ts";
import { unanswered } from "../saving/unanswered.ts";
import type { Saying } from "./said.tsx";
import type { CalendarActions } from "./types.ts";

/** What can be done with what waits or has failed, one at a time, with the words for what came of it. */
export function useDeeds(
  actions: CalendarActions,
  timeZone: string,
  /** Looks again at what is stored, whatever came of it. */
  after: (problem: Problem | null) => void,
) {
  const [busy, setBusy] = useState(false);
  const [said, say] = useState<Saying | null>(null);

  const attempt = async <T>(work: () => Promise<Result<T>>, words: string): Promise<boolean> => {
    setBusy(true);
    say(null);
    const answer = await work().catch(unanswered);
    setBusy(false);
    if (answer.ok) say({ tone: "good", words });
    else say({ tone: "danger", words: answer.problem.message });
    after(answer.ok ? null : answer.problem);
    return answer.ok;
  };

  return {
    busy,
    said,
    errors: said?.tone === "danger" ? [said.words] : undefined,
    forget: () => say((now) => (now?.tone === "danger" ? null : now)),
    move: ({ schedule, at: from, headline, kind }: CalendarEntry, at: Date) => {
      const what = kind === "publish" ? "goes out" : "is taken away";
      const words = `“${headline}” now ${what} on ${momentInFull(at, timeZone)}.`;
      return attempt(() => actions.move({ schedule: schedule ?? 0, from, at }), words);
    },
    takeOff: ({ schedule, headline }: CalendarEntry) =>
      attempt(
        () => actions.takeOff({ schedule: schedule ?? 0 }),
        `“${headline}” is off the schedule. Its text is as it was.`,
      ),
    tryAgain: ({ schedule, headline }: CalendarEntry) =>
      attempt(
        () => actions.tryAgain({ schedule: schedule ?? 0 }),
        `“${headline}” is tried again now. If it fails once more, it says so here again.`,
      ),
  };
}

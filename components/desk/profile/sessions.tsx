"use client";

import { Button } from "#components/ui/button.tsx";
import { momentInWords } from "../times.ts";
import { Outcome } from "./outcome.tsx";
import type { ProfileActions, SessionRow } from "./types.ts";
import { useAct } from "./use-act.ts";

type Props = {
  sessions: SessionRow[];
  timeZone: string;
  end: ProfileActions["endSessions"];
  onSessions: (sessions: SessionRow[]) => void;
};

/** Where somebody is signed in; each can be ended, or all others at once. */
export function Sessions({ sessions, timeZone, end, onSessions }: Props) {
  const { busy, problem, said, act } = useAct();
  const ending = async (id: string | null) => {
    const words = id === null ? "You are signed out everywhere else." : "That session has ended.";
    const left = await act(() => end({ id }), words);
    if (left) onSessions(left);
  };
  return (
    <div className="space-y-3">
      <ul className="divide-y divide-line border-y border-line text-sm">
        {sessions.map(({ id, device, place, current, startedAt, seenAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">
                {device} {current && <span className="font-normal text-good">this session</span>}
              </p>
              <p className="break-words text-quiet">
                Signed in {momentInWords(startedAt, timeZone)} {place}
                {current ? "" : `, last used ${momentInWords(seenAt, timeZone)}`}
              </p>
            </div>
            {!current && (
              <Button
                look="quiet"
                className="text-danger"
                disabled={busy}
                aria-label={`End the session on ${device}, signed in ${momentInWords(startedAt, timeZone)}`}
                onClick={() => void ending(id)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Outcome problem={problem} said={said} />
      {sessions.length > 1 && (
        <Button disabled={busy} onClick={() => void ending(null)}>
          End all others
        </Button>
      )}
    </div>
  );
}

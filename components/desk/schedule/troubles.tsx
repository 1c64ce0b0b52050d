"use client";

import { useRouter } from "next/navigation";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { momentInFull } from "#lib/schedule/words.ts";
import { stateOf, versionLine } from "./entry-words.ts";
import { Said } from "./said.tsx";
import type { CalendarActions } from "./types.ts";
import { useDeeds } from "./use-deeds.ts";

type Props = {
  entries: CalendarEntry[];
  timeZone: string;
  mayChange: boolean;
  actions: CalendarActions;
  /** How many are shown; the calendar shows the others. */
  most?: number;
};

/** What could not be done when its time came, with the reason and the ways out. */
export function Troubles({ entries, timeZone, mayChange, actions, most = 100 }: Props) {
  const router = useRouter();
  const deeds = useDeeds(actions, timeZone, () => router.refresh());
  const shown = entries.slice(0, most);
  return (
    <>
      <Said said={deeds.said} />
      {entries.length > 0 && (
        <section aria-labelledby="troubles" className="mb-6 space-y-2">
          <h2 id="troubles" className="text-lg font-extrabold tracking-tight">
            Needs somebody
          </h2>
          <ul className="space-y-2">
            {shown.map((entry) => (
              <li key={entry.key}>
                <Notice
                  tone="danger"
                  title={
                    <>
                      {stateOf(entry)}:{" "}
                      <a href={`/desk/stories/${entry.story}`} className="break-words text-ink">
                        {entry.headline}
                      </a>
                    </>
                  }
                  actions={
                    <>
                      {mayChange && entry.state === "failed" && (
                        <Button disabled={deeds.busy} onClick={() => void deeds.tryAgain(entry)}>
                          Try again now
                        </Button>
                      )}
                      {mayChange && (
                        <Button disabled={deeds.busy} onClick={() => void deeds.takeOff(entry)}>
                          Unschedule
                        </Button>
                      )}
                      <ButtonLink look="quiet" href={`/desk/stories/${entry.story}/versions/${entry.number}`}>
                        Read version {entry.number}
                      </ButtonLink>
                    </>
                  }
                >
                  <p>
                    {entry.reason ||
                      "It waits still: no process may be doing the site’s jobs. It goes out as soon as one does."}
                  </p>
                  <p className="text-quiet">
                    Due {momentInFull(entry.at, timeZone)}. {versionLine(entry)}.
                  </p>
                </Notice>
              </li>
            ))}
          </ul>
          {entries.length > most && (
            <p className="text-sm">
              <a href="/desk/calendar">All {entries.length} on the calendar</a>
            </p>
          )}
        </section>
      )}
    </>
  );
}

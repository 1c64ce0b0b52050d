"use client";

import { CalendarClock, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { momentInShort } from "#lib/schedule/words.ts";
import type { StoryInHand } from "../use-story.ts";
import { stateOf } from "./entry-words.ts";
import type { StorySchedule } from "./use-story-schedule.ts";

type Props = { story: StoryInHand; schedule: StorySchedule; timeZone: string };

/** At the editor's bar: what of this story waits for its time or has failed, exactly which version, and the ways out. */
export function ScheduleLine({ story, schedule, timeZone }: Props) {
  const { entries, deeds } = schedule;
  const { said } = deeds;
  return (
    <>
      <p
        role={said?.tone === "danger" ? "alert" : "status"}
        className={said?.tone === "danger" ? failure : "sr-only"}
      >
        {schedule.asking ? "" : said?.words}
      </p>
      {entries.length > 0 && (
        <ul
          aria-label="Schedule"
          className="space-y-1 border-line text-sm max-sm:-mx-4 max-sm:border-b max-sm:px-4 max-sm:py-2 sm:mt-2 sm:border-t sm:pt-1.5"
        >
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} story={story} schedule={schedule} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </>
  );
}

const failure = "mt-2 text-sm font-medium text-danger";

function Entry({ entry, story, schedule, timeZone }: Props & { entry: CalendarEntry }) {
  const { deeds } = schedule;
  const late = useLate(entry);
  const failed = entry.state === "failed";
  const changed = entry.kind === "publish" && (story.unsaved || story.status?.revision !== entry.number);
  const tone = failed || late ? "text-danger" : changed ? "text-warn" : "text-ink";
  const Icon = failed || late ? TriangleAlert : CalendarClock;
  const busy = deeds.busy || story.busy !== null;
  return (
    <li className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      <p className="flex min-w-56 flex-1 gap-2 leading-snug">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
        <span className={`min-w-0 break-words ${tone}`}>
          {sentence({ ...entry, overdue: late }, changed, momentInShort(entry.at, timeZone))}
          {entry.note && <span className="text-quiet"> Readers are told: “{entry.note.text}”</span>}
        </span>
      </p>
      {schedule.may && (
        <span className="flex flex-wrap gap-1">
          {changed && !failed && schedule.canPublish && (
            <Small disabled={busy} onClick={() => void schedule.askToPublish()}>
              Schedule this version instead
            </Small>
          )}
          {failed ? (
            <Small disabled={busy} onClick={() => void deeds.tryAgain(entry)}>
              Try again now
            </Small>
          ) : (
            <Small disabled={busy} onClick={() => schedule.askToMove(entry)}>
              Change
            </Small>
          )}
          <Small disabled={busy} onClick={() => void deeds.takeOff(entry)}>
            Unschedule
          </Small>
        </span>
      )}
    </li>
  );
}

function sentence(entry: CalendarEntry, changed: boolean, when: string): ReactNode {
  const { kind, state, number, story, reason, overdue } = entry;
  const version = (
    <a
      href={`/desk/stories/${story}/versions/${number}`}
      target="_blank"
      className="text-inherit underline underline-offset-2"
      rel="noopener"
    >
      version {number}
    </a>
  );
  if (state === "failed") {
    return (
      <>
        <strong>{stateOf(entry)}</strong> {kind === "publish" && version} on {when}: {reason}
      </>
    );
  }
  if (overdue) {
    return (
      <>
        <strong>Overdue:</strong>{" "}
        {kind === "publish" ? <>{version} should have gone out</> : "it should have been taken away"} on{" "}
        {when}. It still waits, until the site’s jobs are done again.
      </>
    );
  }
  if (kind === "retract") return <>Is taken away from readers on {when}.</>;
  if (!changed) {
    return (
      <>
        Scheduled for {when}: {version}.
      </>
    );
  }
  return (
    <>
      What goes out on {when} is {version}, without later changes.
    </>
  );
}

function Small(props: { disabled: boolean; onClick: () => void; children: ReactNode }) {
  return <Button className="min-h-7 px-2 py-0.5 text-[0.8125rem]" {...props} />;
}

const patience = 60_000; // milliseconds

/** Whether it is over a minute late, also on a page that was opened before. */
function useLate({ state, at, overdue }: CalendarEntry): boolean {
  const [late, setLate] = useState(overdue);
  useEffect(() => {
    const now = () => setLate(state === "waiting" && Date.now() - at.getTime() > patience);
    now();
    const timer = setInterval(now, 5000);
    return () => clearInterval(timer);
  }, [state, at]);
  return late;
}

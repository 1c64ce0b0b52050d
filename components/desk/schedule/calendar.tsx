"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useState } from "react";
import { dayName, fullDayName, type View } from "#lib/schedule/calendar.ts";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { onDay } from "#lib/schedule/words.ts";
import { type Day, dayInZone } from "#lib/stories/dates.ts";
import { EntryCard } from "./entry-card.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { Said } from "./said.tsx";
import type { CalendarActions } from "./types.ts";
import { useDeeds } from "./use-deeds.ts";

type Props = {
  view: View;
  /** The day that the view is about: its month's days are at full strength. */
  day: Day;
  days: Day[];
  today: Day;
  entries: CalendarEntry[];
  timeZone: string;
  mayChange: boolean;
  actions: CalendarActions;
};

/** Days with what happens on them. What waits is moved by dragging it to another day, or with its menu. */
export function Calendar({ view, day, days, today, entries, timeZone, mayChange, actions }: Props) {
  const router = useRouter();
  const deeds = useDeeds(actions, timeZone, () => router.refresh());
  const [moving, move] = useState<CalendarEntry | null>(null);
  const [dragged, drag] = useState<CalendarEntry | null>(null);
  const [over, hover] = useState<Day | null>(null);
  const byDay = Map.groupBy(entries, ({ at }) => dayInZone(at, timeZone));

  const drop = (to: Day) => {
    if (dragged && dayInZone(dragged.at, timeZone) !== to) {
      void deeds.move(dragged, onDay(dragged.at, to, timeZone));
    }
    drag(null);
    hover(null);
  };

  const target = (to: Day) =>
    dragged && {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        hover(to);
      },
      onDragLeave: () => hover((now) => (now === to ? null : now)),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        drop(to);
      },
    };

  const card = (entry: CalendarEntry) => (
    <EntryCard
      key={entry.key}
      entry={entry}
      timeZone={timeZone}
      mayChange={mayChange}
      compact={view === "month"}
      dragged={dragged === entry}
      onDrag={drag}
      onMove={() => move(entry)}
      onTakeOff={() => void deeds.takeOff(entry)}
      onTryAgain={() => void deeds.tryAgain(entry)}
    />
  );

  return (
    <>
      <Said said={deeds.said} />
      <ol
        className={`grid border-t-[3px] border-ink lg:grid-cols-7 lg:border-l lg:border-l-line ${view === "week" ? "lg:auto-rows-[minmax(24rem,auto)]" : "lg:auto-rows-[minmax(8rem,auto)]"}`}
      >
        {days.map((each) => {
          const inside = view === "week" || each.slice(0, 7) === day.slice(0, 7);
          const here = byDay.get(each) ?? [];
          const [inSight, folded] = foldDone(here, view === "week" ? 6 : 3);
          return (
            <li
              key={each}
              {...target(each)}
              aria-current={each === today ? "date" : undefined}
              className={`min-w-0 border-b border-line px-1 py-2 lg:border-r lg:px-1.5 ${here.length === 0 && each !== today ? "max-lg:hidden" : ""} ${over === each ? "bg-mark/40" : inside ? "" : "bg-raised/50"}`}
            >
              <h2 className={`mb-1.5 px-1 text-xs ${each === today ? "font-bold text-ink" : "text-quiet"}`}>
                <span aria-hidden>
                  {dayName(each)}
                  {each === today && " · today"}
                </span>
                <span className="sr-only">
                  {fullDayName(each)}
                  {each === today && ", today"}
                </span>
              </h2>
              {folded.length > 0 && (
                <details className="mb-1.5">
                  <summary className="cursor-pointer px-1 py-1 text-xs text-quiet hover:text-ink">
                    {folded.length} earlier, published or retracted
                  </summary>
                  <ul className="mt-1.5 space-y-1.5">{folded.map(card)}</ul>
                </details>
              )}
              <ul className="space-y-1.5">{inSight.map(card)}</ul>
            </li>
          );
        })}
      </ol>
      {entries.length === 0 && (
        <p className="py-6 text-quiet">Nothing was published in this {view}, and nothing waits in it.</p>
      )}
      <MoveDialog
        entry={moving}
        timeZone={timeZone}
        busy={deeds.busy}
        errors={moving ? deeds.errors : undefined}
        onClose={() => {
          deeds.forget();
          move(null);
        }}
        onMove={async (at) => {
          if (moving && (await deeds.move(moving, at))) move(null);
        }}
      />
    </>
  );
}

/** What is over is folded away beyond a few of a day; what is to come never is. */
function foldDone(entries: CalendarEntry[], most: number): [CalendarEntry[], CalendarEntry[]] {
  const done = entries.filter(({ state }) => state === "done");
  const folded = new Set(done.length > most + 1 ? done.slice(0, -most) : []);
  return [entries.filter((entry) => !folded.has(entry)), [...folded]];
}

import { ChevronRight } from "lucide-react";
import type { AuditEvent } from "#lib/audit/queries.ts";
import { clockInZone, dayInZone } from "#lib/stories/dates.ts";
import { dayInWords } from "../times.ts";
import { EventDetails } from "./details.tsx";

type Props = { events: AuditEvent[]; timeZone: string };

/** Events by day, the newest first; each opens to what changed. */
export function AuditLog({ events, timeZone }: Props) {
  const days = Map.groupBy(events, ({ at }) => dayInZone(at, timeZone));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`day-${day}`} className="mb-7">
      <h2 id={`day-${day}`} className="border-t-[3px] border-ink pt-2 pb-1.5 text-sm font-bold">
        {dayInWords(day)}
      </h2>
      <ul>
        {ofDay.map((event) => (
          <li key={event.id} className="border-t border-line">
            <details className="group">
              <summary className="grid cursor-pointer list-none grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-3 py-2.5 text-sm hover:bg-raised sm:grid-cols-[auto_minmax(0,1fr)_auto_auto] [&::-webkit-details-marker]:hidden">
                <time dateTime={event.at.toISOString()} className="text-quiet tabular-nums">
                  {clockInZone(event.at, timeZone)}
                </time>
                <span className="break-words">
                  <span className="font-semibold">{event.who.name}</span> {event.did}
                </span>
                <span className="text-xs text-quiet max-sm:order-last max-sm:col-start-2 max-sm:row-start-2 max-sm:mt-0.5">
                  {event.origin}
                </span>
                <ChevronRight
                  aria-hidden
                  className="size-4 self-center text-quiet transition-transform group-open:rotate-90"
                />
              </summary>
              <EventDetails event={event} timeZone={timeZone} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  ));
}

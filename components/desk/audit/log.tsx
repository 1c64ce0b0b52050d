import { ChevronRight } from "lucide-react";
import type { AuditEvent } from "#lib/audit/queries.ts";
import { clockInZone } from "#lib/stories/dates.ts";
import { ByDay } from "../by-day.tsx";
import { EventDetails } from "./details.tsx";

type Props = { events: AuditEvent[]; timeZone: string };

/** Events by day, the newest first; each opens to what changed. */
export function AuditLog({ events, timeZone }: Props) {
  return (
    <ByDay lines={events} timeZone={timeZone}>
      {(event) => (
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
      )}
    </ByDay>
  );
}

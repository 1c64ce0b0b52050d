import type { ReactNode } from "react";
import { dayInZone } from "#lib/stories/dates.ts";
import { dayInWords } from "./times.ts";

type Props<T> = { lines: T[]; timeZone: string; children: (line: T) => ReactNode };

/** What happened, as lists of one day each, in the order given. */
export function ByDay<T extends { id: number | string; at: Date }>({ lines, timeZone, children }: Props<T>) {
  const days = Map.groupBy(lines, ({ at }) => dayInZone(at, timeZone));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`day-${day}`} className="mb-7">
      <h2 id={`day-${day}`} className="border-t-[3px] border-ink pt-2 pb-1.5 text-sm font-bold">
        {dayInWords(day)}
      </h2>
      <ul>
        {ofDay.map((line) => (
          <li key={line.id} className="border-t border-line">
            {children(line)}
          </li>
        ))}
      </ul>
    </section>
  ));
}

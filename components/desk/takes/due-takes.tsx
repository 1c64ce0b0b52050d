import { Hourglass } from "lucide-react";
import type { DeskTake } from "#lib/takes/desk.ts";
import { dayInWords } from "../times.ts";

/** Claims that whoever looks can judge now, the longest due first. */
export function DueTakes({ takes, total }: { takes: DeskTake[]; total: number }) {
  if (total === 0) return null;
  return (
    <section
      aria-labelledby="due-takes"
      className="on-slip mb-6 border-t-4 border-slip-ink bg-slip px-4 py-3"
    >
      <h2 id="due-takes" className="flex items-center gap-2 text-sm font-bold text-slip-ink">
        <Hourglass aria-hidden className="size-4" />
        Time to look back: {total === 1 ? "a claim is" : `${total} claims are`} due
      </h2>
      <ul className="mt-1.5 divide-y divide-slip-line text-sm">
        {takes.map(({ story, claim, headline, lookBack }) => (
          <li key={story} className="py-2">
            <a
              href={`/desk/takes/${story}`}
              className="font-medium break-words text-slip-ink underline decoration-current/40 underline-offset-2"
            >
              {claim}
            </a>
            <p className="text-slip-quiet">
              {lookBack && `Since ${dayInWords(lookBack)}, `}
              {headline}
            </p>
          </li>
        ))}
      </ul>
      {total > takes.length && (
        <p className="pt-1 text-sm">
          <a href="/desk/takes" className="text-slip-ink underline underline-offset-2">
            All {total}
          </a>
        </p>
      )}
    </section>
  );
}

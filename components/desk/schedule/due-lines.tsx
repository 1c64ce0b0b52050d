import type { Due } from "#lib/stories/desk-queries.ts";
import { comingInWords } from "../times.ts";

type Props = { due: Due[]; timeZone: string; now: Date };

/** In a list of stories: when this one goes out or is taken away, and that it should have. */
export function DueLines({ due, timeZone, now }: Props) {
  return due.map((each) => {
    const late = !each.failed && now.getTime() - each.at.getTime() > patience;
    return (
      <p
        key={`${each.kind} ${each.at.getTime()}`}
        className={`text-xs md:mt-1 ${each.failed || late ? "font-semibold text-danger" : "text-ink"}`}
      >
        {each.failed ? (
          failed[each.kind]
        ) : (
          <>
            {late ? "overdue since" : waits[each.kind]}{" "}
            <time dateTime={each.at.toISOString()} className="whitespace-nowrap tabular-nums">
              {comingInWords(each.at, timeZone, now)}
            </time>
          </>
        )}
      </p>
    );
  });
}

const patience = 60_000; // milliseconds
const waits = { publish: "goes out", retract: "taken away" };
const failed = { publish: "failed to publish", retract: "failed to retract" };

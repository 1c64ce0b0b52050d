import type { Column } from "#lib/review/board.ts";
import type { DeskRow } from "#lib/stories/desk-queries.ts";
import { stateNames } from "#lib/stories/lifecycle.ts";
import { DueLines } from "../schedule/due-lines.tsx";
import { momentInWords } from "../times.ts";
import { Choose } from "./choose.tsx";

type Props = { columns: Column[]; timeZone: string; me: string };

/** The stories of each state side by side; on a narrow screen one state after the other. */
export function Board({ columns, timeZone, me }: Props) {
  const now = new Date();
  return (
    <div className="grid gap-x-4 gap-y-7 md:grid-cols-2 lg:grid-cols-5 lg:gap-x-3">
      {columns.map(({ state, total, stories }) => (
        <section
          key={state}
          aria-labelledby={`column-${state}`}
          className="min-w-0 border-t-[3px] border-ink"
        >
          <h2 id={`column-${state}`} className="flex items-baseline justify-between gap-2 py-2 font-bold">
            {stateNames[state]}
            <span className="text-sm font-normal text-quiet tabular-nums">
              {total}
              <span className="sr-only"> {total === 1 ? "story" : "stories"}</span>
            </span>
          </h2>
          {stories.length > 0 ? (
            <ul className="space-y-2">
              {stories.map((story) => (
                <Card key={story.id} story={story} timeZone={timeZone} now={now} me={me} />
              ))}
            </ul>
          ) : (
            <p className="text-sm text-quiet">None.</p>
          )}
          {total > stories.length && (
            <p className="mt-2 text-sm">
              <a href={`/desk?state=${state}`}>All {total}</a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

type CardProps = { story: DeskRow; timeZone: string; now: Date; me: string };

function Card({ story, timeZone, now, me }: CardProps) {
  const { id, version, headline, section, live, state, assignee, author, updatedAt } = story;
  return (
    <li className="relative rounded-xs border border-line bg-surface py-2 pr-2 pl-3">
      <div className="flex items-start justify-between gap-1">
        <a
          href={`/desk/stories/${id}`}
          className="min-w-0 py-1 font-serif leading-snug break-words text-ink no-underline hover:bg-mark hover:text-on-mark"
        >
          {headline}
        </a>
        <Choose id={id} version={version} headline={headline} />
      </div>
      <p className="flex flex-wrap gap-x-2 text-xs text-quiet">
        <span>{section?.name ?? "No section yet"}</span>
        {live && state !== "published" && <span className="font-semibold text-good">Live</span>}
        <time dateTime={updatedAt.toISOString()} className="tabular-nums">
          {momentInWords(updatedAt, timeZone, now)}
        </time>
      </p>
      <p className="text-xs text-quiet">
        {assignee ? (
          <span className={assignee.id === me ? "font-semibold text-ink" : ""}>
            {assignee.id === me ? "Your turn" : `${assignee.name}’s turn`}
          </span>
        ) : (
          `Begun by ${author?.name ?? "an import"}`
        )}
      </p>
      <DueLines due={story.due} timeZone={timeZone} now={now} />
    </li>
  );
}

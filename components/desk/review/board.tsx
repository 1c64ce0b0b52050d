import type { Actor } from "#lib/auth/policy.ts";
import type { BoardFilters, Column } from "#lib/review/board.ts";
import type { DeskRow } from "#lib/stories/desk-queries.ts";
import { stateNames } from "#lib/stories/lifecycle.ts";
import { DueLines } from "../schedule/due-lines.tsx";
import { momentInWords } from "../times.ts";
import { CardMenu } from "./card-menu.tsx";
import { stepsWith } from "./card-steps.ts";
import { Choose } from "./choose.tsx";

type Props = { columns: Column[]; filters: BoardFilters; timeZone: string; person: Actor };

/** The stories of each state side by side; on a narrow screen one state after the other. */
export function Board({ columns, filters, timeZone, person }: Props) {
  const now = new Date();
  const narrowed = Boolean(filters.section || filters.person);
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
                <Card key={story.id} story={story} timeZone={timeZone} now={now} person={person} />
              ))}
            </ul>
          ) : (
            <p className="text-sm text-quiet">{narrowed ? "Nothing of this kind." : nothing[state]}</p>
          )}
          {total > stories.length && (
            <p className="mt-2 text-sm">
              {filters.person ? (
                `The ${stories.length} changed last.`
              ) : (
                <a href={`/desk?${new URLSearchParams({ state, ...filters })}`}>All {total}</a>
              )}
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

/** What it means that a column is empty. */
const nothing: Partial<Record<Column["state"], string>> = {
  draft: "Nobody is writing anything.",
  in_review: "Nothing waits for a review.",
  approved: "Nothing that is approved waits to be published.",
  scheduled: "Nothing waits for its time.",
  published: "Readers see nothing yet.",
};

type CardProps = { story: DeskRow; timeZone: string; now: Date; person: Actor };

function Card({ story, timeZone, now, person }: CardProps) {
  const me = person.id;
  const steps = stepsWith(person, story);
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
        <div className="flex shrink-0 items-center md:flex-col">
          <Choose id={id} version={version} headline={headline} />
          {steps.length > 0 && <CardMenu story={{ id, expectedVersion: version, headline }} steps={steps} />}
        </div>
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

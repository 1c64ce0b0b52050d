import { DayOf } from "#components/story/dates.tsx";
import type { Wording } from "#lib/language/wording.ts";
import type { Week } from "#lib/week/week.ts";
import { count } from "./list-head.tsx";
import { daysOfWeek, weekAddress, weekNumber } from "./week-words.ts";
import "./week.css";

type Edition = { number: number; subject: string; sentAt: Date };

type Props = {
  weeks: { week: Week; stories: number }[];
  editions: Edition[];
  wording: Wording;
};

/** What came before: the last weeks, and the mails that went out. */
export function WeekFoot({ weeks, editions, wording }: Props) {
  if (weeks.length + editions.length === 0) return null;
  return (
    <div className="week-foot">
      {weeks.length > 0 && (
        <section aria-labelledby="earlier-weeks">
          <h2 id="earlier-weeks">Week by week</h2>
          <ol>
            {weeks.map(({ week, stories }) => (
              <li key={week}>
                <a href={weekAddress(week)}>{daysOfWeek(week)}</a>{" "}
                <small>{count(stories, "story", "stories")}</small>
              </li>
            ))}
          </ol>
          <p className="more">
            <a href="/this-week/weeks">All weeks</a>
          </p>
        </section>
      )}
      {editions.length > 0 && (
        <section aria-labelledby="mails">
          <h2 id="mails">As it was mailed</h2>
          <EditionLinks editions={editions} wording={wording} />
        </section>
      )}
    </div>
  );
}

export function EditionLinks({ editions, wording }: Pick<Props, "editions" | "wording">) {
  return (
    <ol>
      {editions.map(({ number, subject, sentAt }) => (
        <li key={number}>
          <a href={`/this-week/editions/${number}`}>{subject}</a>{" "}
          <small>
            No. {number}, <DayOf instant={sentAt} wording={wording} style="short" />
          </small>
        </li>
      ))}
    </ol>
  );
}

/** Every week that there is something of, by years. */
export function Weeks({ weeks }: Pick<Props, "weeks">) {
  const years = [...Map.groupBy(weeks, ({ week }) => week.slice(0, 4))];
  return (
    <div className="weeks">
      {years.map(([year, own]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ol>
            {own.map(({ week, stories }) => (
              <li key={week}>
                <a href={weekAddress(week)}>{daysOfWeek(week)}</a>{" "}
                <small>
                  {weekNumber(week)}, {count(stories, "story", "stories")}
                </small>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Ways to the nearest weeks before and after. */
export function WeekSteps({ before, after, now }: { before: Week | null; after: Week | null; now: boolean }) {
  return (
    <nav className="pagination" aria-label="Weeks">
      {before && (
        <a rel="prev" href={weekAddress(before)}>
          <span aria-hidden="true">← </span>
          {daysOfWeek(before)}
        </a>
      )}
      <a href={now ? "/this-week" : "/this-week/weeks"}>{now ? "What is current now" : "All weeks"}</a>
      {after && (
        <a rel="next" href={weekAddress(after)}>
          {daysOfWeek(after)}
          <span aria-hidden="true"> →</span>
        </a>
      )}
    </nav>
  );
}

import { DayOf } from "#components/story/dates.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import type { Wording } from "#lib/language/wording.ts";
import type { Week } from "#lib/week/week.ts";
import { daysOfWeek, partsOfWeek, weekAddress } from "./week-words.ts";
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
          <h2 id="earlier-weeks">{wording.say("week.byWeek")}</h2>
          <ol>
            {weeks.map(({ week, stories }) => (
              <li key={week}>
                <a href={weekAddress(week)}>{daysOfWeek(week, wording)}</a>{" "}
                <small>{wording.say("week.stories", { count: stories })}</small>
              </li>
            ))}
          </ol>
          <p className="more">
            <a href="/this-week/weeks">{wording.say("page.allWeeks")}</a>
          </p>
        </section>
      )}
      {editions.length > 0 && (
        <section aria-labelledby="mails">
          <h2 id="mails">{wording.say("week.mailed")}</h2>
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
            <Phrase
              wording={wording}
              say="week.edition"
              with={{
                number: String(number),
                day: <DayOf instant={sentAt} wording={wording} style="short" />,
              }}
            />
          </small>
        </li>
      ))}
    </ol>
  );
}

/** Every week that there is something of, by years. */
export function Weeks({ weeks, wording }: Pick<Props, "weeks" | "wording">) {
  const years = [...Map.groupBy(weeks, ({ week }) => week.slice(0, 4))];
  return (
    <div className="weeks">
      {years.map(([year, own]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ol>
            {own.map(({ week, stories }) => (
              <li key={week}>
                <a href={weekAddress(week)}>{daysOfWeek(week, wording)}</a>{" "}
                <small>{wording.say("week.numbered", { ...partsOfWeek(week), count: stories })}</small>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

type StepsProps = { before: Week | null; after: Week | null; now: boolean; wording: Wording };

/** Ways to the nearest weeks before and after. */
export function WeekSteps({ before, after, now, wording }: StepsProps) {
  return (
    <nav className="pagination" aria-label={wording.say("week.around")}>
      {before && (
        <a rel="prev" href={weekAddress(before)}>
          <span className="arrow" aria-hidden="true">
            ←
          </span>{" "}
          {daysOfWeek(before, wording)}
        </a>
      )}
      <a href={now ? "/this-week" : "/this-week/weeks"}>{wording.say(now ? "week.now" : "page.allWeeks")}</a>
      {after && (
        <a rel="next" href={weekAddress(after)}>
          {daysOfWeek(after, wording)}{" "}
          <span className="arrow" aria-hidden="true">
            →
          </span>
        </a>
      )}
    </nav>
  );
}

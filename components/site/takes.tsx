import { Evidence, verdictKeys } from "#components/story/claim.tsx";
import { Day, DayOf } from "#components/story/dates.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import type { TextKey } from "#lib/language/messages/types.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { RecordedTake } from "#lib/takes/queries.ts";
import type { Outcome, Tally, Totals, Way } from "#lib/takes/record.ts";
import { type Asked, takesAddress } from "./takes-address.ts";
import "#components/story/claim.css";
import "./takes.css";

export const outcomeKeys = {
  ...verdictKeys,
  open: "claim.open",
} as const satisfies Record<Outcome, TextKey>;

type Asking = { asked: Asked; wording: Wording };

/** How many claims held, by number and at a glance; each number leads to its claims. */
export function TakesTotals({ totals, asked, wording }: Asking & { totals: Totals }) {
  const shown = ["held", "mixed", "missed", "open"] as const;
  return (
    <div className="takes-totals">
      <ul>
        {shown.map((outcome) => (
          <li key={outcome}>
            <a
              href={takesAddress({ ...asked, outcome: asked.outcome === outcome ? null : outcome })}
              aria-current={asked.outcome === outcome ? "true" : undefined}
            >
              <b>{wording.number(totals[outcome])}</b>{" "}
              <span className={`verdict ${outcome}`}>{wording.say(outcomeKeys[outcome])}</span>
            </a>
          </li>
        ))}
      </ul>
      {totals.judged > 0 && <Share totals={totals} />}
      <p>{inWords(totals, wording)}</p>
    </div>
  );
}

/** The verdicts as parts of one line. */
function Share({ totals: { held, mixed, judged } }: { totals: Totals }) {
  const [a, b] = [(held / judged) * 100, (mixed / judged) * 100];
  return (
    <svg className="takes-share" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      <rect width={a.toFixed(2)} height="2" />
      <rect x={a.toFixed(2)} width={b.toFixed(2)} height="2" opacity="0.45" />
    </svg>
  );
}

function inWords({ held, mixed, missed, judged, open, due }: Totals, wording: Wording): string {
  const ahead = open - due;
  const verdicts =
    judged === 0
      ? wording.say("takes.noVerdict")
      : wording.say("takes.verdicts", { judged, held, mixed, missed });
  const waits = [
    ahead > 0 ? wording.say("takes.waiting", { count: ahead }) : "",
    due > 0 ? wording.say("takes.dueCount", { count: due }) : "",
  ].filter(Boolean);
  return waits.length > 0 ? `${verdicts} ${waits.join("; ")}.` : verdicts;
}

/** Ways to narrow the record by section, author and year; what all have in common narrows nothing. */
export function TakesNarrowing({ sections, authors, years, asked, wording }: Omit<Tally, "totals"> & Asking) {
  const groups: [title: string, ways: Way[], to: (key: string | null) => Asked][] = [
    [wording.say("search.section"), sections, (section) => ({ ...asked, section })],
    [wording.say("takes.author"), authors, (author) => ({ ...asked, author })],
    [wording.say("takes.year"), years, (year) => ({ ...asked, year: year === null ? null : Number(year) })],
  ];
  const telling = groups.filter(([, ways]) => ways.length > 1 || ways.some(({ chosen }) => chosen));
  if (telling.length === 0) return null;
  return (
    <nav className="takes-narrowing" aria-label={wording.say("takes.narrow")}>
      <dl>
        {telling.map(([title, ways, to]) => (
          <div key={title}>
            <dt>{title}</dt>
            {ways.map(({ key, name, count, chosen }) => (
              <dd key={key}>
                <a
                  href={takesAddress(to(chosen ? null : key))}
                  aria-label={chosen ? wording.say("search.takeAway", { name }) : undefined}
                  className={chosen ? "chosen" : undefined}
                >
                  {name}
                  {chosen && <span aria-hidden="true"> ×</span>}
                </a>{" "}
                {!chosen && <span>{wording.number(count)}</span>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </nav>
  );
}

/** Claims with what became of them. */
export function TakesList({ takes, wording }: { takes: RecordedTake[]; wording: Wording }) {
  return (
    <ol className="takes-list">
      {takes.map((take) => (
        <li key={take.slug}>
          <article>
            <p className="takes-when">
              <b className={`verdict ${take.verdict?.verdict ?? "open"}`}>
                {wording.say(outcomeKeys[take.verdict?.verdict ?? "open"])}
              </b>{" "}
              <When take={take} wording={wording} />
            </p>
            <div>
              <h3>
                <a href={`/news/${take.slug}#claim`} {...spoken(take.language, wording)}>
                  {take.claim}
                </a>
              </h3>
              {take.verdict && (
                <p className="takes-note">
                  {take.verdict.note} <Evidence url={take.verdict.url} wording={wording} />
                </p>
              )}
              <p className="takes-from">
                {take.section && `${take.section}, `}
                <DayOf instant={take.publishedAt} wording={wording} style="short" />
                {take.author && `, ${take.author}`}:{" "}
                <span {...spoken(take.language, wording)}>{take.headline}</span>
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

function When({ take: { verdict, lookBack, due }, wording }: { take: RecordedTake; wording: Wording }) {
  if (verdict) return <DayOf instant={verdict.givenAt} wording={wording} style="short" />;
  if (lookBack === null) return null;
  return (
    <Phrase
      wording={wording}
      say={due ? "takes.due" : "takes.willLook"}
      with={{ day: <Day day={lookBack} wording={wording} style="short" /> }}
    />
  );
}

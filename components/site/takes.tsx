import { Evidence } from "#components/story/claim.tsx";
import { Day, DayOf } from "#components/story/dates.tsx";
import type { Wording } from "#lib/language/wording.ts";
import type { RecordedTake } from "#lib/takes/queries.ts";
import type { Outcome, Tally, Totals, Way } from "#lib/takes/record.ts";
import { verdictNames } from "#lib/takes/verdict.ts";
import { count } from "./list-head.tsx";
import { type Asked, takesAddress } from "./takes-address.ts";
import "#components/story/claim.css";
import "./takes.css";

export const outcomeNames: Record<Outcome, string> = { ...verdictNames, open: "Open" };

/** How many claims held, by number and at a glance; each number leads to its claims. */
export function TakesTotals({ totals, asked }: { totals: Totals; asked: Asked }) {
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
              <b>{totals[outcome].toLocaleString("en-US")}</b>{" "}
              <span className={`verdict ${outcome}`}>{outcomeNames[outcome]}</span>
            </a>
          </li>
        ))}
      </ul>
      {totals.judged > 0 && <Share totals={totals} />}
      <p>{inWords(totals)}</p>
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

function inWords({ held, mixed, missed, judged, open, due }: Totals): string {
  const ahead = open - due;
  const verdicts =
    judged === 0
      ? "No claim has a verdict yet."
      : `Of ${count(judged, "claim", "claims")} with a verdict ${held} held, ${mixed} came out mixed and ${missed} missed.`;
  const waits = [
    ahead > 0 ? `${count(ahead, "claim waits", "claims wait")} for the day to look back` : "",
    due > 0 ? `${count(due, "verdict is", "verdicts are")} due` : "",
  ].filter(Boolean);
  return waits.length > 0 ? `${verdicts} ${waits.join("; ")}.` : verdicts;
}

/** Ways to narrow the record by section, author and year; what all have in common narrows nothing. */
export function TakesNarrowing({
  sections,
  authors,
  years,
  asked,
}: Omit<Tally, "totals"> & { asked: Asked }) {
  const groups: [title: string, ways: Way[], to: (key: string | null) => Asked][] = [
    ["Section", sections, (section) => ({ ...asked, section })],
    ["Author", authors, (author) => ({ ...asked, author })],
    ["Published in", years, (year) => ({ ...asked, year: year === null ? null : Number(year) })],
  ];
  const telling = groups.filter(([, ways]) => ways.length > 1 || ways.some(({ chosen }) => chosen));
  if (telling.length === 0) return null;
  return (
    <nav className="takes-narrowing" aria-label="Narrow the record">
      <dl>
        {telling.map(([title, ways, to]) => (
          <div key={title}>
            <dt>{title}</dt>
            {ways.map(({ key, name, count, chosen }) => (
              <dd key={key}>
                <a
                  href={takesAddress(to(chosen ? null : key))}
                  aria-label={chosen ? `${name}: take this away` : undefined}
                  className={chosen ? "chosen" : undefined}
                >
                  {name}
                  {chosen && <span aria-hidden="true"> ×</span>}
                </a>{" "}
                {!chosen && <span>{count.toLocaleString("en-US")}</span>}
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
                {outcomeNames[take.verdict?.verdict ?? "open"]}
              </b>{" "}
              <When take={take} wording={wording} />
            </p>
            <div>
              <h3>
                <a href={`/news/${take.slug}#claim`}>{take.claim}</a>
              </h3>
              {take.verdict && (
                <p className="takes-note">
                  {take.verdict.note} <Evidence url={take.verdict.url} />
                </p>
              )}
              <p className="takes-from">
                {take.section && `${take.section}, `}
                <DayOf instant={take.publishedAt} wording={wording} style="short" />
                {take.author && `, ${take.author}`}: {take.headline}
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
    <>
      {due ? "Verdict due since " : "We look back on "}
      <Day day={lookBack} style="short" wording={wording} />
    </>
  );
}

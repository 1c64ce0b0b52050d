import type { Wording } from "#lib/language/wording.ts";
import { safeHref } from "#lib/markdown/links.ts";
import { type ShownVerdict, verdictNames, verdictWords } from "#lib/takes/verdict.ts";
import { Day, DayOf } from "./dates.tsx";
import type { StoryView } from "./view.ts";
import "./claim.css";

type Props = { story: Pick<StoryView, "claim" | "lookBack" | "due" | "verdict">; wording: Wording };

/** What the take claims, when the desk looks back, and what it found then. */
export function Claim({ story: { claim, lookBack, due, verdict }, wording }: Props) {
  return (
    <div className="slip-part story-row claim" id="claim">
      <h2>Our claim</h2>
      <div>
        <p>{verdict?.judged ?? claim}</p>
        {verdict ? (
          <Found verdict={verdict} wording={wording} />
        ) : (
          lookBack && (
            <p className="claim-day">
              {due ? "We said we would look back on " : "We look back on "}
              <Day day={lookBack} wording={wording} />
              {due ? "; our verdict is to come." : "."}
            </p>
          )
        )}
        {verdict && claim !== "" && claim !== verdict.judged && (
          <p className="claim-day">The story has put it otherwise since: “{claim}”</p>
        )}
        <p className="claim-day">
          <a href="/takes">How often we were right</a>
        </p>
      </div>
    </div>
  );
}

function Found({
  verdict: { verdict, note, url, givenAt },
  wording,
}: {
  verdict: ShownVerdict;
  wording: Wording;
}) {
  return (
    <div className="claim-found">
      <p>
        <b className={`verdict ${verdict}`}>{verdictNames[verdict]}</b> {verdictWords[verdict]}
      </p>
      <p>
        {note} <Evidence url={url} />
      </p>
      <p className="claim-day">
        We looked back on <DayOf instant={givenAt} wording={wording} />.
      </p>
    </div>
  );
}

/** Where one can see it, by the name of the site. */
export function Evidence({ url }: { url: string }) {
  const href = safeHref(url);
  if (!href || !URL.canParse(href)) return null;
  return (
    <a href={href} rel="noopener">
      See {new URL(href).host.replace(/^www\./, "")}
    </a>
  );
}

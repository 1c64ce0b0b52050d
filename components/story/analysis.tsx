import { Claim } from "./claim.tsx";
import { Day } from "./dates.tsx";
import { Markdown } from "./markdown.tsx";
import type { StoryView } from "./view.ts";
import "./rows.css";
import "./slip.css";

type Parts = Pick<
  StoryView,
  "ourTake" | "claim" | "lookBack" | "due" | "verdict" | "whyItMatters" | "doThisWeek"
>;

/** The desk's judgement, in its own voice and on its own paper: what we think, what follows, what to do. */
export function Analysis({ story, timeZone }: { story: Parts; timeZone: string }) {
  const { ourTake, claim, verdict, whyItMatters, doThisWeek } = story;
  const claims = claim !== "" || Boolean(verdict);
  if (!ourTake && !claims && !whyItMatters && doThisWeek.length === 0) return null;
  return (
    <section className="slip" aria-label="Analysis">
      {ourTake && (
        <div className="slip-part slip-take story-row">
          <h2>Our Take</h2>
          <Markdown className="prose" text={ourTake} anchors={false} headingOffset={1} prefix="take-" />
        </div>
      )}
      {claims && <Claim story={story} timeZone={timeZone} />}
      {whyItMatters && (
        <div className="slip-part story-row">
          <h2>Why it matters</h2>
          <Markdown className="prose" text={whyItMatters} anchors={false} headingOffset={1} prefix="why-" />
        </div>
      )}
      {doThisWeek.length > 0 && <DoThisWeek items={doThisWeek} />}
    </section>
  );
}

function DoThisWeek({ items }: { items: Parts["doThisWeek"] }) {
  return (
    <div className="slip-part story-row">
      <h2>Do this week</h2>
      <ul className="actions">
        {items.map(({ audience, action, until, past }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same item twice
          <li key={position} className={past ? "past" : undefined}>
            {audience && <b>{audience}</b>} <p>{action}</p>{" "}
            {until && (
              <small>
                {past ? "Past: it was current until " : "Current until "}
                <Day day={until} />
              </small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

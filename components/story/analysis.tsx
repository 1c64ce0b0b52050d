import type { Wording } from "#lib/language/wording.ts";
import { Day } from "./dates.tsx";
import { Markdown } from "./markdown.tsx";
import { Phrase } from "./phrase.tsx";
import type { StoryView } from "./view.ts";
import "./rows.css";
import "./slip.css";

type Parts = Pick<StoryView, "ourTake" | "whyItMatters" | "doThisWeek">;

/** The desk's judgement, in its own voice and on its own paper: what we think, what follows, what to do. */
export function Analysis({ story, wording }: { story: Parts; wording: Wording }) {
  const { ourTake, whyItMatters, doThisWeek } = story;
  if (!ourTake && !whyItMatters && doThisWeek.length === 0) return null;
  return (
    <section className="slip" aria-label={wording.say("story.analysis")}>
      {ourTake && (
        <div className="slip-part slip-take story-row" id="our-take">
          <h2>{wording.say("story.ourTake")}</h2>
          <Markdown className="prose" text={ourTake} anchors={false} headingOffset={1} prefix="take-" />
        </div>
      )}
      {whyItMatters && (
        <div className="slip-part story-row" id="why-it-matters">
          <h2>{wording.say("story.whyItMatters")}</h2>
          <Markdown className="prose" text={whyItMatters} anchors={false} headingOffset={1} prefix="why-" />
        </div>
      )}
      {doThisWeek.length > 0 && <DoThisWeek items={doThisWeek} wording={wording} />}
    </section>
  );
}

function DoThisWeek({ items, wording }: { items: Parts["doThisWeek"]; wording: Wording }) {
  return (
    <div className="slip-part story-row" id="do-this-week">
      <h2>{wording.say("story.doThisWeek")}</h2>
      <ul className="actions">
        {items.map(({ audience, action, until, past }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same item twice
          <li key={position} className={past ? "past" : undefined}>
            {audience && <b>{audience}</b>} <p>{action}</p>{" "}
            {until && (
              <small>
                <Phrase
                  wording={wording}
                  say={past ? "story.past" : "story.until"}
                  with={{ day: <Day day={until} wording={wording} /> }}
                />
              </small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

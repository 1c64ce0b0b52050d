import { quoteFrom } from "#lib/cards/quote.ts";
import { type Spoken, spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { Claim } from "./claim.tsx";
import { Day } from "./dates.tsx";
import { Markdown } from "./markdown.tsx";
import { Phrase } from "./phrase.tsx";
import { SharePart } from "./share.tsx";
import type { StoryView } from "./view.ts";
import "./rows.css";
import "./slip.css";

type Parts = Pick<
  StoryView,
  | "headline"
  | "language"
  | "ourTake"
  | "claim"
  | "lookBack"
  | "due"
  | "verdict"
  | "whyItMatters"
  | "doThisWeek"
>;
type Props = { story: Parts; wording: Wording; url?: string | undefined };

/**
 * The desk's judgement, in its own voice and on its own paper: what we think, what follows, what to do. Where the story has
 * an address, each part can be passed on by its own.
 */
export function Analysis({ story, wording, url }: Props) {
  const { ourTake, claim, verdict, whyItMatters, doThisWeek, headline } = story;
  const own = spoken(story.language, wording);
  const claims = claim !== "" || Boolean(verdict);
  if (!ourTake && !claims && !whyItMatters && doThisWeek.length === 0) return null;
  const share = (id: string, name: string, text: () => string) =>
    url && <SharePart {...{ id, name, url, headline, wording, quote: quoteFrom(text()) }} />;
  const prose = { className: "prose", anchors: false, headingOffset: 1, wording, spoken: own };
  const names = {
    take: wording.say("story.ourTake"),
    why: wording.say("story.whyItMatters"),
    week: wording.say("story.doThisWeek"),
  };
  return (
    <section className="slip" aria-label={wording.say("story.analysis")}>
      {ourTake && (
        <div className="slip-part slip-take story-row" id="our-take">
          <h2>{names.take}</h2>
          <Markdown {...prose} text={ourTake} prefix="take-" />
          {share("our-take", names.take, () => plainText(ourTake))}
        </div>
      )}
      {claims && <Claim story={story} wording={wording} />}
      {whyItMatters && (
        <div className="slip-part story-row" id="why-it-matters">
          <h2>{names.why}</h2>
          <Markdown {...prose} text={whyItMatters} prefix="why-" />
          {share("why-it-matters", names.why, () => plainText(whyItMatters))}
        </div>
      )}
      {doThisWeek.length > 0 && (
        <div className="slip-part story-row" id="do-this-week">
          <h2>{names.week}</h2>
          <Actions items={doThisWeek} own={own} wording={wording} />
          {share("do-this-week", names.week, () => inWords(doThisWeek))}
        </div>
      )}
    </section>
  );
}

type ActionsProps = { items: Parts["doThisWeek"]; own: Spoken; wording: Wording };

function Actions({ items, own, wording }: ActionsProps) {
  return (
    <ul className="actions">
      {items.map(({ audience, action, until, past }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a draft may hold the same item twice
        <li key={position} className={past ? "past" : undefined}>
          {audience && <b {...own}>{audience}</b>} <p {...own}>{action}</p>{" "}
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
  );
}

/** What is to be done now or, when all of it is past, what was. */
function inWords(items: Parts["doThisWeek"]): string {
  const current = items.filter(({ past }) => !past);
  return (current.length > 0 ? current : items)
    .map(({ audience, action }) => (audience ? `${audience}: ${action}` : action))
    .join(" ");
}

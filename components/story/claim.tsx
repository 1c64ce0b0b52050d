import type { TextKey } from "#lib/language/messages/types.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { safeHref } from "#lib/markdown/links.ts";
import type { ShownVerdict, Verdict } from "#lib/takes/verdict.ts";
import { Day, DayOf } from "./dates.tsx";
import { Phrase } from "./phrase.tsx";
import type { StoryView } from "./view.ts";
import "./claim.css";

type Props = {
  story: Pick<StoryView, "language" | "claim" | "lookBack" | "due" | "verdict">;
  wording: Wording;
};

/** What became of a claim, in a word. */
export const verdictKeys = {
  held: "claim.held",
  mixed: "claim.mixed",
  missed: "claim.missed",
} as const satisfies Record<Verdict, TextKey>;

const meanings = {
  held: "claim.heldMeans",
  mixed: "claim.mixedMeans",
  missed: "claim.missedMeans",
} as const satisfies Record<Verdict, TextKey>;

/** What the take claims, when the desk looks back, and what it found then. */
export function Claim({ story, wording }: Props) {
  const { claim, lookBack, due, verdict } = story;
  const own = spoken(story.language, wording);
  return (
    <div className="slip-part story-row claim" id="claim">
      <h2>{wording.say("claim.title")}</h2>
      <div>
        <p {...own}>{verdict?.judged ?? claim}</p>
        {verdict ? (
          <Found verdict={verdict} wording={wording} />
        ) : (
          lookBack && (
            <p className="claim-day">
              <Phrase
                wording={wording}
                say={due ? "claim.due" : "claim.willLook"}
                with={{ day: <Day day={lookBack} wording={wording} /> }}
              />
            </p>
          )
        )}
        {verdict && claim !== "" && claim !== verdict.judged && (
          <p className="claim-day">{wording.say("claim.otherwise", { claim })}</p>
        )}
        <p className="claim-day">
          <a href="/takes">{wording.say("page.record")}</a>
        </p>
      </div>
    </div>
  );
}

type FoundProps = { verdict: ShownVerdict; wording: Wording };

function Found({ verdict: { verdict, note, url, givenAt }, wording }: FoundProps) {
  return (
    <div className="claim-found">
      <p>
        <b className={`verdict ${verdict}`}>{wording.say(verdictKeys[verdict])}</b>{" "}
        {wording.say(meanings[verdict])}
      </p>
      <p>
        {note} <Evidence url={url} wording={wording} />
      </p>
      <p className="claim-day">
        <Phrase
          wording={wording}
          say="claim.looked"
          with={{ day: <DayOf instant={givenAt} wording={wording} /> }}
        />
      </p>
    </div>
  );
}

/** Where one can see it, by the name of the site. */
export function Evidence({ url, wording }: { url: string; wording: Wording }) {
  const href = safeHref(url);
  if (!href || !URL.canParse(href)) return null;
  return (
    <a href={href} rel="noopener">
      {wording.say("claim.see", { site: new URL(href).host.replace(/^www\./, "") })}
    </a>
  );
}

import { Day } from "#components/story/dates.tsx";
import { Markdown } from "#components/story/markdown.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { Letter } from "#lib/newsletter/letter.ts";
import "#components/story/rows.css";
import "#components/story/slip.css";
import "#components/story/prose.css";
import "./sent-edition.css";

/** An edition as it was mailed; a story that was retracted since says only that. */
export function SentEdition({ letter, gone, wording }: { letter: Letter; gone: number[]; wording: Wording }) {
  return (
    <div className="sent-edition">
      {letter.note && (
        <Markdown className="prose sent-note" text={letter.note} anchors={false} wording={wording} />
      )}
      {letter.stories.map((story) =>
        gone.includes(story.id) ? (
          <article key={story.id}>
            <p className="sent-gone">{wording.say("week.editionGone")}</p>
          </article>
        ) : (
          <article key={story.id}>
            <p className="meta">
              <b>{story.section}</b>
            </p>
            <h2>
              <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                {story.headline}
              </a>
            </h2>
            <div className="slip">
              {story.whyItMatters && (
                <section className="slip-part story-row">
                  <h3>{wording.say("story.whyItMatters")}</h3>
                  <Markdown
                    className="prose"
                    text={story.whyItMatters}
                    anchors={false}
                    headingOffset={2}
                    wording={wording}
                    spoken={spoken(story.language, wording)}
                    prefix={`story${letters(story.id)}-`}
                  />
                </section>
              )}
              {story.actions.length > 0 && (
                <section className="slip-part story-row">
                  <h3>{wording.say("story.doThisWeek")}</h3>
                  <ul className="actions">
                    {story.actions.map(({ audience, action, until }, position) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a story may hold the same item twice
                      <li key={position}>
                        {audience && <b {...spoken(story.language, wording)}>{audience}</b>}{" "}
                        <p {...spoken(story.language, wording)}>{action}</p>{" "}
                        {until && (
                          <small>
                            <Phrase
                              wording={wording}
                              say="story.until"
                              with={{ day: <Day day={until} wording={wording} /> }}
                            />
                          </small>
                        )}
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </div>
          </article>
        ),
      )}
    </div>
  );
}

/** A number in small letters, which is what a prefix may have. */
function letters(number: number): string {
  return [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join("");
}

import { Day, DayOf } from "#components/story/dates.tsx";
import { Picture } from "#components/story/hero.tsx";
import { Markdown } from "#components/story/markdown.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import type { HeroView } from "#components/story/view.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { WeekAction } from "#lib/week/group.ts";
import type { Card } from "./card.ts";
import { Meta } from "./meta.tsx";
import { Take } from "./take.tsx";
import "#components/story/slip.css";
import "./cards.css";
import "./front.css";

/** A story with its picture, if it has one. */
export type Pictured = Card & { hero: HeroView | null };

type One = { story: Pictured; wording: Wording };
type Many<C extends Card = Card> = { stories: C[]; wording: Wording };

// Widths are those of the columns in front.css, within 68 of the page's rem: see .wrap and the root's font size in site/page.css.
const leadSizes = "(min-width: 72rem) clamp(632px, 379px + 17.4vw, 869px), (min-width: 60rem) 54vw, 92vw";
const secondSizes =
  "(min-width: 72rem) clamp(408px, 245px + 11.3vw, 562px), (min-width: 60rem) 36vw, (min-width: 40rem) 45vw, 92vw";
const thirdSizes =
  "(min-width: 72rem) clamp(268px, 161px + 7.4vw, 369px), (min-width: 60rem) 24vw, (min-width: 40rem) 45vw, 92vw";

/** The newest story: the report on the left, its picture and the judgement on its slip beside it. */
export function Lead({ story, wording }: One) {
  const { hero, ourTake } = story;
  const own = spoken(story.language, wording);
  return (
    <article className="lead">
      <div className="lead-report">
        <Meta story={story} wording={wording} />
        <h2>
          <a href={`/news/${story.slug}`} {...own}>
            {story.headline}
          </a>
        </h2>
        <p className="lead-summary" {...own}>
          {story.summary}
        </p>
      </div>
      {(hero || ourTake) && (
        <div className="lead-side">
          {hero && (
            <figure className="lead-picture">
              <Picture hero={hero} lang={own.lang} sizes={leadSizes} />
              <figcaption>{wording.say("story.picture", { credit: hero.credit })}</figcaption>
            </figure>
          )}
          {ourTake && (
            <div className="slip lead-take">
              <h3>{wording.say("story.ourTake")}</h3>
              <Markdown
                className="prose"
                text={ourTake}
                anchors={false}
                headingOffset={2}
                wording={wording}
                spoken={own}
              />
            </div>
          )}
        </div>
      )}
    </article>
  );
}

/** The second row, whose first story has the most room: with their pictures and takes. */
export function Tiles({ stories, wording }: Many<Pictured>) {
  if (stories.length === 0) return null;
  return (
    <ul className="tiles">
      {stories.map((story, place) => (
        <li key={story.slug}>
          <article>
            {story.hero && (
              <Picture hero={story.hero} sizes={place === 0 ? secondSizes : thirdSizes} when="near" />
            )}
            <Meta story={story} wording={wording} />
            <h2>
              <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                {story.headline}
              </a>
            </h2>
            {place === 0 && (
              <p className="tile-summary" {...spoken(story.language, wording)}>
                {story.summary}
              </p>
            )}
            <Take story={story} wording={wording} />
          </article>
        </li>
      ))}
    </ul>
  );
}

/** What else there is, a line each. */
export function Briefs({ stories, wording, title = wording.say("front.briefs") }: Many & { title?: string }) {
  if (stories.length === 0) return null;
  return (
    <section className="briefs" aria-labelledby="briefs-title">
      <h2 id="briefs-title">{title}</h2>
      <ul>
        {stories.map((story) => (
          <li key={story.slug}>
            <DayOf instant={story.publishedAt} wording={wording} style="short" />{" "}
            <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
              {story.headline}
            </a>{" "}
            <span>{story.section.name}</span>
          </li>
        ))}
      </ul>
      <p className="more">
        <a href="/news">{wording.say("front.more")}</a>
      </p>
    </section>
  );
}

/** What our newest stories say to do now. */
export function FrontWeek({ actions, wording }: { actions: WeekAction<Card>[]; wording: Wording }) {
  if (actions.length === 0) return null;
  return (
    <section className="slip front-week" aria-labelledby="front-week">
      <h2 id="front-week">
        <a href="/this-week">{wording.say("week.title")}</a>
      </h2>
      <ul>
        {actions.map(({ audience, action, until, story }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a story may hold the same item twice
          <li key={position}>
            {audience && <b>{audience}</b>} <p>{action}</p>{" "}
            <small>
              {until && (
                <Phrase
                  wording={wording}
                  say="week.until"
                  with={{ day: <Day day={until} wording={wording} style="short" /> }}
                />
              )}{" "}
              <a href={`/news/${story.slug}`}>{story.headline}</a>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { DayOf } from "#components/story/dates.tsx";
import { Picture } from "#components/story/hero.tsx";
import { Markdown } from "#components/story/markdown.tsx";
import type { HeroView } from "#components/story/view.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { Card } from "./card.ts";
import { Meta } from "./meta.tsx";
import { Take } from "./take.tsx";
import "#components/story/slip.css";
import "./cards.css";
import "./front.css";

type One = { story: Card; wording: Wording };
type Many = { stories: Card[]; wording: Wording };

/** The newest story: the report on the left, its picture and the judgement on its slip beside it. */
export function Lead({ story, hero, wording }: One & { hero: HeroView | null }) {
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
      <div className="lead-side">
        {hero && (
          <figure className="lead-picture">
            <Picture
              hero={hero}
              lang={own.lang}
              sizes="(min-width: 72rem) clamp(408px, 237px + 11vw, 568px), (min-width: 60rem) 37vw, 94vw"
            />
            <figcaption>{wording.say("story.picture", { credit: hero.credit })}</figcaption>
          </figure>
        )}
        {story.ourTake && (
          <div className="slip lead-take">
            <h3>{wording.say("story.ourTake")}</h3>
            <Markdown
              className="prose"
              text={story.ourTake}
              anchors={false}
              headingOffset={2}
              wording={wording}
              spoken={own}
            />
          </div>
        )}
      </div>
    </article>
  );
}

/** The stories of the second row, with their takes. */
export function Tiles({ stories, wording }: Many) {
  if (stories.length === 0) return null;
  return (
    <ul className="tiles">
      {stories.map((story) => (
        <li key={story.slug}>
          <article>
            <Meta story={story} wording={wording} />
            <h2>
              <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                {story.headline}
              </a>
            </h2>
            <Take story={story} wording={wording} />
          </article>
        </li>
      ))}
    </ul>
  );
}

/** What else there is, a line each. */
export function Briefs({ stories, wording }: Many) {
  if (stories.length === 0) return null;
  return (
    <section className="briefs" aria-labelledby="briefs-title">
      <h2 id="briefs-title">{wording.say("front.briefs")}</h2>
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

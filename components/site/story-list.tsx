import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { Card } from "./card.ts";
import { Meta } from "./meta.tsx";
import { Take } from "./take.tsx";
import "./cards.css";
import "./story-list.css";

type Props = {
  stories: Card[];
  wording: Wording;
  /** Off where all stories are of one section. */
  section?: boolean;
};

/** Stories as rows: when and where, what was reported, what we think. */
export function StoryList({ stories, wording, section }: Props) {
  return (
    <ol className="story-list">
      {stories.map((story) => (
        <li key={story.slug}>
          <article>
            <Meta story={story} wording={wording} section={section} />
            <div>
              <h2>
                <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                  {story.headline}
                </a>
              </h2>
              <p className="summary" {...spoken(story.language, wording)}>
                {story.summary}
              </p>
            </div>
            <Take story={story} wording={wording} />
          </article>
        </li>
      ))}
    </ol>
  );
}

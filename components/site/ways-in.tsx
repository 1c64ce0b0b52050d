import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./ways-in.css";

type Props = {
  sections: (Label & { description: string })[];
  tags: (Label & { count: number })[];
  wording: Wording;
};

/** Sections and frequent tags: for those who look for a subject and not for the newest. */
export function WaysIn({ sections, tags, wording }: Props) {
  return (
    <div className="ways-in">
      {sections.length > 0 && (
        <section aria-labelledby="sections-title">
          <h2 id="sections-title">{wording.say("front.sections")}</h2>
          <dl>
            {sections.map(({ name, slug, description }) => (
              <div key={slug}>
                <dt>
                  <a href={`/sections/${slug}`}>{name}</a>
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {tags.length > 0 && (
        <section aria-labelledby="tags-title">
          <h2 id="tags-title">{wording.say("front.tags")}</h2>
          <ul className="tag-cloud">
            {tags.map(({ name, slug, count }) => (
              <li key={slug}>
                <a href={`/tags/${slug}`}>#{name}</a> <span>{wording.number(count)}</span>
              </li>
            ))}
          </ul>
          <p className="more">
            <a href="/tags">{wording.say("front.allTags")}</a>
          </p>
        </section>
      )}
    </div>
  );
}

import type { Label } from "#components/story/view.ts";
import type { Card } from "./card.ts";
import { Meta } from "./meta.tsx";
import "#components/story/rows.css";
import "./cards.css";
import "./keep-reading.css";
import "./narrow.css";

/** With why it is here: "Also about Microsoft, Mayo Clinic". */
type RelatedStory = Card & { reason: string };

type Props = {
  /** The story that was just read. */
  slug: string;
  tags: Label[];
  /** Slug of the tag to which the list is narrowed. */
  narrowedTo: string | null;
  related: RelatedStory[];
  timeZone: string;
};

/** Related stories with their reasons; each of the story's tags narrows them, by plain links. */
export function KeepReading({ slug, tags, narrowedTo, related, timeZone }: Props) {
  const tag = tags.find((each) => each.slug === narrowedTo);
  return (
    <section className="keep-reading" id="keep-reading" aria-labelledby="keep-reading-title">
      <div className="story-row">
        <h2 id="keep-reading-title">Keep reading</h2>
        {tags.length > 0 && (
          <nav aria-label="Related stories by tag">
            <ul className="narrow">
              <NarrowLink href={`/news/${slug}#keep-reading`} name="All related" current={!tag} />
              {tags.map((each) => (
                <NarrowLink
                  key={each.slug}
                  href={`/news/${slug}?related=${encodeURIComponent(each.slug)}#keep-reading`}
                  name={each.name}
                  current={each === tag}
                />
              ))}
            </ul>
          </nav>
        )}
      </div>
      {related.length > 0 ? (
        <ul className="related">
          {related.map((story) => (
            <li key={story.slug}>
              <p className="reason">{story.reason}</p>
              <h3>
                <a href={`/news/${story.slug}`}>{story.headline}</a>
              </h3>
              <Meta story={story} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="related-none">
          {tag ? `No related story is tagged ${tag.name} yet. ` : "Nothing related yet. "}
          <a href="/news">Read all the news</a>
        </p>
      )}
    </section>
  );
}

function NarrowLink({ href, name, current }: { href: string; name: string; current: boolean }) {
  return (
    <li>
      <a href={href} aria-current={current ? "true" : undefined}>
        {name}
      </a>
    </li>
  );
}

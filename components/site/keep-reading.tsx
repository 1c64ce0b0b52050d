import { linkTo, Phrase } from "#components/story/phrase.tsx";
import type { Label } from "#components/story/view.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
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
  wording: Wording;
};

/** Related stories with their reasons; each of the story's tags narrows them, by plain links. */
export function KeepReading({ slug, tags, narrowedTo, related, wording }: Props) {
  const tag = tags.find((each) => each.slug === narrowedTo);
  return (
    <section className="keep-reading" id="keep-reading" aria-labelledby="keep-reading-title">
      <div className="story-row">
        <h2 id="keep-reading-title">{wording.say("related.title")}</h2>
        {tags.length > 0 && (
          <nav aria-label={wording.say("related.byTag")}>
            <ul className="narrow">
              <NarrowLink
                href={`/news/${slug}#keep-reading`}
                name={wording.say("related.all")}
                current={!tag}
              />
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
                <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                  {story.headline}
                </a>
              </h3>
              <Meta story={story} wording={wording} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="related-none">
          {tag ? (
            <Phrase
              wording={wording}
              say="related.noneTagged"
              with={{ tag: tag.name, news: linkTo("/news") }}
            />
          ) : (
            <Phrase wording={wording} say="related.none" with={{ news: linkTo("/news") }} />
          )}
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

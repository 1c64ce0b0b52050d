import { Day, DayOf } from "#components/story/dates.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type {
  CurrentActions,
  FollowUp,
  ReferredStory,
  RelatedTag,
  TagSurroundings,
} from "#lib/tags/place.ts";
import "#components/story/rows.css";
import "#components/story/slip.css";
import "./tag-place.css";

type Props = TagSurroundings & { wording: Wording };

/** What is to be done about a subject now, what its stories rest on and how they went on, and its neighbours. */
export function TagPlace({ doThisWeek, mostReferred, followUps, related, wording }: Props) {
  const places = mostReferred.length + followUps.length + related.length > 0;
  return (
    <>
      {doThisWeek.length > 0 && <DoThisWeek stories={doThisWeek} wording={wording} />}
      {places && (
        <div className="tag-places">
          {mostReferred.length > 0 && <MostReferred stories={mostReferred} wording={wording} />}
          {followUps.length > 0 && <FollowUps stories={followUps} wording={wording} />}
          {related.length > 0 && <RelatedTags tags={related} wording={wording} />}
        </div>
      )}
    </>
  );
}

function DoThisWeek({ stories, wording }: { stories: CurrentActions[]; wording: Wording }) {
  return (
    <section className="slip tag-actions" aria-labelledby="do-this-week">
      <div className="slip-part story-row">
        <h2 id="do-this-week">{wording.say("story.doThisWeek")}</h2>
        <ul className="actions">
          {stories.map(({ slug, headline, language, actions }) => (
            <li key={slug}>
              {actions.map(({ audience, action, until }, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a story may hold the same item twice
                <div key={position}>
                  {audience && <b {...spoken(language, wording)}>{audience}</b>}{" "}
                  <p {...spoken(language, wording)}>{action}</p>{" "}
                  <small>
                    <Phrase
                      wording={wording}
                      say="story.until"
                      with={{ day: <Day day={until} wording={wording} /> }}
                    />
                  </small>
                </div>
              ))}
              <p className="from">
                <Phrase
                  wording={wording}
                  say="tag.from"
                  with={{ story: <StoryLinkTo story={{ slug, headline, language }} wording={wording} /> }}
                />
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function MostReferred({ stories, wording }: { stories: ReferredStory[]; wording: Wording }) {
  return (
    <section aria-labelledby="most-referred">
      <h2 id="most-referred">{wording.say("tag.mostReferred")}</h2>
      <ol>
        {stories.map(({ slug, headline, language, referrers }) => (
          <li key={slug}>
            <StoryLinkTo story={{ slug, headline, language }} wording={wording} />
            <small>{wording.say("tag.builds", { count: referrers })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function FollowUps({ stories, wording }: { stories: FollowUp[]; wording: Wording }) {
  return (
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups">{wording.say("tag.followUps")}</h2>
      <ol>
        {stories.map(({ slug, headline, language, publishedAt, earlier }) => (
          <li key={slug}>
            <StoryLinkTo story={{ slug, headline, language }} wording={wording} />
            <small>
              <Phrase
                wording={wording}
                say="tag.following"
                with={{
                  day: <DayOf instant={publishedAt} wording={wording} style="short" />,
                  story: <StoryLinkTo story={earlier} wording={wording} />,
                }}
              />
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

type LinkProps = { story: { slug: string; headline: string; language: string | null }; wording: Wording };

function StoryLinkTo({ story: { slug, headline, language }, wording }: LinkProps) {
  return (
    <a href={`/news/${slug}`} {...spoken(language, wording)}>
      {headline}
    </a>
  );
}

function RelatedTags({ tags, wording }: { tags: RelatedTag[]; wording: Wording }) {
  return (
    <section aria-labelledby="related-tags">
      <h2 id="related-tags">{wording.say("tag.related")}</h2>
      <ul className="tag-neighbours">
        {tags.map(({ name, slug, both }) => (
          <li key={slug}>
            <a href={`/tags/${slug}`}>#{name}</a>{" "}
            <small>{wording.say("tag.together", { count: both })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

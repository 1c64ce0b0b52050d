import { Day, DayOf } from "#components/story/dates.tsx";
import type {
  CurrentActions,
  FollowUp,
  ReferredStory,
  RelatedTag,
  TagSurroundings,
} from "#lib/tags/place.ts";
import { count } from "./list-head.tsx";
import "#components/story/rows.css";
import "#components/story/slip.css";
import "./tag-place.css";

type Props = TagSurroundings & { timeZone: string };

/** What is to be done about a subject now, what its stories rest on and how they went on, and its neighbours. */
export function TagPlace({ doThisWeek, mostReferred, followUps, related, timeZone }: Props) {
  const places = mostReferred.length + followUps.length + related.length > 0;
  return (
    <>
      {doThisWeek.length > 0 && <DoThisWeek stories={doThisWeek} />}
      {places && (
        <div className="tag-places">
          {mostReferred.length > 0 && <MostReferred stories={mostReferred} />}
          {followUps.length > 0 && <FollowUps stories={followUps} timeZone={timeZone} />}
          {related.length > 0 && <RelatedTags tags={related} />}
        </div>
      )}
    </>
  );
}

function DoThisWeek({ stories }: { stories: CurrentActions[] }) {
  return (
    <section className="slip tag-actions" aria-labelledby="do-this-week">
      <div className="slip-part story-row">
        <h2 id="do-this-week">Do this week</h2>
        <ul className="actions">
          {stories.flatMap(({ slug, headline, actions }) =>
            actions.map(({ audience, action, until }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a story may hold the same item twice
              <li key={`${slug} ${position}`}>
                {audience && <b>{audience}</b>} <p>{action}</p>{" "}
                <small>
                  <a href={`/news/${slug}`}>{headline}</a>
                  <span>
                    Current until <Day day={until} />
                  </span>
                </small>
              </li>
            )),
          )}
        </ul>
      </div>
    </section>
  );
}

function MostReferred({ stories }: { stories: ReferredStory[] }) {
  return (
    <section aria-labelledby="most-referred">
      <h2 id="most-referred">Most referred to</h2>
      <ol>
        {stories.map(({ slug, headline, referrers }) => (
          <li key={slug}>
            <a href={`/news/${slug}`}>{headline}</a>
            <small>{count(referrers, "story builds", "stories build")} on it</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function FollowUps({ stories, timeZone }: { stories: FollowUp[]; timeZone: string }) {
  return (
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups">How it went on</h2>
      <ol>
        {stories.map(({ slug, headline, publishedAt, earlier }) => (
          <li key={slug}>
            <a href={`/news/${slug}`}>{headline}</a>
            <small>
              <DayOf instant={publishedAt} timeZone={timeZone} style="short" />, following{" "}
              <a href={`/news/${earlier.slug}`}>{earlier.headline}</a>
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function RelatedTags({ tags }: { tags: RelatedTag[] }) {
  return (
    <section aria-labelledby="related-tags">
      <h2 id="related-tags">Related tags</h2>
      <ul className="tag-neighbours">
        {tags.map(({ name, slug, both }) => (
          <li key={slug}>
            <a href={`/tags/${slug}`}>#{name}</a> <small>{both} together</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

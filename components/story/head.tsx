import { Day, DayOf } from "./dates.tsx";
import type { StoryLink, StoryView } from "./view.ts";

/** Section, date and reading time; headline and summary; the stories before and after this one. */
export function StoryHead({ story, timeZone }: { story: StoryView; timeZone: string }) {
  const { section, publishedAt, readingMinutes, headline, summary, follows, since, author } = story;
  const changed = story.corrections
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return (
    <header className="story-head story-row">
      <p className="story-meta">
        {section?.name && (
          <a className="story-section" href={`/sections/${section.slug}`}>
            {section.name}
          </a>
        )}{" "}
        {publishedAt && <DayOf instant={publishedAt} timeZone={timeZone} />}{" "}
        <span>{readingMinutes} min read</span>{" "}
        {changed && (
          <a href="#corrections">
            Updated <Day day={changed} />
          </a>
        )}
      </p>
      <div>
        <h1>{headline}</h1>
        {summary && <p className="story-summary">{summary}</p>}
        {author && (
          <p className="story-byline">
            By <a href={`/authors/${encodeURIComponent(author.slug)}`}>{author.name}</a>
          </p>
        )}
        {(follows || since) && (
          <ul className="story-thread">
            {follows && <ThreadLink label="Follows" link={follows} timeZone={timeZone} />}
            {since && <ThreadLink label="Since then" link={since} timeZone={timeZone} />}
          </ul>
        )}
      </div>
    </header>
  );
}

function ThreadLink({ label, link, timeZone }: { label: string; link: StoryLink; timeZone: string }) {
  return (
    <li>
      <b>{label}</b> <a href={`/news/${link.slug}`}>{link.headline}</a>{" "}
      <DayOf instant={link.publishedAt} timeZone={timeZone} />
    </li>
  );
}

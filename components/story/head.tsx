import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { Day, DayOf } from "./dates.tsx";
import { Phrase } from "./phrase.tsx";
import type { StoryLink, StoryView } from "./view.ts";

/** Section, date and reading time; headline and summary; the stories before and after this one. */
export function StoryHead({ story, wording }: { story: StoryView; wording: Wording }) {
  const own = spoken(story.language, wording);
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
        {publishedAt && <DayOf instant={publishedAt} wording={wording} />}{" "}
        <span>{wording.say("story.minutes", { minutes: readingMinutes })}</span>{" "}
        {changed && (
          <a href="#corrections">
            <Phrase
              wording={wording}
              say="story.updated"
              with={{ day: <Day day={changed} wording={wording} /> }}
            />
          </a>
        )}
      </p>
      <div>
        <h1 {...own}>{headline}</h1>
        {summary && (
          <p className="story-summary" {...own}>
            {summary}
          </p>
        )}
        {author && (
          <p className="story-byline">
            <Phrase
              wording={wording}
              say="story.by"
              with={{ author: <a href={`/authors/${encodeURIComponent(author.slug)}`}>{author.name}</a> }}
            />
          </p>
        )}
        {(follows || since) && (
          <ul className="story-thread">
            {follows && <ThreadLink label={wording.say("story.follows")} link={follows} wording={wording} />}
            {since && <ThreadLink label={wording.say("story.followedBy")} link={since} wording={wording} />}
          </ul>
        )}
      </div>
    </header>
  );
}

function ThreadLink({ label, link, wording }: { label: string; link: StoryLink; wording: Wording }) {
  return (
    <li>
      <b>{label}</b>{" "}
      <a href={`/news/${link.slug}`} {...spoken(link.language, wording)}>
        {link.headline}
      </a>{" "}
      <DayOf instant={link.publishedAt} wording={wording} />
    </li>
  );
}

import type { Wording } from "#lib/language/wording.ts";
import { DayOf } from "./dates.tsx";
import type { Label } from "./view.ts";

type Props = {
  story: {
    headline: string;
    language: string | null;
    section: Label;
    publishedAt: Date;
    readingMinutes: number;
  };
  /** Plain text. */
  take: string;
  /** The whole addresses of the story and of the site: the card stands in somebody else's page. */
  url: string;
  site: { name: string; home: string };
  wording: Wording;
};

/** A story as a card: who says it, what was reported, what we think, and the way to the rest. */
export function EmbeddedStory({ story, take, url, site, wording }: Props) {
  const language = story.language ?? wording.storyLanguage;
  const { headline, section, publishedAt, readingMinutes } = story;
  return (
    <main>
      <header>
        <a href={site.home}>{site.name}</a>
        <span>
          <b>{section.name}</b> <DayOf instant={publishedAt} wording={wording} style="short" />
        </span>
      </header>
      <h1 dir="auto" lang={language}>
        <a href={url}>{headline}</a>
      </h1>
      {take && (
        <section>
          <h2>{wording.say("story.ourTake")}</h2>
          <p dir="auto" lang={language}>
            {take}
          </p>
        </section>
      )}
      <footer>
        <a href={url}>{wording.say("story.read")}</a>{" "}
        <span>{wording.say("story.minutes", { minutes: readingMinutes })}</span>
      </footer>
    </main>
  );
}

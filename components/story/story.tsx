import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { contentsOf } from "#lib/markdown/render.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import { Analysis } from "./analysis.tsx";
import { Contents } from "./contents.tsx";
import { Corrections } from "./corrections.tsx";
import { StoryHead } from "./head.tsx";
import { StoryHero } from "./hero.tsx";
import { Markdown } from "./markdown.tsx";
import { Sources } from "./sources.tsx";
import { StoryTags } from "./tags.tsx";
import { StoryThread } from "./thread.tsx";
import type { StoryView } from "./view.ts";
import "./direction.css";
import "./rows.css";
import "./story.css";

/**
 * A whole story in the page's order; `children` (the share row) come last. Pure: the desk's preview shows a draft
 * with it. Parts that are empty are left out. Its styles are in story.css.
 */
export function Story({
  story,
  wording,
  url,
  children,
}: {
  story: StoryView;
  wording: Wording;
  /** Where readers find it; a draft has no address. */
  url?: string;
  children?: React.ReactNode;
}) {
  const own = spoken(story.language, wording);
  return (
    <article className="story">
      <StoryHead story={story} wording={wording} />
      {story.hero && <StoryHero hero={story.hero} language={story.language} wording={wording} />}
      <Analysis story={story} url={url} wording={wording} />
      {story.body && (
        <div className="story-row">
          <Contents
            headings={contentsOf(story.body, { words: wordsOf(wording, own.lang) })}
            minutes={story.readingMinutes}
            wording={wording}
            spoken={own}
          />
          <Markdown className="prose story-body" text={story.body} wording={wording} spoken={own} />
        </div>
      )}
      {story.thread && <StoryThread thread={story.thread} wording={wording} />}
      <Sources sources={story.sources} wording={wording} />
      <Corrections corrections={story.corrections} language={story.language} wording={wording} />
      <StoryTags tags={story.tags} wording={wording} />
      {children}
    </article>
  );
}

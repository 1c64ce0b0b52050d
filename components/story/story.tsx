import type { Wording } from "#lib/language/wording.ts";
import { contentsOf } from "#lib/markdown/render.ts";
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
  return (
    <article className="story">
      <StoryHead story={story} wording={wording} />
      {story.hero && <StoryHero hero={story.hero} wording={wording} />}
      <Analysis story={story} url={url} wording={wording} />
      {story.body && (
        <div className="story-row">
          <Contents headings={contentsOf(story.body)} minutes={story.readingMinutes} wording={wording} />
          <Markdown className="prose story-body" text={story.body} />
        </div>
      )}
      {story.thread && <StoryThread thread={story.thread} wording={wording} />}
      <Sources sources={story.sources} wording={wording} />
      <Corrections corrections={story.corrections} wording={wording} />
      <StoryTags tags={story.tags} wording={wording} />
      {children}
    </article>
  );
}

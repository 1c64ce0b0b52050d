import { Analysis } from "./analysis.tsx";
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
  timeZone,
  url,
  children,
}: {
  story: StoryView;
  timeZone: string;
  /** Where readers find it; a draft has no address. */
  url?: string;
  children?: React.ReactNode;
}) {
  return (
    <article className="story">
      <StoryHead story={story} timeZone={timeZone} />
      {story.hero && <StoryHero hero={story.hero} />}
      <Analysis story={story} url={url} timeZone={timeZone} />
      {story.body && (
        <div className="story-row">
          <Markdown className="prose story-body" text={story.body} />
        </div>
      )}
      {story.thread && <StoryThread thread={story.thread} timeZone={timeZone} />}
      <Sources sources={story.sources} />
      <Corrections corrections={story.corrections} />
      <StoryTags tags={story.tags} />
      {children}
    </article>
  );
}

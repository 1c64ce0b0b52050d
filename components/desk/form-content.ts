import type { StoryContent } from "#lib/stories/content.ts";
import { numbered, slugify } from "#lib/stories/slug.ts";
import type { Draft } from "./draft.ts";
import type { EditorStart, StoryStatus } from "./types.ts";

/**
 * Stored content as the form holds it. An address that was made from the headline is "" there, so that it goes on
 * following the headline until readers have seen the story or somebody chooses one.
 */
export function formContent(stored: StoryContent, wasPublic: boolean): StoryContent {
  const wanted = slugify(stored.headline);
  const last = /-(\d{1,3})$/.exec(stored.slug)?.[1];
  const made =
    stored.slug === wanted || (last !== undefined && stored.slug === numbered(wanted, Number(last)));
  return !wasPublic && made ? { ...stored, slug: "" } : stored;
}

/** The draft that an editor starts with: what is stored, or nothing yet. */
export function draftOf(story: NonNullable<EditorStart["story"]>): Draft {
  return {
    content: formContent(story.content, story.status.wasPublic),
    publishedLocal: story.status.publishedLocal,
  };
}

/** The last part of the address that a story has or would get. */
export function slugOf(content: StoryContent, status: StoryStatus | null): string {
  if (content.slug) return content.slug;
  const wanted = slugify(content.headline);
  return status && !status.wasPublic && status.slug.startsWith(wanted) ? status.slug : wanted;
}

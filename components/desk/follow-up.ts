import { emptyContent } from "#lib/stories/content.ts";
import type { DeskStory } from "#lib/stories/desk-queries.ts";
import type { Draft } from "./draft.ts";

/** Where a story is begun that follows another. */
export function followUpAddress(id: number): string {
  return `/desk/stories/new?follows=${id}`;
}

/** A draft that goes on from a story: in its section, under its tags, and nothing else of it. */
export function followUpOf({ slug, content: { section, tags } }: Pick<DeskStory, "slug" | "content">): Draft {
  return { content: { ...emptyContent, section, tags, follows: slug }, publishedLocal: "" };
}

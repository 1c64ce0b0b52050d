import type { Label } from "#components/story/view.ts";

/** A story as lists show it; a `StoryCard` is one of these. */
export type Card = {
  slug: string;
  headline: string;
  summary: string;
  /** Markdown. */
  ourTake: string;
  section: Label;
  tags: Label[];
  publishedAt: Date;
  readingMinutes: number;
};

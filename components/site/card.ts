import type { Label } from "#components/story/view.ts";

/** A story as lists show it; a `StoryCard` is one of these. */
export type Card = {
  slug: string;
  headline: string;
  summary: string;
  /** What it is written in (BCP 47); null for the site's language. */
  language: string | null;
  /** Markdown. */
  ourTake: string;
  section: Label;
  tags: Label[];
  publishedAt: Date;
  readingMinutes: number;
};

import type { Thread } from "#lib/chains/thread.ts";
import type { ShownPicture } from "#lib/pictures/shown.ts";
import type { Correction, Hero, Source } from "#lib/stories/content.ts";
import type { ShownVerdict } from "#lib/takes/verdict.ts";

export type Label = { name: string; slug: string };
export type StoryLink = { slug: string; headline: string; language: string | null; publishedAt: Date };

/** A story's picture; without `picture` it is a path that somebody typed by hand. */
export type HeroView = Hero & { picture?: ShownPicture | null };

/**
 * A story as its page shows it. Anything but the headline may be missing, because drafts are previewed with the
 * same components; a `PublishedStory` is one of these.
 */
export type StoryView = {
  headline: string;
  /** What it is written in (BCP 47); null for the site's language. */
  language: string | null;
  section: Label | null;
  publishedAt: Date | null;
  readingMinutes: number;
  summary: string;
  /** Markdown, as are whyItMatters and body. */
  ourTake: string;
  whyItMatters: string;
  doThisWeek: { audience: string; action: string; until: string | null; past: boolean }[];
  body: string;
  sources: Source[];
  corrections: Correction[];
  tags: Label[];
  hero: HeroView | null;
  claim: string;
  lookBack: string | null;
  /** The day to look back has come, and there is no verdict. */
  due?: boolean;
  verdict?: ShownVerdict | null;
  follows: StoryLink | null;
  /** What came last in its thread after it. */
  since: StoryLink | null;
  thread?: Thread | null;
  author?: Label | null;
};

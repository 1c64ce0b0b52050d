import type { Day } from "#lib/stories/dates.ts";

/** A story as an edition brings it: frozen when that is sent. */
export type LetterStory = {
  id: number;
  slug: string;
  headline: string;
  /** What it is written in (BCP 47), where that is not the site's language; editions of before do not say it. */
  language?: string | null;
  section: string;
  /** By which readers chose; with those that were merged into them. */
  tags: number[];
  /** Markdown. */
  whyItMatters: string;
  actions: { audience: string; action: string; until: string | null }[];
};

/** What an edition says, to everybody. */
export type Letter = {
  /** Null while it is a draft. */
  number: number | null;
  subject: string;
  /** Markdown. */
  note: string;
  /** The day on which it is sent. */
  day: Day;
  stories: LetterStory[];
};

/** What somebody wants to get: everything, or the stories of these tags. */
export type Wish = { everything: boolean; tagIds: number[] };

/** The stories of an edition that somebody wants, in its order. */
export function storiesFor(stories: LetterStory[], { everything, tagIds }: Wish): LetterStory[] {
  return everything ? stories : stories.filter(({ tags }) => tags.some((tag) => tagIds.includes(tag)));
}

export const longest = { subject: 150, note: 4000, stories: 30, imprint: 500 } as const;

import type { State } from "#lib/stories/lifecycle.ts";
import type { Note } from "./notes.ts";
import type { SearchQuery } from "./query.ts";

type Label = { name: string; slug: string };

/** A stretch of text; `hit` where it is what somebody looks for. */
export type Piece = { text: string; hit: boolean };

/** Where a story says what somebody looks for; `part` by the name under which readers know it. */
export type Snippet = { part: string; pieces: Piece[] };

/** A story that was found, with what its card shows. */
export type FoundStory = {
  id: number;
  slug: string;
  headline: string;
  summary: string;
  /** What it is written in (BCP 47); null for the site's language. */
  language: string | null;
  /** Markdown. */
  ourTake: string;
  section: Label;
  tags: Label[];
  /** Of what was never published: when it was written. */
  publishedAt: Date;
  readingMinutes: number;
  state: State;
  /** Readers see the story, in this version or another. */
  live: boolean;
  /** The revision that was found. */
  number: number;
  /** The headline. */
  title: Piece[];
  snippet: Snippet | null;
};

/** A way to narrow what was found, with how many stories would be left. */
export type Facet = Label & { count: number; chosen: boolean };

export type Facets = {
  tags: Facet[];
  sections: Facet[];
  years: { year: number; count: number; chosen: boolean }[];
};

export type SearchAnswer = {
  asked: SearchQuery;
  results: FoundStory[];
  /** How many were found. */
  total: number;
  /** There may be more than that. */
  capped: boolean;
  /** Only the newest so many stories were looked through; null for all. */
  newest: number | null;
  pages: number;
  facets: Facets;
  /** Words that no story has, and those that were looked for in their place. */
  corrected: { from: string; to: string[] }[];
  /** The query with its words spelled as stories spell them, where it was not looked for. */
  didYouMean: string | null;
  /** Tags that sound like what was looked for, when nothing was found. */
  nearTags: Label[];
  notes: Note[];
};

export type CorrectionKind = "correction" | "update" | "typo";

export type Action = {
  audience: string;
  action: string;
  /** Last day on which it is current, YYYY-MM-DD in the site's time zone; null for no end. */
  until: string | null;
};

export type Source = {
  title: string;
  url: string;
  publisher: string;
  /** YYYY-MM-DD, or null when the source bears none. */
  date: string | null;
};

export type Correction = {
  /** YYYY-MM-DD in the site's time zone. */
  date: string;
  kind: CorrectionKind;
  text: string;
};

export type Hero = {
  /** A path on this site, starting with "/". */
  src: string;
  alt: string;
  credit: string;
};

/** Everything about a story that a revision keeps: what is hashed, compared, exported and, in the end, read. */
export type StoryContent = {
  headline: string;
  /** Last part of the address; "" asks for one made from the headline. */
  slug: string;
  /** The section's slug; "" for none yet. */
  section: string;
  /** What it is written in, as a language tag (BCP 47); null for the site's language. */
  language: string | null;
  /** Plain text. */
  summary: string;
  /** Markdown, as are whyItMatters and body. */
  ourTake: string;
  /** What the take claims, in a plain sentence that can be checked one day; "" for nothing. */
  claim: string;
  /** The day on which the desk looks back at the claim, YYYY-MM-DD in the site's time zone. */
  lookBack: string | null;
  whyItMatters: string;
  doThisWeek: Action[];
  body: string;
  sources: Source[];
  /** Names, in the order in which readers see them. */
  tags: string[];
  hero: Hero | null;
  corrections: Correction[];
  /** Slug of the story that this one follows. */
  follows: string | null;
  /** Slugs that editors put first in, or keep out of, the related stories. */
  related: { pinned: string[]; banned: string[] };
};

export const emptyContent: StoryContent = {
  headline: "",
  slug: "",
  section: "",
  language: null,
  summary: "",
  ourTake: "",
  claim: "",
  lookBack: null,
  whyItMatters: "",
  doThisWeek: [],
  body: "",
  sources: [],
  tags: [],
  hero: null,
  corrections: [],
  follows: null,
  related: { pinned: [], banned: [] },
};

/** The parts by the names that editors see, in the page's order. */
export const partNames: Record<keyof StoryContent, string> = {
  section: "Section",
  language: "Language",
  headline: "Headline",
  slug: "Address",
  summary: "Summary",
  ourTake: "Our Take",
  claim: "Our claim",
  lookBack: "Look back on",
  whyItMatters: "Why it matters",
  doThisWeek: "Do this week",
  body: "Body",
  sources: "Sources",
  corrections: "Corrections",
  tags: "Tags",
  hero: "Picture",
  follows: "Follows",
  related: "Related stories",
};

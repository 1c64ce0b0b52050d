import type { Wording } from "#lib/language/wording.ts";
import type { Action, Correction, Source } from "#lib/stories/content.ts";
import type { FeedPart } from "./formats.ts";

/** A name with the address of its page. */
export type Place = { name: string; url: string };

/** A published story as feeds pass it on. Every address is absolute. */
export type FeedStory = {
  /** Stays the same whatever happens to the story and its address. */
  uuid: string;
  url: string;
  headline: string;
  /** What it is written in (BCP 47); null for the feed's language. */
  language: string | null;
  summary: string;
  /** Markdown, as are whyItMatters and body. */
  ourTake: string;
  whyItMatters: string;
  /** What the take claims, "" for nothing, and the day on which the desk looks back at it. */
  claim: string;
  lookBack: string | null;
  doThisWeek: Action[];
  body: string;
  sources: Source[];
  corrections: Correction[];
  picture: { url: string; alt: string; credit: string; file: PictureFile | null } | null;
  section: Place | null;
  tags: Place[];
  author: Place | null;
  publishedAt: Date;
  /** When the text that readers see went live. */
  updatedAt: Date;
};

/** What a file of the library is; of a picture at a path that somebody typed, nothing is known. */
export type PictureFile = { width: number; height: number; bytes: number; type: string };

/** The newest stories of the site, a section, a tag or an author, newest first. */
export type Feed = {
  uuid: string;
  title: string;
  description: string;
  siteName: string;
  siteUrl: string;
  /** Of the stories. */
  language: string;
  /** Of what stands around their texts. */
  wording: Wording;
  /** The page with the same stories. */
  pageUrl: string;
  /** The feed's own address. */
  url: string;
  /** Of each story this part alone; null for all of them. */
  part: FeedPart | null;
  stories: FeedStory[];
};

/** A story as one entry of a feed: of a part alone, what has an identity and a link of its own. */
export type Entry = { id: string; url: string; story: FeedStory };

/** The feed's entries; a story without the part that is asked for has none. */
export function entriesOf({ stories, part }: Feed): Entry[] {
  if (part === null) return stories.map((story) => ({ id: urn(story.uuid), url: story.url, story }));
  return stories
    .filter((story) => story[storyParts[part].text].trim() !== "")
    .map((story) => ({
      // An entry that says less is another entry: a program that has both must not take one for the other.
      id: `${urn(story.uuid)}#${part}`,
      url: `${story.url}#${storyParts[part].anchor}`,
      story,
    }));
}

/** Where the parts are in a story, and on its page. */
export const storyParts = {
  take: { text: "ourTake", anchor: "our-take", prefix: "take-" },
  why: { text: "whyItMatters", anchor: "why-it-matters", prefix: "why-" },
} as const satisfies Record<FeedPart, { text: keyof FeedStory; anchor: string; prefix: string }>;

/** When something that readers see of these entries changed last; null where there are none. */
export function lastChange(entries: Entry[]): Date | null {
  if (entries.length === 0) return null;
  return new Date(Math.max(...entries.map(({ story }) => story.updatedAt.getTime())));
}

/** What tells names of tags from names of sections: the address under which all of their pages are. */
export function schemeOf({ url }: Place): string {
  return new URL(".", url).href;
}

export function urn(uuid: string): string {
  return `urn:uuid:${uuid}`;
}

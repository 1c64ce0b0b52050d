import { createHash } from "node:crypto";
import { wordingOf } from "#lib/language/wording.ts";
import { plainText } from "#lib/markdown/plain.ts";

/** What a picture for passing something on shows. */
export type Face = {
  /** The story's id, or `theSite`. */
  story: number;
  /** What the site is called. */
  site: string;
  /** The section's name. */
  section: string;
  /** Of the site's own picture: what the site is for. */
  headline: string;
  /** Plain text, as much of it as could ever be shown. */
  take: string;
  /** What the take is called on this site. */
  takeName: string;
};

/** Goes up when the same words are drawn otherwise. */
const edition = 1;

const longestTake = 400; // characters; three lines hold less

export const cardSize = { width: 1200, height: 630 } as const;

/** Stands for the site where a story's number is asked for. */
export const theSite = 0;

/** What the site is called, and its words for what a picture shows. */
export type Naming = { name: string; takeName: string; tagline: string };

/** The site's name, and the words in its language. */
export function namingOf(site: { name: string; language: string; timeZone: string }): Naming {
  const wording = wordingOf(site);
  return { name: site.name, takeName: wording.say("story.ourTake"), tagline: wording.say("page.tagline") };
}

/** The picture's face of a story; its take is Markdown. */
export function storyFace(
  story: { id: number; headline: string; ourTake: string; section: string },
  { name, takeName }: Naming,
): Face {
  const { id, headline, ourTake, section } = story;
  const take = [...plainText(ourTake).replaceAll("\n", " ")].slice(0, longestTake).join("");
  return { story: id, site: name, section, headline, take, takeName };
}

/** The picture's face of the site, for pages that have no other. */
export function siteFace({ name, tagline }: Naming): Face {
  return { story: theSite, site: name, section: "", headline: tagline, take: "", takeName: "" };
}

/** SHA-256 in hex of all that is shown and how: the same as long as the picture would be the same. */
export function hashOf(face: Face): string {
  const { story, site, section, headline, take, takeName } = face;
  const shown = [edition, story, site, section, headline, take, takeName];
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}

/** What a picture is drawn with besides its story's revision, in one word: where it differs, the picture is another. */
export function frameOf({ story, site, section, takeName, headline }: Omit<Face, "take">): string {
  const all = JSON.stringify([edition, site, section, takeName, ...(story === theSite ? [headline] : [])]);
  return createHash("sha256").update(all).digest("base64url").slice(0, 16);
}

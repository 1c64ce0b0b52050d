import { createHash } from "node:crypto";
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

const tagline = "What happened, what we think of it, and what to do about it.";

export const cardSize = { width: 1200, height: 630 } as const;

/** Stands for the site where a story's number is asked for. */
export const theSite = 0;

/** The picture's face of a story; its take is Markdown. */
export function storyFace(
  story: { id: number; headline: string; ourTake: string; section: string },
  site: { name: string },
): Face {
  const { id, headline, ourTake, section } = story;
  const take = [...plainText(ourTake).replaceAll("\n", " ")].slice(0, longestTake).join("");
  return { story: id, site: site.name, section, headline, take, takeName: "Our Take" };
}

/** The picture's face of the site, for pages that have no other. */
export function siteFace(site: { name: string }): Face {
  return { story: theSite, site: site.name, section: "", headline: tagline, take: "", takeName: "" };
}

/** SHA-256 in hex of all that is shown and how: the same as long as the picture would be the same. */
export function hashOf(face: Face): string {
  const { story, site, section, headline, take, takeName } = face;
  const shown = [edition, story, site, section, headline, take, takeName];
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}

/** What a picture is drawn with besides its story's revision, in one word: where it differs, the picture is another. */
export function frameOf({ site, section, takeName }: Pick<Face, "site" | "section" | "takeName">): string {
  const all = JSON.stringify([edition, site, section, takeName]);
  return createHash("sha256").update(all).digest("base64url").slice(0, 16);
}

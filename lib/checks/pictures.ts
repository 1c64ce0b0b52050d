import type { StoryContent } from "#lib/stories/content.ts";
import { readMarkdown } from "./reading.ts";
import type { Warning } from "./warning.ts";

/** Pictures that say nothing to people who cannot see them. */
export function checkPictures(content: StoryContent): Warning[] {
  return [
    ...heroWarnings(content),
    ...(["ourTake", "whyItMatters", "body"] as const).flatMap((part) => inText(content, part)),
  ];
}

function heroWarnings({ hero }: StoryContent): Warning[] {
  if (!hero) return [];
  const about = (field: string, rule: string, message: string): Warning[] => [
    { part: "hero", path: `hero.${field}`, rule, message, severity: "warning" },
  ];
  const alt = hero.alt.trim();
  const described =
    alt === ""
      ? about("alt", "missing-alt", "The picture has no description for people who cannot see it.")
      : /^\S+\.(jpe?g|png|gif|webp|avif|svg)$|^(image|picture|photo|img[\s_-]*\d*)$/i.test(alt)
        ? about("alt", "empty-alt", `“${alt}” does not describe the picture: say what it shows.`)
        : [];
  const credited =
    hero.credit.trim() === ""
      ? about("credit", "missing-credit", "The picture does not say whose it is.")
      : [];
  return [...described, ...credited];
}

function inText(content: StoryContent, part: "ourTake" | "whyItMatters" | "body"): Warning[] {
  return readMarkdown(content[part])
    .pointers.filter(({ kind, text }) => kind === "image" && text.trim() === "")
    .map(({ at }) => ({
      part,
      path: part,
      rule: "missing-alt",
      severity: "warning",
      message: "A picture in the text has no description; its link would only say “Picture”.",
      at,
    }));
}

import { languageName } from "#lib/language/names.ts";
import type { Part } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";

/** A part as text that people can compare line by line; "" when it is empty. */
export function partText(content: StoryContent, part: Part): string {
  switch (part) {
    case "doThisWeek":
      return content.doThisWeek
        .map(({ audience, action, until }) => `${audience}: ${action}${until ? ` (until ${until})` : ""}`)
        .join("\n");
    case "sources":
      return content.sources
        .map(({ title, url, publisher, date }) => [title, url, publisher, date].filter(Boolean).join("\n  "))
        .join("\n");
    case "corrections":
      return content.corrections.map(({ date, kind, text }) => `${date}, ${kind}: ${text}`).join("\n");
    case "tags":
      return content.tags.join(", ");
    case "hero":
      return content.hero ? [content.hero.src, content.hero.alt, content.hero.credit].join("\n") : "";
    case "related":
      return [
        content.related.pinned.length > 0 ? `Pinned: ${content.related.pinned.join(", ")}` : "",
        content.related.banned.length > 0 ? `Kept out: ${content.related.banned.join(", ")}` : "",
      ]
        .filter(Boolean)
        .join("\n");
    case "lookBack":
      return content.lookBack ?? "";
    case "language":
      return content.language === null ? "" : languageName(content.language);
    case "follows":
      return content.follows ?? "";
    case "slug":
      return content.slug || "(made from the headline)";
    default:
      return content[part];
  }
}

/** Parts whose value is one text, which can be edited where two versions of it stand side by side. */
export const textParts = ["headline", "summary", "ourTake", "claim", "whyItMatters", "body"] as const;
export type TextPart = (typeof textParts)[number];

export function isTextPart(part: Part): part is TextPart {
  return (textParts as readonly Part[]).includes(part);
}

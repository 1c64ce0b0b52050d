import { directionOf } from "./tags.ts";
import type { Wording } from "./wording.ts";

export type Spoken = { lang?: string; dir?: "ltr" | "rtl" };

/**
 * The attributes of a text in the language of its story (BCP 47, null for the site's): none where the page around it is in that
 * language, so that most pages bear none.
 */
export function spoken(language: string | null | undefined, around: Wording): Spoken {
  if (!language || language === around.storyLanguage) return {};
  const dir = directionOf(language);
  return { lang: language, ...(dir !== around.direction && { dir }) };
}

/** The same as HTML, with a blank before each; tags hold nothing that would have to be escaped. */
export function spokenHtml(language: string | null | undefined, around: Wording): string {
  return Object.entries(spoken(language, around))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

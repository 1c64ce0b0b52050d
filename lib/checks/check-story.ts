import { primaryOf } from "#lib/language/tags.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { Day } from "#lib/stories/dates.ts";
import { checkActions } from "./actions.ts";
import { checkBudgets } from "./budgets.ts";
import { checkClaim } from "./claim.ts";
import { checkEvidence } from "./evidence.ts";
import { checkHeadings } from "./headings.ts";
import { checkLinks } from "./links.ts";
import { checkPictures } from "./pictures.ts";
import { checkReadability } from "./readability.ts";
import { checkRepeats } from "./repeats.ts";
import type { Warning } from "./warning.ts";

/**
 * Everything about a story that an editor may want to look at, in the page's order; `today` is a day in the site's
 * time zone. What is known of English prose alone is looked at only in a story that is in English: other languages have other
 * sentences, and say words twice rightly. Knows the text alone: it asks no network, and what it finds is advice.
 */
export function checkStory(content: StoryContent, today: Day, siteLanguage = "en"): Warning[] {
  const isEnglish = primaryOf(content.language ?? siteLanguage) === "en";
  const found = [
    ...checkBudgets(content),
    ...checkEvidence(content),
    ...(isEnglish ? checkReadability(content) : []),
    ...(isEnglish ? checkRepeats(content) : []),
    ...checkPictures(content),
    ...checkActions(content, today),
    ...checkClaim(content, today),
    ...checkHeadings(content),
    ...checkLinks(content),
  ];
  const place = (warning: Warning) => order.indexOf(warning.part);
  return found.sort((a, b) => place(a) - place(b));
}

const order: readonly (keyof StoryContent)[] = [
  "headline",
  "summary",
  "hero",
  "ourTake",
  "claim",
  "lookBack",
  "whyItMatters",
  "doThisWeek",
  "body",
  "sources",
];

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
 * time zone. Knows the text alone: it asks no network, and what it finds is advice.
 */
export function checkStory(content: StoryContent, today: Day): Warning[] {
  const found = [
    ...checkBudgets(content),
    ...checkEvidence(content),
    ...checkReadability(content),
    ...checkRepeats(content),
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

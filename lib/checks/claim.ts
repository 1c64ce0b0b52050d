import type { StoryContent } from "#lib/stories/content.ts";
import { type Day, isDay } from "#lib/stories/dates.ts";
import type { Warning } from "./warning.ts";

/** Words that make a claim hold whatever happens. */
const loose = /\b(?:may|might|could|perhaps|possibly|probably|likely|eventually|sooner or later)\b/iu;

/** A claim that nobody could find wrong, or whose day has come before anybody has read it. */
export function checkClaim({ claim, lookBack }: StoryContent, today: Day): Warning[] {
  const found: Warning[] = [];
  const vague = loose.exec(claim);
  if (vague)
    found.push({
      part: "claim",
      path: "claim",
      rule: "claim-loose",
      message: `“${vague[0]}” lets the claim hold whatever happens. Say what will be so.`,
      severity: "hint",
      at: vague.index,
    });
  if (claim !== "" && lookBack !== null && isDay(lookBack) && lookBack <= today)
    found.push({
      part: "lookBack",
      path: "lookBack",
      rule: "claim-due",
      message: "The day to look back has come already: a verdict is due at once.",
      severity: "warning",
    });
  return found;
}

import type { StoryContent } from "#lib/stories/content.ts";
import { type Day, isDay } from "#lib/stories/dates.ts";
import type { Warning } from "./warning.ts";

/** Items of "Do this week" that speak to nobody, say nothing, or are over. */
export function checkActions({ doThisWeek }: StoryContent, today: Day): Warning[] {
  return doThisWeek.flatMap(({ audience, action, until }, index) => {
    const about = (field: string, rule: string, message: string): Warning => ({
      part: "doThisWeek",
      path: `doThisWeek.${index}.${field}`,
      rule,
      message,
      severity: "warning",
    });
    const found: Warning[] = [];
    if (audience.trim() === "")
      found.push(
        about("audience", "action-without-audience", `Action ${index + 1} does not say who should do it.`),
      );
    if (action.trim() === "")
      found.push(about("action", "action-without-text", `Action ${index + 1} does not say what to do.`));
    if (until !== null && isDay(until) && until < today)
      found.push(
        about(
          "until",
          "action-past",
          `Action ${index + 1} ended on ${words.format(new Date(until))}: readers see it as past.`,
        ),
      );
    return found;
  });
}

const words = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  month: "short",
  day: "numeric",
  year: "numeric",
});

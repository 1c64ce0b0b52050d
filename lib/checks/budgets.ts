import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { budgets } from "#lib/stories/schema.ts";
import type { Warning } from "./warning.ts";

const budgeted = ["headline", "summary", "ourTake", "claim", "whyItMatters"] as const;

/** Parts that are longer than they should be. */
export function checkBudgets(content: StoryContent): Warning[] {
  const texts = budgeted.flatMap((part) => over(part, partNames[part], part, content[part], budgets[part]));
  const actions = content.doThisWeek.flatMap(({ action }, index) =>
    over("doThisWeek", `Action ${index + 1}`, `doThisWeek.${index}.action`, action, budgets.action),
  );
  return [...texts, ...actions];
}

function over(part: Warning["part"], name: string, path: string, text: string, budget: number): Warning[] {
  const excess = text.trim().length - budget;
  if (excess <= 0) return [];
  const message = `${name} is ${excess} ${excess === 1 ? "character" : "characters"} over its ${budget}. Shorten it.`;
  return [{ part, path, rule: "over-budget", severity: "warning", message, at: budget }];
}

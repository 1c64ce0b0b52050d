import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { readMarkdown } from "./reading.ts";
import type { Warning } from "./warning.ts";

/** Headings that go down by more than one step, or say nothing. The first of a part stands for "##". */
export function checkHeadings(content: StoryContent): Warning[] {
  return (["ourTake", "whyItMatters", "body"] as const).flatMap((part) => {
    let above = 1;
    return readMarkdown(content[part]).headings.flatMap(({ level, text, at }): Warning[] => {
      const depth = Math.max(2, level);
      const expected = above + 1;
      const skips = depth > expected;
      above = depth;
      const common = { part, path: part, severity: "warning", at } as const;
      if (text === "")
        return [{ ...common, rule: "empty-heading", message: `A heading in ${partNames[part]} is empty.` }];
      if (!skips) return [];
      const message = `The heading “${text}” skips a level: write it with ${"#".repeat(expected)} instead of ${"#".repeat(depth)}.`;
      return [{ ...common, rule: "skipped-heading", message }];
    });
  });
}

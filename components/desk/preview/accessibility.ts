import type { Result } from "axe-core";
import type { Warning } from "#lib/checks/warning.ts";
import type { Part } from "#lib/stories/compare.ts";
import { partNames } from "#lib/stories/content.ts";
import { pathOf } from "./page-parts.ts";

/** What axe's rules mean to somebody who writes. Others are told in axe's own words. */
const inWords: Record<string, string> = {
  "image-alt": "A picture has no description for people who cannot see it.",
  "link-name": "A link has no words of its own, so nobody hears where it leads.",
  "heading-order": "The headings skip a level.",
  "empty-heading": "A heading is empty.",
  "empty-table-header": "A table’s head has an empty cell: give the column a name.",
  "td-headers-attr": "A table’s cells belong to no head.",
  "identical-links-same-purpose": "Links with the same words lead to different places.",
  "duplicate-id-aria": "Two places on the page have the same name, so links lead to the first alone.",
};

/**
 * Looks at the story on this page with axe, loaded when it is first needed. Colours are left out: they are the site's,
 * not the story's, and the most work.
 */
export async function checkPage(): Promise<Warning[]> {
  const { default: axe } = await import("axe-core");
  const story = document.querySelector(".story");
  if (!story) return [];
  const { violations } = await axe.run(story, {
    resultTypes: ["violations"],
    elementRef: true,
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(warningsOf);
}

function warningsOf({ id, help, nodes }: Result): Warning[] {
  const paths = new Set(nodes.map(({ element }) => (element && pathOf(element)) ?? "headline"));
  return [...paths].map((path) => ({
    part: partOf(path),
    path,
    rule: `page-${id}`,
    message: `On the page: ${inWords[id] ?? `${help}.`}`,
    severity: "warning",
  }));
}

function partOf(path: string): Part {
  const [part = ""] = path.split(".");
  return part in partNames ? (part as Part) : "headline";
}

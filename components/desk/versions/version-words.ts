import { partNames } from "#lib/stories/content.ts";
import type { Version } from "#lib/stories/versions-queries.ts";

type Mark = Version["marks"][number];

const markNames: Record<Mark["kind"], string> = {
  named: "Named",
  submitted: "Submitted",
  approved: "Approved",
  published: "Published",
};

/** What a mark says: "Published", or the name that somebody gave. */
export function markInWords({ kind, name }: Pick<Mark, "kind" | "name">): string {
  return kind === "named" ? `“${name}”` : markNames[kind];
}

/** The names of parts in one line: "Headline, Body and 2 more". */
export function partsInWords(version: Pick<Version, "changedParts">, most = 3): string {
  const names = version.changedParts.map((part) => partNames[part]);
  if (names.length <= most + 1) return joined(names);
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

/** What a version did, in one line. */
export function deedInWords(
  version: Pick<Version, "kind" | "restoredFrom" | "changedParts">,
  first: boolean,
): string {
  const parts = partsInWords(version);
  if (version.kind === "restored")
    return `Restored version ${version.restoredFrom ?? ""}${parts ? `: ${parts}` : ""}`;
  if (first) return "The first version";
  return parts ? `Changed ${parts}` : "Nothing changed";
}

/** "Ann Example and Ben Example"; an import is nobody. */
export function authorsInWords(authors: string[]): string {
  return joined(authors) || "an import";
}

function joined(names: string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

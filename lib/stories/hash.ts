import { createHash } from "node:crypto";
import type { StoryContent } from "./content.ts";

/**
 * SHA-256, in hex, of the content as JSON with its keys in alphabetical order at every level. Parts that stories have had only
 * since later count when there is something in them, so what was stored, approved or scheduled before has its hash still.
 */
export function contentHash({ claim, lookBack, language, ...content }: StoryContent): string {
  const later = {
    ...(claim !== "" && { claim }),
    ...(lookBack !== null && { lookBack }),
    ...(language !== null && { language }),
  };
  return createHash("sha256")
    .update(canonicalJson({ ...content, ...later }))
    .digest("hex");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

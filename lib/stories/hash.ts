import { createHash } from "node:crypto";
import type { StoryContent } from "./content.ts";

/** SHA-256, in hex, of the content as JSON with its keys in alphabetical order at every level. */
export function contentHash(content: StoryContent): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

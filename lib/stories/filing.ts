import { refuseLoop } from "#lib/chains/loops.ts";
import type { Transaction } from "#lib/database/client.ts";
import { writeReferences } from "#lib/tags/referrers.ts";
import { keepTake } from "#lib/takes/live.ts";
import type { StoryContent } from "./content.ts";

/**
 * Files what readers are shown of a story, or, with null, that it is taken away: what it refers to, and what it claims. Gives the
 * tags of the pages that this changes besides the story's own. Publications and retractions go one after the other from here
 * on: call it late. @throws Refusal when the story would follow what goes on from it.
 */
export async function fileShown(
  tx: Transaction,
  storyId: number,
  content: StoryContent | null,
): Promise<string[]> {
  const referred = await writeReferences(tx, storyId, content);
  if (content) await refuseLoop(tx, storyId, content);
  return [...referred, ...(await keepTake(tx, storyId, content))];
}

import type { Actor } from "#lib/auth/policy.ts";
import type { Result } from "#lib/result.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { completeStory } from "../support/stories.ts";

export const editionSlug = "measured-story";
export const editionTag = "measured";

let story: { id: number; version: number } | null = null;

/**
 * Publishes the measured story with the edition's number in its headline and gives the moment at which the call was
 * done, in nanoseconds of the clock that all processes of this machine share.
 */
export async function newEdition(actor: Actor, edition: number): Promise<string> {
  const content = completeStory({
    slug: editionSlug,
    headline: `Measured edition ${edition}`,
    tags: ["Measured"],
  });
  const saved = story
    ? must(await saveStory(actor, { id: story.id, expectedVersion: story.version, content }))
    : must(await createStory(actor, content));
  story = must(await publishStory(actor, { id: saved.id, expectedVersion: saved.version }));
  return String(process.hrtime.bigint());
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

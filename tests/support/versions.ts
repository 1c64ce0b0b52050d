import type { Actor } from "#lib/auth/policy.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { completeStory } from "./stories.ts";

/** Begins a story with further versions, each a change of the one before. Gives its id. */
export async function storyWithVersions(
  actor: Actor,
  parts: Partial<StoryContent>,
  ...changes: (Partial<StoryContent> & { autosave?: boolean })[]
): Promise<number> {
  const created = await createStory(actor, completeStory(parts));
  if (!created.ok) throw new Error(created.problem.message);
  const { id } = created.value;
  for (const change of changes) await saveNext(actor, id, change);
  return id;
}

/** Stores a further version of a story. */
export async function saveNext(
  actor: Actor,
  id: number,
  { autosave = false, ...change }: Partial<StoryContent> & { autosave?: boolean },
): Promise<void> {
  const story = await stored(id);
  const content = { ...story.content, ...change };
  const saved = await saveStory(actor, { id, expectedVersion: story.version, content, autosave });
  if (!saved.ok) throw new Error(saved.problem.message);
}

/** Publishes what is stored. */
export async function publishNow(actor: Actor, id: number): Promise<void> {
  const published = await publishStory(actor, { id, expectedVersion: (await stored(id)).version });
  if (!published.ok) throw new Error(published.problem.message);
}

async function stored(id: number) {
  const story = await deskStory(id);
  if (!story) throw new Error("There is no such story.");
  return story;
}

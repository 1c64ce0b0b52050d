import { systemActor } from "#lib/auth/policy.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { value } from "./newsroom.ts";
import { completeStory } from "./stories.ts";

/** Publishes stories in a site's database; with `retagged` they have these tags instead at once. */
export async function publishedStories(
  site: { databaseUrl: string },
  stories: Partial<StoryContent>[],
  { retagged }: { retagged?: string[] } = {},
): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  for (const parts of stories) {
    const made = value(await createStory(systemActor, completeStory(parts)));
    const content = { ...made.content, tags: retagged ?? made.content.tags };
    const saved = value(
      await saveStory(systemActor, { id: made.id, expectedVersion: made.version, content }),
    );
    value(await publishStory(systemActor, { id: made.id, expectedVersion: saved.version }));
  }
}

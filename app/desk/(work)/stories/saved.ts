import type { Saved } from "#components/desk/types.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { approvalStanding } from "#lib/review/queries.ts";
import { noSuchStory } from "#lib/stories/change.ts";
import type { Saved as JustSaved } from "#lib/stories/commands.ts";
import { type DeskStory, deskStory } from "#lib/stories/desk-queries.ts";
import { localTime } from "./status.ts";

/** What the desk's form needs to go on from: what is stored now. */
export async function storedNow(story: DeskStory): Promise<Saved> {
  return {
    ...story,
    tags: story.content.tags,
    publishedLocal: await localTime(story.publishedAt),
    approval: await approvalStanding(story.id),
    merged: false,
  };
}

/** The same after a save. Its version and text are those of that save, even if somebody else has saved since. */
export async function afterSave(saved: JustSaved): Promise<Result<Saved>> {
  const story = await deskStory(saved.id);
  if (!story) return refused(noSuchStory);
  const { changed: _changed, content, ...ref } = saved;
  return ok({ ...(await storedNow(story)), ...ref, content, tags: content.tags });
}

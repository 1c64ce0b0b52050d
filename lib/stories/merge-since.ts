import { database } from "#lib/database/client.ts";
import { calledToday } from "#lib/tags/said.ts";
import type { StoryContent } from "./content.ts";
import { mergeStories } from "./merge.ts";
import { contentOf, type WholeRevision, wholeRevision } from "./revisions.ts";
import { checkDraft } from "./schema.ts";
import { followsHeadline } from "./slug.ts";

/**
 * Merges what somebody wrote on top of a revision with what is stored now. Null when they overlap, when that revision
 * is not there any more, or when together they are no story that may be stored.
 */
export async function mergeSince(
  storyId: number,
  base: number,
  mine: StoryContent,
  theirs: StoryContent,
): Promise<StoryContent | null> {
  const [revision, opened] = await Promise.all([
    database().revision.findUnique({
      where: { storyId_number: { storyId, number: base } },
      include: wholeRevision,
    }),
    database().storySlug.findFirst({ where: { storyId, publicSince: { not: null } } }),
  ]);
  if (!revision) return null;
  const free = opened === null;
  const { content, conflicts } = mergeStories(
    followingHeadline(contentOf(revision), free),
    followingHeadline({ ...mine, tags: calledToday(mine.tags, revision.tagNames, filedAs(revision)) }, free),
    followingHeadline(theirs, free),
  );
  const checked = checkDraft(content);
  return conflicts.length === 0 && checked.ok ? checked.value : null;
}

function filedAs({ tags }: WholeRevision) {
  return tags.map(({ position, tag }) => ({ position, name: tag.name }));
}

/** An address that was only made from the headline is no choice of anybody's: "" lets it follow the merged headline. */
function followingHeadline(content: StoryContent, free: boolean): StoryContent {
  return free && followsHeadline(content.slug, content.headline) ? { ...content, slug: "" } : content;
}

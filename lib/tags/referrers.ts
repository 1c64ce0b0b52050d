import type { Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { env } from "#lib/env.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { referencesOf } from "#lib/stories/references.ts";

/**
 * Notes what a story that is being published refers to, or, with null, that it is retracted and refers to nothing. Gives the
 * page tags of the tags whose stories are referred to more or less often by that. Publications and retractions go one after
 * the other from here on: call it late.
 */
export async function writeReferences(
  tx: Transaction,
  storyId: number,
  content: StoryContent | null,
): Promise<string[]> {
  await serially(tx, "filing of stories");
  const now = content ? referencesOf(content, [new URL(env().SITE_URL).origin]) : [];
  const rows = await tx.storyReference.findMany({ where: { storyId }, select: { slug: true } });
  const before = rows.map(({ slug }) => slug);
  const gone = before.filter((slug) => !now.includes(slug));
  const fresh = now.filter((slug) => !before.includes(slug));
  if (gone.length + fresh.length === 0) return [];
  await tx.storyReference.deleteMany({ where: { storyId, slug: { in: gone } } });
  await tx.storyReference.createMany({ data: fresh.map((slug) => ({ storyId, slug })) });
  const tags = await tx.$queryRaw<{ tag_id: number }[]>`
    with counted as (
      update published_tags set referrers = story_referrers(story_id)
      where story_id in (select story_id from story_slugs where slug = any(${[...gone, ...fresh]}::text[]))
      returning tag_id
    ) select distinct tag_id from counted`;
  return tags.map(({ tag_id }) => `tag:${tag_id}`);
}

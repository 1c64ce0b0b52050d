import { threadTags } from "#lib/chains/queries.ts";
import type { Transaction } from "#lib/database/client.ts";
import { rangeOf, sitemapTag } from "#lib/feeds/ranges.ts";
import type { WholeRevision } from "./revisions.ts";

/**
 * What readers' pages are made from and a publication or retraction changes: the story, all its addresses, the lists
 * it is or was in, and every story of its thread. Related stories are found by a job, which says itself what it changes.
 */
export async function pageTags(
  tx: Transaction,
  storyId: number,
  revisions: (WholeRevision | null)[],
): Promise<string[]> {
  const { createdById } = await tx.story.findUniqueOrThrow({
    where: { id: storyId },
    select: { createdById: true },
  });
  const slugs = await tx.storySlug.findMany({ where: { storyId }, select: { slug: true } });
  const seen = revisions.filter((revision) => revision !== null);
  const followed = seen.flatMap(({ follows }) => follows ?? []);
  return [
    ...new Set([
      `story:${storyId}`,
      ...slugs.map(({ slug }) => `slug:${slug}`),
      ...(createdById === null ? [] : [`author:${createdById}`]),
      "list",
      sitemapTag(rangeOf(storyId)),
      "tags",
      ...(await threadTags(tx, storyId, followed)),
      ...seen.flatMap((revision) => (revision.sectionId === null ? [] : [`section:${revision.sectionId}`])),
      ...seen.flatMap((revision) => revision.tags.map(({ tagId }) => `tag:${tagId}`)),
    ]),
  ];
}

import { database } from "#lib/database/client.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { reasonOf } from "./reason.ts";
import { termsOf } from "./signature.ts";

export type Near = {
  id: number;
  slug: string;
  headline: string;
  publishedAt: Date;
  section: string;
  score: number;
  reason: string;
  names: { label: string; stories: number }[];
  tags: { id: number; name: string; slug: string }[];
  allTags: number[];
  pinned: boolean;
  followsThis: boolean;
  followedByThis: boolean;
  banned: boolean;
};

/** STUB, to be replaced. */
export async function nearestTo(
  content: StoryContent,
  { storyId, limit = 20 }: { storyId?: number; publishedAt?: Date | null; limit?: number } = {},
): Promise<Near[]> {
  const stories = await database().story.findMany({
    where: { publishedNumber: { not: null }, ...(storyId && { id: { not: storyId } }) },
    include: { published: { include: wholeRevision } },
  });
  const own = termsOf(content);
  const all = stories.map((story) => ({ story, terms: termsOf(contentOf(story.published as never)) }));
  const stories_ = (term: string) => all.filter(({ terms }) => terms.has(term)).length;
  return all
    .map(({ story, terms }) => {
      const common = [...own].filter(([term]) => terms.has(term));
      const names = common
        .filter(([term, { label }]) => label !== null && terms.get(term)?.label)
        .map(([term, { label }]) => ({ label: label as string, stories: stories_(term) }))
        .sort((a, b) => a.stories - b.stories);
      const theirs = (
        story.published as never as { tags: { tag: { id: number; name: string; slug: string } }[] }
      ).tags;
      const tags = theirs.map(({ tag }) => tag).filter(({ name }) => content.tags.includes(name));
      const pinned = content.related.pinned.includes(story.slug);
      const flags = {
        pinned,
        followsThis: false,
        followedByThis: content.follows === story.slug,
        banned: content.related.banned.includes(story.slug),
      };
      return {
        id: story.id,
        slug: story.slug,
        headline: story.published?.headline ?? "",
        publishedAt: story.publishedAt as Date,
        section: "News",
        score: common.reduce((sum, [term]) => sum + 1 / (1 + stories_(term)), 0) / 40,
        reason: reasonOf({
          ...flags,
          names: names.map(({ label }) => label),
          tags: tags.map(({ name }) => name),
        }),
        names: names.slice(0, 6),
        tags: tags.map(({ id, name, slug }) => ({ id, name, slug })),
        allTags: theirs.map(({ tag }) => tag.id),
        ...flags,
      };
    })
    .filter(({ score }) => score > 0.05)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

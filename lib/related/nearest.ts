import { database } from "#lib/database/client.ts";
import { englishWording } from "#lib/language/wording.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { languages } from "./asked.ts";
import { neighboursOf } from "./lists.ts";
import { reasonOf } from "./reason.ts";
import { signatureOf } from "./signature.ts";
import type { Neighbour } from "./statement.ts";

type Tag = { id: number; name: string; slug: string };

/** A published story near a text, and everything that says why. */
export type Near = {
  id: number;
  slug: string;
  headline: string;
  publishedAt: Date;
  /** The section's name. */
  section: string;
  /** 0 to about 1.4; only good for comparing. */
  score: number;
  /** In a reader's words. */
  reason: string;
  /** Names in common, the most telling first, with how many stories have each. */
  names: { label: string; stories: number }[];
  /** Tags in common. */
  tags: Tag[];
  /** Ids of all tags that it bears. */
  allTags: number[];
  pinned: boolean;
  banned: boolean;
  followsThis: boolean;
  followedByThis: boolean;
};

/**
 * The published stories nearest to any text, a draft's too, by the same statement that makes readers' lists: pinned ones
 * first, then by score, banned ones among them. `storyId` is the story's own, if it is stored; `publishedAt` its date,
 * now if it has none.
 */
export async function nearestTo(
  content: StoryContent,
  options: { storyId?: number; publishedAt?: Date | null; limit?: number } = {},
): Promise<Near[]> {
  const { storyId = null, publishedAt, limit = 12 } = options;
  const { terms, weights, names } = signatureOf(content, (await languages())(content));
  const tags = await database().tag.findMany({
    where: { name: { in: content.tags }, successorId: null },
    select: { id: true },
  });
  const asked = {
    id: storyId,
    terms,
    weights,
    names: names.map(({ term }) => term),
    tags: tags.map(({ id }) => id),
    publishedAt: publishedAt ?? new Date(),
    follows: content.follows,
    pinned: content.related.pinned,
    banned: content.related.banned,
  };
  const [neighbours = []] = await database().$transaction((tx) => neighboursOf(tx, [asked]));
  return cards(neighbours.slice(0, limit));
}

async function cards(neighbours: Neighbour[]): Promise<Near[]> {
  const stories = await database().story.findMany({
    where: { id: { in: neighbours.map(({ id }) => id) } },
    select: {
      id: true,
      slug: true,
      publishedAt: true,
      published: {
        select: {
          headline: true,
          section: true,
          tags: { orderBy: [{ position: "asc" }, { tagId: "asc" }], include: { tag: true } },
        },
      },
    },
  });
  const byId = new Map(stories.map((story) => [story.id, story]));
  return neighbours.flatMap((near) => {
    const story = byId.get(near.id);
    if (!story?.published || !story.publishedAt) return [];
    const all = story.published.tags.map(({ tag: { id, name, slug } }) => ({ id, name, slug }));
    const tags = all.filter(({ id }) => near.tags.includes(id));
    const { score, names, banned, later: followsThis, earlier: followedByThis } = near;
    const pinned = near.pin !== null;
    const evidence = { pinned, followsThis, followedByThis, names: names.map(({ label }) => label) };
    return {
      id: near.id,
      slug: story.slug,
      headline: story.published.headline,
      publishedAt: story.publishedAt,
      section: story.published.section?.name ?? "",
      score,
      reason: reasonOf({ ...evidence, tags: tags.map(({ name }) => name) }, englishWording),
      names,
      tags,
      allTags: all.map(({ id }) => id),
      pinned,
      banned,
      followsThis,
      followedByThis,
    };
  });
}

import { database } from "#lib/database/client.ts";
import type { DeskStory } from "#lib/stories/desk-queries.ts";
import { type Near, nearestTo } from "./nearest.ts";
import { type OlderTake, olderTakes } from "./older-takes.ts";

/** A story that the text names by an address. */
export type NamedStory = {
  /** The address by which it is named; the story may have moved since. */
  slug: string;
  id: number;
  headline: string;
  live: boolean;
};

/** What the desk shows of a story's neighbours, for the text as it is stored. */
export type RelatedOnDesk = {
  /** The story's version that was looked at. */
  version: number;
  /** The nearest first, also those that are pinned or banned. */
  near: Near[];
  /** The stories that are pinned, banned or followed, as far as they exist. */
  named: NamedStory[];
  olderTakes: OlderTake[];
};

/** Enough for four, twelve pins and as many candidates. */
const looked = 28;

/** The neighbours of a story's working text, published or not, with the evidence. */
export async function relatedOnDesk(story: DeskStory): Promise<RelatedOnDesk> {
  const [near, named] = await Promise.all([nearTo(story), namedStories(story)]);
  return { version: story.version, near, named, olderTakes: await olderTakes(near, goesOut(story)) };
}

/** The older takes that share a rare subject with a story's working text. */
export async function olderTakesOf(story: DeskStory): Promise<OlderTake[]> {
  return olderTakes(await nearTo(story), goesOut(story));
}

async function nearTo({ id, content, publishedAt }: DeskStory): Promise<Near[]> {
  return nearestTo(content, { storyId: id, ...(publishedAt && { publishedAt }), limit: looked });
}

function goesOut({ publishedAt }: DeskStory): Date {
  const now = new Date();
  return publishedAt && publishedAt < now ? publishedAt : now;
}

async function namedStories({ content: { follows, related } }: DeskStory): Promise<NamedStory[]> {
  const slugs = [...related.pinned, ...related.banned, ...(follows ? [follows] : [])];
  if (slugs.length === 0) return [];
  const rows = await database().storySlug.findMany({
    where: { slug: { in: slugs } },
    select: {
      slug: true,
      story: {
        select: {
          id: true,
          publishedNumber: true,
          working: { select: { headline: true } },
          published: { select: { headline: true } },
        },
      },
    },
  });
  return rows.map(({ slug, story: { id, publishedNumber, working, published } }) => ({
    slug,
    id,
    headline: (published ?? working).headline,
    live: publishedNumber !== null,
  }));
}

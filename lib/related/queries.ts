import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import type { Label, StoryCard } from "#lib/stories/queries.ts";
import { readingMinutes } from "#lib/stories/reading-time.ts";
import { reasonOf } from "./reason.ts";
import { statement } from "./statement.ts";

export type RelatedStory = StoryCard & { reason: string };

/**
 * The published stories that a reader of this one would want next, best first, each with the reason. Those that
 * editors pinned come first, those that they banned never. With `tag` (id) only stories that bear it.
 */
export async function relatedStories(
  storyId: number,
  options: { tag?: number; limit?: number } = {},
): Promise<RelatedStory[]> {
  const { tag = null, limit = 4 } = options;
  note("related");
  const rows = await database().$queryRaw<Row[]>(statement(storyId, tag, limit));
  return rows.map(relatedStory);
}

type Row = Omit<StoryCard, "section" | "readingMinutes"> & {
  words: number;
  sectionName: string | null;
  sectionSlug: string | null;
  tags: Label[];
  pinned: boolean;
  followsThis: boolean;
  followedByThis: boolean;
  sharedTags: string[];
  names: string[];
};

function relatedStory(row: Row): RelatedStory {
  note(`story:${row.id}`);
  const { id, slug, headline, summary, ourTake, tags, publishedAt, words } = row;
  return {
    id,
    slug,
    headline,
    summary,
    ourTake,
    section: { name: row.sectionName ?? "", slug: row.sectionSlug ?? "" },
    tags,
    publishedAt,
    readingMinutes: readingMinutes(words),
    reason: reasonOf({ ...row, tags: row.sharedTags }),
  };
}

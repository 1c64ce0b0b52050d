import { database } from "#lib/database/client.ts";
import { siteLanguage } from "#lib/related/asked.ts";
import { nearestTo } from "#lib/related/nearest.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { type KnownTag, suggestionsFor, type TagSuggestion } from "./suggestion.ts";

/** How many near stories are asked; 15 to 45 do equally well. */
const nearby = 20;

/**
 * Up to five tags that a text should bear and does not yet, best first, each with the reason; see `suggestionsFor`. `storyId` is
 * the text's own story, which then says nothing about it.
 */
export async function suggestTags(
  content: StoryContent,
  { storyId, publishedAt }: { storyId?: number; publishedAt?: Date | null } = {},
): Promise<TagSuggestion[]> {
  const [near, tags, [corpus]] = await Promise.all([
    nearestTo(content, { storyId, publishedAt, limit: nearby }),
    database().$queryRaw<KnownTag[]>`
      select id, name, stories - own as stories
      from tags cross join lateral (
        select count(*)::int as own from published_tags where tag_id = tags.id and story_id = ${storyId ?? 0}
      ) as self
      where stories - own > 0`,
    database().$queryRaw<{ stories: number }[]>`select stories from corpus where id = 1`,
  ]);
  return suggestionsFor(content, {
    near: near.filter(({ banned }) => !banned).map(({ score, allTags }) => ({ score, tags: allTags })),
    tags,
    stories: corpus?.stories ?? 0,
    language: await siteLanguage(),
  });
}

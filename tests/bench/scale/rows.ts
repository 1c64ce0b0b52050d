import { differingParts } from "#lib/stories/compare.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { countWords } from "#lib/stories/reading-time.ts";
import type { Invented } from "./stories.ts";

export type Value = string | number | null | string[] | Date | object;

/** The columns that are written of each table, in the order in which tables are written. */
export const columns = {
  stories:
    "id state version slug working_number published_number published_at live_since created_at updated_at created_by_id",
  story_slugs: "slug story_id public_since",
  revisions:
    "story_id number changed_parts hash words headline slug section_id summary our_take why_it_matters body follows pinned banned tag_names author_id created_at",
  revision_tags: "story_id number position tag_id",
  revision_actions: "story_id number position audience action until",
  revision_sources: "story_id number position title url publisher date",
  revision_corrections: "story_id number position date kind text",
  revision_marks: "id story_id number kind by_id by_name at",
  events: "id at kind story_id title actor_id actor_name origin before after data",
} as const;

export type Table = keyof typeof columns;

/** Numbers of sections by slug, and of tags by name. */
export type Places = { sections: Record<string, number>; tags: Record<string, number> };

/** The rows that `createStory` and `publishStory` leave of a story, had its author published it at its date. */
export function rowsOf(id: number, invented: Invented, places: Places): Record<Table, Value[][]> {
  const { content, publishedAt: at, author } = invented;
  const { slug, headline } = content;
  const hash = contentHash(content);
  const by = [author.id, author.name] as const;
  const event = [id, headline, ...by, "command line"] as const;
  const nothing = {};
  return {
    stories: [[id, "published", 2, slug, 1, 1, at, at, at, at, author.id]],
    story_slugs: [[slug, id, at]],
    revisions: [
      [
        ...[id, 1, differingParts(emptyContent, content), hash, wordsIn(content), headline, slug],
        ...[places.sections[content.section] as number, content.summary, content.ourTake],
        ...[content.whyItMatters, content.body, content.follows, content.related.pinned],
        ...[content.related.banned, content.tags, author.id, at],
      ],
    ],
    revision_tags: content.tags.map((tag, position) => [id, 1, position, places.tags[tag] as number]),
    revision_actions: content.doThisWeek.map((item, position) => [
      ...[id, 1, position, item.audience, item.action, item.until],
    ]),
    revision_sources: content.sources.map((item, position) => [
      ...[id, 1, position, item.title, item.url, item.publisher, item.date],
    ]),
    revision_corrections: content.corrections.map((item, position) => [
      ...[id, 1, position, item.date, item.kind, item.text],
    ]),
    revision_marks: [[id, id, 1, "published", ...by, at]],
    events: [
      [2 * id - 1, at, "story.created", ...event, nothing, nothing, { revision: 1 }],
      [
        ...[2 * id, at, "story.published", ...event],
        ...[
          { state: "draft", published: null },
          { state: "published", published: 1 },
          { revision: 1, hash },
        ],
      ],
    ],
  };
}

/** As `storyWords`, which reads Markdown with all its rules: here its only signs are headings, lists and links. */
function wordsIn(content: StoryContent): number {
  const texts = [content.headline, content.summary, content.ourTake, content.whyItMatters];
  const actions = content.doThisWeek.map((item) => `${item.audience} ${item.action}`);
  return countWords([...texts, content.body.replace(/\]\([^)]*\)/g, ""), ...actions].join("\n"));
}

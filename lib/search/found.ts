import { database } from "#lib/database/client.ts";
import { type Language, languageOf } from "#lib/language/languages.ts";
import { note } from "#lib/page-cache/recorder.ts";
import type { State } from "#lib/stories/lifecycle.ts";
import { readingMinutes } from "#lib/stories/reading-time.ts";
import type { FoundStory } from "./answer.ts";
import type { Passage } from "./document.ts";
import type { Edition } from "./filters.ts";
import { highlight, snippetOf } from "./snippet.ts";

type Label = { name: string; slug: string };

type Row = {
  id: number;
  number: number;
  slug: string;
  state: State;
  live: boolean;
  publishedAt: Date;
  headline: string;
  summary: string;
  language: string | null;
  ourTake: string;
  words: number;
  section: Label | null;
  tags: Label[];
  passages: Passage[] | null;
};

/**
 * The stories of these rows as they are now, in their order: what was retracted since the row was made is left out, and what has
 * another text by now is shown with that and without a passage.
 */
export async function foundStories(
  rows: { id: number; number: number }[],
  edition: Edition,
  terms: ReadonlySet<string>,
  language: Language,
): Promise<FoundStory[]> {
  if (rows.length === 0) return [];
  note(...rows.map(({ id }) => `story:${id}`));
  const found = await database().$queryRaw<Row[]>`
    select stories.id, revisions.number, stories.slug, stories.state, published_number is not null as live,
      coalesce(published_at, revisions.created_at) as "publishedAt", headline, summary, revisions.language, our_take as "ourTake", words,
      (select json_build_object('name', name, 'slug', slug) from sections where sections.id = section_id) as section,
      (select coalesce(json_agg(json_build_object('name', name, 'slug', tags.slug) order by position, tag_id), '[]')
        from revision_tags join tags on tags.id = tag_id
        where revision_tags.story_id = stories.id and revision_tags.number = revisions.number) as tags,
      (select passages from search_documents
        where search_documents.story_id = stories.id and search_documents.number = revisions.number) as passages
    from unnest(${rows.map(({ id }) => id)}::int[]) with ordinality as wanted (id, place)
    join stories on stories.id = wanted.id
    join revisions on revisions.story_id = stories.id
      and revisions.number = case when ${edition} = 'published' then published_number else working_number end
    order by place`;
  return found.map(({ words, passages, section, ...row }) => ({
    ...row,
    section: section ?? { name: "", slug: "" },
    readingMinutes: readingMinutes(words),
    title: highlight(row.headline, terms, language, ownOf(row)),
    snippet: snippetOf(passages ?? [], terms, language, ownOf(row)),
  }));
}

function ownOf({ language }: Pick<Row, "language">): Language | undefined {
  return language === null ? undefined : languageOf(language);
}

import type { Transaction } from "#lib/database/client.ts";
import type { Language } from "#lib/language/languages.ts";
import { languageOf } from "#lib/language/languages.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import type { Asked } from "./statement.ts";

/** The language in which this site's stories are written, but for those that say otherwise. */
export async function siteLanguage(): Promise<Language> {
  return languageOf((await siteSettings()).language);
}

/** Tells the language of a story by what it says of itself: the site's, where it says nothing. */
export async function languages(): Promise<(story: { language: string | null }) => Language> {
  const { language: site } = await siteSettings();
  return ({ language }) => languageOf(language ?? site);
}

/** Published stories as the statement asks for them, with the signatures that are stored, and their terms counted in a rebuild. */
export async function askedOf(tx: Transaction, ids: number[]): Promise<(Asked & { id: number })[]> {
  return tx.$queryRaw<(Asked & { id: number })[]>`
    select stories.id, terms, weights, names, rebuild_counts.stories as counts, stories.published_at as "publishedAt", follows, pinned, banned,
      array(select tag_id from revision_tags
        where revision_tags.story_id = stories.id and revision_tags.number = published_number) as tags
    from stories
    join revisions on revisions.story_id = stories.id and revisions.number = published_number
    join story_signatures on story_signatures.story_id = stories.id
    left join rebuild_counts on rebuild_counts.story_id = stories.id
      and rebuild_counts.signed_at = story_signatures.signed_at
    where stories.id = any (${ids}::int[])
    order by stories.id`;
}

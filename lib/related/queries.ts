import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import type { Label, StoryCard } from "#lib/stories/queries.ts";
import { readingMinutes } from "#lib/stories/reading-time.ts";
import { reasonOf } from "./reason.ts";

export type RelatedStory = StoryCard & { reason: string };

/** How many rows of the inverted index may be read to find candidates, and how many of those get the full score. */
const postings = 4000;
const shortlisted = 60;

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
  const rows = await database().$queryRaw<Row[]>`
    with self as (
      select stories.id, stories.published_at, stories.published_number, revisions.follows, revisions.pinned,
        revisions.banned, story_signatures.norm,
        (select greatest(corpus.stories, 1)::float8 from corpus where corpus.id = 1) as stories
      from stories
      join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number
      left join story_signatures on story_signatures.story_id = stories.id
      where stories.id = ${storyId}
    ), own_tags as (
      select tag_id from self join revision_tags on revision_tags.story_id = self.id and revision_tags.number = self.published_number
    ), own_terms as materialized (
      select term_id, is_name, label, pull, sum(term_stories) over (order by telling desc, term_id) as postings
      from (
        select story_terms.term_id, story_terms.is_name, terms.label, terms.stories as term_stories,
          story_terms.weight * ln(1 + self.stories / greatest(1, terms.stories)) as telling,
          story_terms.weight * ln(1 + self.stories / greatest(1, terms.stories)) ^ 2 as pull
        from self join story_terms on story_terms.story_id = self.id join terms on terms.id = story_terms.term_id
      ) as weighed
    ), banned as (
      select story_id from self, unnest(self.banned) as slug join story_slugs using (slug)
    ), pinned as (
      select story_id, min(position) as position
      from self, unnest(self.pinned) with ordinality as pin (slug, position) join story_slugs using (slug)
      group by story_id
    ), by_terms as (
      select story_terms.story_id
      from own_terms join story_terms on story_terms.term_id = own_terms.term_id
      where own_terms.postings <= ${postings} and story_terms.story_id <> ${storyId}
        and (${tag}::int is null or exists (
          select from stories join revision_tags on revision_tags.story_id = stories.id
            and revision_tags.number = stories.published_number and revision_tags.tag_id = ${tag}::int
          where stories.id = story_terms.story_id))
      group by story_terms.story_id
      order by sum(own_terms.pull * story_terms.weight) desc
      limit ${shortlisted}
    ), earlier as (
      select story_id from self join story_slugs on story_slugs.slug = self.follows
    ), later as (
      select revisions.story_id
      from story_slugs join revisions on revisions.follows = story_slugs.slug
      join stories on stories.id = revisions.story_id and stories.published_number = revisions.number
      where story_slugs.story_id = ${storyId}
    ), by_tag as (
      select stories.id as story_id
      from self, revision_tags join stories on stories.id = revision_tags.story_id and stories.published_number = revision_tags.number
      where (select count(*) from by_terms) < ${limit}
        and (revision_tags.tag_id = ${tag}::int or (${tag}::int is null and revision_tags.tag_id in (select tag_id from own_tags)))
      group by stories.id, self.published_at
      order by abs(extract(epoch from stories.published_at - self.published_at))
      limit ${shortlisted}
    ), candidates as (
      select story_id from by_terms union select story_id from earlier union select story_id from later
      union select story_id from pinned union select story_id from by_tag
    ), scored as (
      select stories.id, stories.slug, stories.published_at, revisions.number, revisions.section_id, pinned.position,
        later.story_id is not null as follows_this, earlier.story_id is not null as followed_by_this,
        coalesce(shared.dot / nullif(self.norm * story_signatures.norm, 0), 0)
          + 0.05 * coalesce(tags.shared / nullif(sqrt(tags.own * tags.theirs), 0), 0)
          + 0.1 * exp(-abs(extract(epoch from stories.published_at - self.published_at)) / (365 * 86400))
          + case when later.story_id is not null or earlier.story_id is not null then 0.3 else 0 end as score
      from candidates
      cross join self
      join stories on stories.id = candidates.story_id
      join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number
      left join story_signatures on story_signatures.story_id = stories.id
      left join pinned on pinned.story_id = stories.id
      left join later on later.story_id = stories.id
      left join earlier on earlier.story_id = stories.id
      cross join lateral (
        select sum(own_terms.pull * story_terms.weight) as dot
        from story_terms join own_terms using (term_id) where story_terms.story_id = stories.id
      ) as shared
      cross join lateral (
        select count(*)::float8 as theirs, count(own_tags.tag_id)::float8 as shared, (select count(*) from own_tags)::float8 as own
        from revision_tags left join own_tags using (tag_id)
        where revision_tags.story_id = stories.id and revision_tags.number = revisions.number
      ) as tags
      where stories.id <> ${storyId} and stories.id not in (select story_id from banned)
        and (${tag}::int is null or exists (
          select from revision_tags where revision_tags.story_id = stories.id
            and revision_tags.number = stories.published_number and revision_tags.tag_id = ${tag}::int))
      order by pinned.position nulls last, score desc, stories.published_at desc, stories.id desc
      limit ${limit}
    )
    select scored.id, scored.slug, scored.published_at as "publishedAt", revisions.headline, revisions.summary,
      revisions.our_take as "ourTake", revisions.words, sections.name as "sectionName", sections.slug as "sectionSlug",
      scored.position is not null as pinned, scored.follows_this as "followsThis",
      scored.followed_by_this as "followedByThis",
      (select coalesce(json_agg(json_build_object('name', tags.name, 'slug', tags.slug) order by revision_tags.position), '[]')
        from revision_tags join tags on tags.id = revision_tags.tag_id
        where revision_tags.story_id = scored.id and revision_tags.number = scored.number) as tags,
      array(select tags.name from revision_tags join own_tags using (tag_id) join tags on tags.id = revision_tags.tag_id
        where revision_tags.story_id = scored.id and revision_tags.number = scored.number
        order by revision_tags.position) as "sharedTags",
      array(select own_terms.label from own_terms join story_terms using (term_id)
        where story_terms.story_id = scored.id and own_terms.is_name and story_terms.is_name and own_terms.label is not null
        order by own_terms.pull * story_terms.weight desc limit 12) as names
    from scored
    join revisions on revisions.story_id = scored.id and revisions.number = scored.number
    left join sections on sections.id = revisions.section_id
    order by scored.position nulls last, scored.score desc, scored.published_at desc, scored.id desc`;
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

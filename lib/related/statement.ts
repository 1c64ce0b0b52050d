import { Prisma } from "#prisma/generated/client.ts";

/**
 * How many rows of the inverted index may be read to find candidates, how many candidates are looked at more closely,
 * and how many of these, per story asked for, get the full score. At 10,000 invented stories, many of them alike, 85 of
 * 100 are then those that the full score of all would give; twice the time gives 95.
 */
const postings = 3000;
const wide = 120;
const close = 6;

/**
 * The one statement behind `relatedStories`. The score is the cosine of the two signatures + 0.05 × the cosine of their
 * tags + 0.1 × e^(−days apart / 365), and 0.3 more if one follows the other. Rarity is ln(1 + stories / stories with
 * the term), as in signature.ts. Candidates are found by the story's most telling terms, as many as the limit of
 * postings allows; pinned, following and followed stories join them, and stories with a common tag if they are few.
 * What shares no tag and has a cosine below 0.1 is not related, however near in time. The statement is prepared under
 * a name (lib/database/client.ts), since planning it takes longer than running it. PostgreSQL keeps the plan only if
 * it could not make a better one for the values of the moment: so fixed numbers are text, and the ids hide in a select.
 * "offset 0" keeps it from reading whole tables, or all postings of all terms, where it knows too little of their size.
 */
export function statement(storyId: number, tag: number | null, limit: number): Prisma.Sql {
  const name = `related_${Math.trunc(limit)}${tag === null ? "" : "_with_tag"}`;
  const number = (value: number) => Prisma.raw(String(Math.trunc(value)));
  const withTag = (condition: Prisma.Sql) => (tag === null ? Prisma.empty : condition);
  const wantedTags = tag === null ? Prisma.sql`self.tag_ids` : Prisma.sql`array[(select ${tag}::int)]`;
  const closeness = Prisma.sql`0.1 * exp(-abs(extract(epoch from stories.published_at - self.published_at)::float8)
    / (365 * 86400))`;
  return Prisma.sql`
    ${Prisma.raw(`-- prepared: ${name}`)}
    with self as materialized (
      select stories.id, stories.published_at, revisions.follows, revisions.pinned, revisions.banned, norm,
        array(select tag_id from revision_tags
          where revision_tags.story_id = stories.id and revision_tags.number = published_number) as tag_ids,
        (select greatest(1, corpus.stories)::float8 from corpus where corpus.id = 1) as corpus
      from stories
      join revisions on revisions.story_id = stories.id and revisions.number = published_number
      left join story_signatures on story_signatures.story_id = stories.id
      where stories.id = (select ${storyId}::int)
    ), own_terms as materialized (
      select term_id, is_name, pull, sum(common) over (order by telling desc, term_id) as postings
      from (
        select term_id, is_name, common, weight * rarity as telling, weight * rarity * rarity as pull
        from (
          select term_id, is_name, weight, terms.stories as common,
            ln(1 + corpus / greatest(1, terms.stories)) as rarity
          from self join story_terms on story_id = self.id join terms on terms.id = term_id
        ) as counted
      ) as weighed
    ), by_rare_terms as materialized (
      select story_id, sum(pull * weight) as dot
      from own_terms join story_terms using (term_id)
      where postings <= ${number(postings)}
        ${withTag(Prisma.sql`and story_id in (select story_id from revision_tags where tag_id = (select ${tag}::int))`)}
      group by story_id
      order by round(sum(pull * weight) * 1e6) desc, story_id desc
      limit ${number(wide)}
    ), by_terms as materialized (
      select story_id
      from self
      cross join by_rare_terms
      cross join lateral (
        select published_at, story_signatures.norm
        from stories join story_signatures on story_signatures.story_id = stories.id
        where stories.id = by_rare_terms.story_id offset 0
      ) as stories
      order by round((dot / nullif(self.norm * stories.norm, 0) + ${closeness}) * 1e9) desc, story_id desc
      limit ${number(close * limit)}
    ), by_tag as (
      select stories.id as story_id
      from self, stories
      join revision_tags on revision_tags.story_id = stories.id and revision_tags.number = published_number
      where (select count(*) from by_terms) <= ${number(limit)} and revision_tags.tag_id = any (${wantedTags})
      group by stories.id, self.published_at
      order by abs(extract(epoch from stories.published_at - self.published_at)), stories.id
      limit ${number(close * limit)}
    ), linked as materialized (
      select story_id, min(position) as pin, bool_or(kind = 'banned') as banned,
        bool_or(kind = 'earlier') as earlier, bool_or(kind = 'later') as later
      from (
        select 'pinned' as kind, slug, position
        from self, unnest(self.pinned) with ordinality as pin (slug, position)
        union all
        select 'banned', slug, null from self, unnest(self.banned) as slug
        union all
        select 'earlier', self.follows, null from self
        union all
        select 'later', stories.slug, null
        from self
        join story_slugs on story_slugs.story_id = self.id and story_slugs.public_since is not null
        join revisions on revisions.follows = story_slugs.slug
        join stories on stories.id = revisions.story_id and stories.published_number = revisions.number
      ) as links
      join story_slugs using (slug)
      where public_since is not null
      group by story_id
    ), candidates as (
      select story_id from by_terms union select story_id from by_tag union select story_id from linked
    ), best as materialized (
      select stories.id, slug, stories.published_at, published_number, pin,
        coalesce(later, false) as later, coalesce(earlier, false) as earlier,
        round((cosine + 0.05 * coalesce(shared_tags / nullif(sqrt(cardinality(self.tag_ids) * all_tags), 0), 0)
          + ${closeness}
          + case when later or earlier then 0.3 else 0 end) * 1e9) as score
      from candidates
      cross join self
      cross join lateral (
        select id, slug, published_at, published_number, story_signatures.norm
        from stories left join story_signatures on story_signatures.story_id = stories.id
        where stories.id = candidates.story_id and published_number is not null offset 0
      ) as stories
      left join linked on linked.story_id = stories.id
      cross join lateral (
        select coalesce(sum(pull * weight) / nullif(self.norm * stories.norm, 0), 0) as cosine
        from (select term_id, weight from story_terms where story_id = candidates.story_id offset 0) as theirs
        join own_terms using (term_id)
      ) as terms_in_common
      cross join lateral (
        select count(*)::float8 as all_tags, (count(*) filter (where tag_id = any (self.tag_ids)))::float8 as shared_tags,
          bool_or(tag_id = any (${wantedTags})) as fits
        from revision_tags
        where revision_tags.story_id = candidates.story_id and revision_tags.number = published_number
      ) as tags_in_common
      where stories.id <> self.id and linked.banned is not true
        and (linked.story_id is not null or shared_tags > 0 or cosine >= 0.1)
        ${withTag(Prisma.sql`and fits`)}
      order by pin nulls last, score desc, stories.published_at desc, stories.id desc
      limit ${number(limit)}
    )
    select best.id, best.slug, best.published_at as "publishedAt", headline, summary, our_take as "ourTake", words,
      sections.name as "sectionName", sections.slug as "sectionSlug",
      pin is not null as pinned, later as "followsThis", earlier as "followedByThis",
      (select coalesce(json_agg(json_build_object('name', name, 'slug', tags.slug) order by position, tag_id), '[]')
        from revision_tags join tags on tags.id = tag_id
        where story_id = best.id and number = published_number) as tags,
      array(select name from self, revision_tags join tags on tags.id = tag_id
        where story_id = best.id and number = published_number and tag_id = any (self.tag_ids)
        order by position, tag_id) as "sharedTags",
      array(select label
        from self, own_terms join story_terms using (term_id) join terms on terms.id = term_id
        where story_id = best.id and own_terms.is_name and story_terms.is_name and label is not null
          and terms.stories * 4 <= corpus + 8
        order by pull * weight desc, term_id limit 12) as names
    from best
    join revisions on revisions.story_id = best.id and revisions.number = published_number
    left join sections on sections.id = section_id
    order by pin nulls last, score desc, best.published_at desc, best.id desc`;
}

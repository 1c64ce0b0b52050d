import { Prisma } from "#prisma/generated/client.ts";

/** A text among all stories, as the statement below asks for it. */
export type Asked = {
  /** The story itself, which is not its own neighbour; null for one that is not stored. */
  id: number | null;
  terms: number[];
  weights: number[];
  /** In how many stories each of the terms occurs, if that is known before; else it is looked up. */
  counts?: number[] | null;
  names: number[];
  /** Ids. */
  tags: number[];
  publishedAt: Date;
  follows: string | null;
  pinned: string[];
  banned: string[];
};

/** A published story beside the one asked for. */
export type Neighbour = {
  id: number;
  score: number;
  /** Of the signatures, 0 to 1. */
  cosine: number;
  pin: number | null;
  banned: boolean;
  later: boolean;
  earlier: boolean;
  /** Ids of tags in common. */
  tags: number[];
  /** Names in common, the most telling first, with the number of stories that have each. */
  names: { label: string; stories: number }[];
};

/** How many rows of the index may be read to find candidates, and how many of these get the full score. */
const postings = 3000;
const close = 80;

/**
 * The one statement that compares a text with all published stories: gives `Neighbour`s, pinned ones first, then by
 * score. The score is the cosine of the signatures (weight ×
 * rarity, ln(1 + stories / stories with the term)) + 0.05 × the cosine of the tags + 0.06 × e^(−days apart / 365), and 0.3
 * more if one follows the other. Candidates are found by the most telling terms, as many as the limit of postings
 * allows; pinned, banned, following and followed stories join them by any address that they ever had in public.
 * A phrase that no other story has counts for nothing, not even for a vector's length. What shares no tag and has a cosine below 0.05 is not related, however near in time. The statement is prepared under a
 * name (lib/database/client.ts), since planning it takes longer than running it; PostgreSQL keeps the plan only if it
 * could not make a better one for the values of the moment, so fixed numbers are text and the values hide in selects.
 * "offset 0" keeps it from reading whole tables where it knows too little of their size.
 */
export function statement(asked: Asked): Prisma.Sql {
  const { id, terms, weights, counts, names, tags, publishedAt, follows, pinned, banned } = asked;
  const number = (value: number) => Prisma.raw(String(Math.trunc(value)));
  return Prisma.sql`
    -- prepared: ${Prisma.raw(counts ? "related_neighbours_counted" : "related_neighbours")}
    with self as materialized (
      select (select ${id}::int) as id, (select ${publishedAt}::timestamptz) as published_at,
        (select ${tags}::int[]) as tag_ids, (select ${names}::int[]) as names, (select ${follows}::text) as follows,
        (select ${pinned}::text[]) as pinned, (select ${banned}::text[]) as banned,
        (select greatest(1, stories)::float8 from corpus where corpus.id = 1) as corpus
    ), own as materialized (
      select term_id, stories, weight * rarity as telling, weight * rarity * rarity as pull
      from (
        select term_id, weight::float8, coalesce(stories, 0) as stories,
          ln(1 + corpus / greatest(1, coalesce(stories, 1))) as rarity
        from self
        cross join ${counts ? counted(terms, weights, counts) : lookedUp(terms, weights)}
      ) as counted
    ), length as materialized (
      select coalesce(sqrt(sum(telling * telling)), 0) as norm from own
      where term_id & 1 = 0
        or stories > (select count(*) from story_signatures where story_id = (select id from self))
    ), named as materialized (
      select own.term_id, label, terms.stories, pull
      from self cross join own join terms on terms.id = own.term_id
      where own.term_id = any (self.names) and label is not null and terms.stories * 4 <= corpus + 8
    ), heavy as materialized (
      select term_id, pull, sum(stories) over (order by telling desc, term_id rows unbounded preceding) as postings
      from own where stories > 0
    ), found as materialized (
      select story_id
      from heavy
      cross join lateral (
        select story_id, length from story_signatures where terms @> array[heavy.term_id] offset 0
      ) as signatures
      where postings <= ${number(postings)} and story_id is distinct from (select id from self)
      group by story_id, length
      order by round(1e6 * sum(pull) / nullif(length, 0)) desc nulls last, story_id desc
      limit ${number(close)}
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
      where public_since is not null and story_id is distinct from (select id from self)
      group by story_id
    ), by_tag as materialized (
      select revision_tags.story_id
      from self
      cross join unnest(self.tag_ids) as wanted (tag_id)
      cross join lateral (
        select story_id from revision_tags
        where revision_tags.tag_id = wanted.tag_id order by story_id desc, number desc limit 30
      ) as revision_tags
      where (select count(*) from found) < ${number(close)}
    ), candidates as materialized (
      select story_id from found union select story_id from by_tag union select story_id from linked
    ), measured as materialized (
      select story_id, sum(pull * weight) / nullif((select norm from length) * norm, 0) as cosine
      from (
        select candidates.story_id, norm, unnest(signatures.terms) as term_id, unnest(weights) as weight
        from candidates
        cross join lateral (
          select story_signatures.terms, weights, norm from story_signatures join related_list_states using (story_id)
          where story_signatures.story_id = candidates.story_id offset 0
        ) as signatures
      ) as theirs
      join own using (term_id)
      group by story_id, norm
    ), scored as materialized (
      select stories.id, stories.published_at, linked.pin::int, coalesce(linked.banned, false) as banned,
        coalesce(linked.later, false) as later, coalesce(linked.earlier, false) as earlier, common_tags.tags,
        terms_in_common.cosine,
        round(1e6 * (terms_in_common.cosine + 0.05 * coalesce(cardinality(common_tags.tags)
              / nullif(sqrt(cardinality(self.tag_ids) * common_tags.of_them), 0), 0)
            + 0.06 * exp(-abs(extract(epoch from stories.published_at - self.published_at)::float8) / (365 * 86400))
            + case when linked.later or linked.earlier then 0.3 else 0 end)) / 1e6 as score
      from candidates
      cross join self
      cross join lateral (
        select id, published_at, published_number from stories
        where stories.id = candidates.story_id and published_number is not null offset 0
      ) as stories
      left join linked on linked.story_id = stories.id
      left join measured on measured.story_id = stories.id
      cross join lateral (select coalesce(measured.cosine, 0) as cosine offset 0) as terms_in_common
      cross join lateral (
        select count(*)::float8 as of_them,
          coalesce(array_agg(tag_id) filter (where tag_id = any (self.tag_ids)), '{}') as tags
        from revision_tags
        where revision_tags.story_id = stories.id and revision_tags.number = stories.published_number
      ) as common_tags
      where stories.id is distinct from self.id
        and (linked.story_id is not null or terms_in_common.cosine >= 0.05 or cardinality(common_tags.tags) > 0)
    )
    select scored.id, score, cosine, pin, banned, later, earlier, tags,
      (select coalesce(json_agg(json_build_object('label', label, 'stories', stories) order by pull desc, term_id), '[]')
        from (
          select named.label, named.stories, pull, term_id
          from story_signatures join named on term_id = any (names)
          where story_id = scored.id
          order by pull desc, term_id limit 12
        ) as common_names) as names
    from scored
    order by pin nulls last, score desc, published_at desc, id desc`;
}

function counted(terms: number[], weights: number[], counts: number[]): Prisma.Sql {
  return Prisma.sql`
    unnest((select ${terms}::int[]), (select ${weights}::real[]), (select ${counts}::int[])) as asked (term_id, weight, stories)`;
}

function lookedUp(terms: number[], weights: number[]): Prisma.Sql {
  return Prisma.sql`
    unnest((select ${terms}::int[]), (select ${weights}::real[])) as asked (term_id, weight)
    left join terms on terms.id = term_id`;
}

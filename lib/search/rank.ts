import { database } from "#lib/database/client.ts";
import type { State } from "#lib/stories/lifecycle.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Edition } from "./filters.ts";

export type Ranking = {
  edition: Edition;
  /** As PostgreSQL reads a tsquery. */
  match: string;
  any: string;
  all: string;
  from: Date | null;
  to: Date | null;
  states: State[];
  zone: string;
  skip: number;
  take: number;
};

export type Ranked = {
  total: number;
  page: { id: number; number: number }[];
  tags: { id: number; count: number }[];
  sections: { id: number; count: number }[];
  years: { year: number; count: number }[];
};

/** How many of those that look best are measured by their whole text. */
const closely = 200;

/**
 * One statement: all texts that match; a first rank by headline, tags and summary; the best 200 measured by their
 * whole text, in which a headline counts most and words close to one another count for more; both a little higher the
 * newer they are (15 % for today's, half of it after eight months). Counts for narrowing come from all that match.
 */
export async function ranked(asked: Ranking): Promise<Ranked> {
  const { edition, match, any, all, from, to, states, zone, skip, take } = asked;
  const where = Prisma.join(
    [
      edition === "published" ? Prisma.sql`live` : Prisma.sql`latest`,
      ...(match ? [Prisma.sql`document @@ ${match}::tsquery`] : []),
      ...(from ? [Prisma.sql`at >= ${from}::timestamptz`] : []),
      ...(to ? [Prisma.sql`at < ${to}::timestamptz`] : []),
      ...(states.length > 0
        ? [Prisma.sql`(select state::text from stories where stories.id = story_id) = any(${states}::text[])`]
        : []),
    ],
    " and ",
  );
  const recency = Prisma.sql`(1 + 0.15 * exp(-greatest(0, extract(epoch from now() - at))::float8 / 31536000))`;
  const first = any ? Prisma.sql`ts_rank('{0, 0.1, 0.5, 1}', head, ${any}::tsquery)` : Prisma.sql`0.01`;
  const near = all.includes(" & ")
    ? Prisma.sql`+ 0.5 * ts_rank('{0.1, 0.2, 0.4, 1}', document, ${all}::tsquery)`
    : Prisma.empty;
  const close = any
    ? Prisma.sql`ts_rank('{0, 0, 0.2, 1}', head, ${any}::tsquery)
        + ts_rank('{0.1, 0.2, 0.4, 1}', document, ${any}::tsquery) ${near}`
    : Prisma.sql`0.01`;
  const [row] = await database().$queryRaw<Ranked[]>`
    with found as materialized (
      select story_id, number, at, section_id, tag_ids, (${first}) * ${recency} as score
      from search_documents where ${where}
    ), best as materialized (
      select story_id, number, at, score from found order by score desc, at desc, story_id desc limit ${closely}
    ), measured as (
      select story_id, number, best.at, (select (${close}) * ${recency} from search_documents
        where search_documents.story_id = best.story_id and search_documents.number = best.number) as score
      from best
    ), page as (
      select story_id, number, row_number() over () as place from (
        (select story_id, number from measured order by score desc, at desc, story_id desc)
        union all
        (select story_id, number from found where ${skip + take} > ${closely}
          order by score desc, at desc, story_id desc offset ${closely} limit ${Math.max(0, skip + take - closely)})
      ) as ordered offset ${skip} limit ${take}
    )
    select (select count(*)::int from found) as total,
      (select coalesce(json_agg(json_build_object('id', story_id, 'number', number) order by place), '[]') from page) as page,
      (select coalesce(json_agg(counted), '[]') from (
        select id, count(*)::int as count from found, unnest(tag_ids) as id group by id order by 2 desc, 1 limit 24
      ) as counted) as tags,
      (select coalesce(json_agg(counted), '[]') from (
        select section_id as id, count(*)::int as count from found where section_id is not null group by 1 order by 2 desc
      ) as counted) as sections,
      (select coalesce(json_agg(counted), '[]') from (
        select extract(year from at at time zone ${zone})::int as year, count(*)::int as count
        from found group by 1 order by 1 desc
      ) as counted) as years`;
  return row as Ranked;
}

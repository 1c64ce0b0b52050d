import { database, type Transaction } from "#lib/database/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Register } from "./plan.ts";

/** A tag on the desk. A story counts once: as published if readers find it under the tag, else as a draft. */
export type DeskTag = {
  id: number;
  name: string;
  slug: string;
  published: number;
  drafts: number;
  /** When the first story under it was published; of one that none bears, when it was made. */
  since: Date;
};

export const tagOrders = ["name", "stories", "since"] as const;
export type TagOrder = (typeof tagOrders)[number];

const perPage = 100;

/** The tags of the desk's list: those whose name or address, also an earlier one, has the text. */
export async function deskTags(options: {
  text?: string;
  order?: TagOrder;
  page?: number;
}): Promise<{ tags: DeskTag[]; total: number; pages: number }> {
  const { text = "", order = "name", page = 1 } = options;
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`where removed_at is null and (tags.name ilike ${like} or tags.slug ilike ${like}
    or exists (select from tag_addresses where tag_id = tags.id and tag_addresses.slug ilike ${like}))`;
  const [tags, [counted]] = await Promise.all([
    database().$queryRaw<DeskTag[]>`${counting(where)} order by ${orders[order]}
      limit ${perPage} offset ${(page - 1) * perPage}`,
    database().$queryRaw<{ total: number }[]>`select count(*)::int as total from tags ${where}`,
  ]);
  const total = counted?.total ?? 0;
  return { tags, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

export type DeskTagWhole = DeskTag & { description: string; earlier: string[] };

/** One tag, with what readers are told of it and the addresses that lead to it; null when it is not there any more. */
export async function deskTag(id: number): Promise<DeskTagWhole | null> {
  const [[tag], row] = await Promise.all([
    database().$queryRaw<DeskTag[]>(counting(Prisma.sql`where removed_at is null and tags.id = ${id}`)),
    database().tag.findUnique({
      where: { id },
      select: { description: true, addresses: { orderBy: { slug: "asc" } } },
    }),
  ]);
  if (!tag || !row) return null;
  return { ...tag, description: row.description, earlier: row.addresses.map(({ slug }) => slug) };
}

/** The database, or a transaction. */
export type TagReader = Pick<Transaction, "tag" | "tagAddress" | "$queryRaw">;

/** Every tag, and every address that leads to one. */
export async function tagRegister(tx: TagReader): Promise<Register> {
  const tags = await tx.tag.findMany({ where: { successorId: null }, orderBy: { id: "asc" } });
  const earlier = await tx.tagAddress.findMany({ orderBy: { slug: "asc" } });
  return {
    tags: tags.map(({ removedAt, id, name, slug }) => ({ id, name, slug, removed: removedAt !== null })),
    earlier,
  };
}

/** The stories that bear a tag, a page at a time. */
export async function bearersPage(
  tag: number,
  page: number,
): Promise<{ stories: { id: number; headline: string; live: boolean }[]; total: number; pages: number }> {
  const all = await bearers(database(), [tag]);
  const shown = all.slice((page - 1) * bearersPerPage, page * bearersPerPage);
  const stories = shown.map(({ id, headline, liveTags }) => ({ id, headline, live: liveTags.length > 0 }));
  return { stories, total: all.length, pages: Math.max(1, Math.ceil(all.length / bearersPerPage)) };
}

const bearersPerPage = 25;

/** A story that bears a tag in what readers see, what is written, or what waits for its time. */
export type Bearer = {
  id: number;
  headline: string;
  /** Which of the tags that were asked for. */
  tags: number[];
  /** Under which of these readers find it. */
  liveTags: number[];
  /** How many tags it bears at most in one of these versions. */
  most: number;
};

/** The stories that bear any of these tags, those that readers find there first, newest first. */
export function bearers(tx: TagReader, tags: number[]): Promise<Bearer[]> {
  return tx.$queryRaw<Bearer[]>`
    select borne.story_id as id, headline, tags, "liveTags", most::int
    from (
      select story_id, array_agg(distinct tag_id order by tag_id) as tags,
        coalesce(array_agg(distinct tag_id order by tag_id) filter (where live), '{}') as "liveTags",
        max((select count(*) from revision_tags as others
          where others.story_id = borne.story_id and others.number = borne.number)) as most
      from (${bearing}) as borne where tag_id = any(${tags}) group by story_id
    ) as borne
    join stories on stories.id = borne.story_id
    join revisions on revisions.story_id = stories.id and revisions.number = stories.working_number
    order by cardinality("liveTags") > 0 desc, stories.published_at desc nulls last, stories.id desc`;
}

/** Every tag of every version of a story that counts: what readers see, what is written, what waits for its time. */
const bearing = Prisma.sql`
  select revision_tags.story_id, revision_tags.number, tag_id,
    revision_tags.number is not distinct from stories.published_number as live
  from revision_tags join stories on stories.id = revision_tags.story_id
  where revision_tags.number in (stories.working_number, stories.published_number)
    or exists (select from schedules where schedules.story_id = stories.id and kind = 'publish'
      and schedules.number = revision_tags.number and schedules.state in ('waiting', 'failed'))`;

function counting(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select tags.id, tags.name, tags.slug, coalesce(min(published_at) filter (where live), tags.created_at) as since,
      count(story_id) filter (where live)::int as published,
      count(story_id) filter (where not live)::int as drafts
    from tags
    left join (
      select tag_id, story_id, bool_or(live) as live from (${bearing}) as borne group by tag_id, story_id
    ) as borne on borne.tag_id = tags.id
    left join stories on stories.id = borne.story_id
    ${where}
    group by tags.id`;
}

const orders: Record<TagOrder, Prisma.Sql> = {
  name: Prisma.sql`lower(tags.name), tags.id`,
  stories: Prisma.sql`published desc, drafts desc, lower(tags.name), tags.id`,
  since: Prisma.sql`since desc, tags.id desc`,
};

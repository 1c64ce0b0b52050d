import { database } from "#lib/database/client.ts";
import { note, noteUntil } from "#lib/page-cache/recorder.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { cardsById } from "#lib/stories/cards.ts";
import { dayInZone, endOfDayInZone } from "#lib/stories/dates.ts";
import type { Label, StoryCard } from "#lib/stories/queries.ts";
import { type AudienceGroup, byAudience, type WeekAction } from "./group.ts";
import { boundsOf, type Week, weekInZone } from "./week.ts";

export type ThisWeek = {
  groups: AudienceGroup<StoryCard>[];
  actions: number;
  stories: number;
  /** Tags of the stories that are shown, those of most stories first: ways to narrow them. */
  tags: (Label & { count: number })[];
};

/** More than a week ever has; what a page can hold. */
const mostStories = 80;
const mostTags = 12;

/**
 * The actions that are current now in the site's time zone, newest story first, by whom they are for; with `tag` (id) only those of
 * its stories, and of so many `stories`. The page that shows them is made anew when the first of them ends, and when a week begins.
 */
export async function thisWeek(tag: number | null = null, stories: number = mostStories): Promise<ThisWeek> {
  note("list", "tags");
  const zone = await siteTimeZone();
  const now = new Date();
  noteUntil(boundsOf(weekInZone(now, zone), zone).to);
  const today = dayInZone(now, zone);
  const rows = await database().$queryRaw<Row[]>`
    -- prepared: week_current_actions
    with newest as (
      select distinct stories.id, stories.published_at, stories.published_number
      from revision_actions
      join stories on stories.id = revision_actions.story_id and stories.published_number = revision_actions.number
      where revision_actions.until >= ${today}::date and stories.published_at is not null
        and (${tag}::int is null
          or exists (select from published_tags where tag_id = ${tag}::int and story_id = stories.id))
      order by stories.published_at desc, stories.id desc limit ${stories}
    )
    select newest.id, audience, action, until::text as until
    from newest
    join revision_actions on revision_actions.story_id = newest.id
      and revision_actions.number = newest.published_number and until >= ${today}::date
    order by newest.published_at desc, newest.id desc, position`;
  return shown(rows, today, zone);
}

/** What the stories first published in a week said to do, in the same order; what has ended says so. */
export async function actionsOfWeek(week: Week): Promise<ThisWeek> {
  note("list", "tags");
  const zone = await siteTimeZone();
  const { from, to } = boundsOf(week, zone);
  const now = new Date();
  if (now < to) noteUntil(to);
  const rows = await database().$queryRaw<Row[]>`
    -- prepared: week_actions
    select stories.id, audience, action, until::text as until
    from (
      select id, published_number, published_at from stories
      where published_at >= ${from}::timestamptz and published_at < ${to}::timestamptz and published_number is not null
      order by published_at desc, id desc limit 500
    ) as stories
    join revision_actions on revision_actions.story_id = stories.id
      and revision_actions.number = stories.published_number
    order by stories.published_at desc, stories.id desc, position
    limit 400`;
  return shown(rows, dayInZone(now, zone), zone);
}

/** The nearest weeks before and after one that have published stories; null where there is none. */
export async function weeksAround(week: Week): Promise<{ before: Week | null; after: Week | null }> {
  note("list");
  const zone = await siteTimeZone();
  const { from, to } = boundsOf(week, zone);
  const published = { publishedNumber: { not: null } };
  const [earlier, later] = await Promise.all([
    database().story.findFirst({
      where: { ...published, publishedAt: { lt: from } },
      orderBy: { publishedAt: "desc" },
      select: { publishedAt: true },
    }),
    database().story.findFirst({
      where: { ...published, publishedAt: { gte: to } },
      orderBy: { publishedAt: "asc" },
      select: { publishedAt: true },
    }),
  ]);
  const weekOfStory = (row: { publishedAt: Date | null } | null) =>
    row?.publishedAt ? weekInZone(row.publishedAt, zone) : null;
  return { before: weekOfStory(earlier), after: weekOfStory(later) };
}

/** Every week with published stories that say what to do, the newest first, with how many of them there are. */
export async function allWeeks(): Promise<{ week: Week; stories: number }[]> {
  note("list");
  const zone = await siteTimeZone();
  noteUntil(boundsOf(weekInZone(new Date(), zone), zone).to);
  return database().$queryRaw<{ week: Week; stories: number }[]>`
    -- prepared: weeks_with_actions
    select to_char(published_at at time zone ${zone}, 'IYYY-"W"IW') as week, count(*)::int as stories
    from stories
    where published_number is not null and published_at is not null and exists (
      select from revision_actions where story_id = stories.id and number = published_number)
    group by week order by week desc`;
}

type Row = { id: number; audience: string; action: string; until: string | null };

async function shown(rows: Row[], today: string, zone: string): Promise<ThisWeek> {
  const ids = [...new Set(rows.map(({ id }) => id))];
  const cards = await cardsById(ids);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const actions = rows.flatMap(({ id, audience, action, until }): WeekAction<StoryCard>[] => {
    const story = byId.get(id);
    return story ? [{ audience, action, until, past: until !== null && until < today, story }] : [];
  });
  const ends = actions.flatMap(({ until, past }) => (until === null || past ? [] : [until])).sort();
  if (ends[0] !== undefined) noteUntil(endOfDayInZone(ends[0], zone));
  return {
    groups: byAudience(actions),
    actions: actions.length,
    stories: cards.length,
    tags: frequent(cards),
  };
}

function frequent(cards: StoryCard[]): (Label & { count: number })[] {
  const counts = new Map<string, Label & { count: number }>();
  for (const { name, slug } of cards.flatMap(({ tags }) => tags))
    counts.set(slug, { name, slug, count: (counts.get(slug)?.count ?? 0) + 1 });
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en"))
    .slice(0, mostTags);
}

import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { type Day, dayInZone } from "#lib/stories/dates.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { hasCome } from "./come.ts";
import { anyTakesTag, takesTag } from "./live.ts";
import { type Cell, type Narrowing, type Outcome, type Tally, tally } from "./record.ts";
import type { ShownVerdict } from "./verdict.ts";

/** The verdict on a story's claim, as readers see it; null while there is none. */
export async function verdictOf(storyId: number): Promise<ShownVerdict | null> {
  note(`story:${storyId}`);
  const take = await database().take.findUnique({ where: { storyId } });
  if (!take?.verdict || !take.givenAt) return null;
  const { verdict, judged, note: words, url, givenAt } = take;
  return { verdict, judged, note: words, url, givenAt };
}

/** Whether there is any claim that readers see, so that a page can lead to the record. */
export async function anyTakes(): Promise<boolean> {
  note(anyTakesTag);
  const take = await database().take.findFirst({ where: { live: true }, select: { storyId: true } });
  return take !== null;
}

/** A claim in the record, with the story that made it. */
export type RecordedTake = {
  slug: string;
  headline: string;
  /** What the story is written in (BCP 47); null for the site's language. */
  language: string | null;
  publishedAt: Date;
  section: string;
  author: string;
  /** In the words that were judged or, while it is open, in today's. */
  claim: string;
  lookBack: Day | null;
  /** Open, and its day has come. */
  due: boolean;
  verdict: ShownVerdict | null;
};

export type TakesRecord = Tally & { takes: RecordedTake[]; pages: number; next: RecordedTake[] };

const perPage = 20;
const soonest = 3;

/**
 * How often the desk was right: every claim of a story that readers see now, counted and, a page at a time (from 1), listed.
 * Without an outcome those with a verdict, the newest first, and the next few to be looked back at; open ones by their day. Null
 * where a narrowing names nothing.
 */
export async function takesRecord(
  asked: Narrowing & { outcome: Outcome | null; page: number },
): Promise<TakesRecord | null> {
  note(takesTag, "sections");
  const { outcome, page } = asked;
  const zone = await siteTimeZone();
  const today = dayInZone(new Date(), zone);
  const all = recorded(zone, today);
  const counts = tally(await cellsOf(all, zone), asked);
  if (!counts) return null;
  const { totals } = counts;
  const total = outcome ? totals[outcome] : totals.judged;
  const narrowed = Prisma.sql`${all} ${narrowing(asked)}`;
  const [takes, next] = await Promise.all([
    listed(narrowed, outcome, { page, perPage }),
    outcome === null ? listed(narrowed, "open", { page: 1, perPage: soonest }) : [],
  ]);
  return { ...counts, takes, next, pages: Math.max(1, Math.ceil(total / perPage)) };
}

type Row = Omit<RecordedTake, "verdict"> & {
  verdict: ShownVerdict["verdict"] | null;
  note: string;
  url: string;
  givenAt: Date | null;
};

async function listed(
  narrowed: Prisma.Sql,
  outcome: Outcome | null,
  { page, perPage }: { page: number; perPage: number },
): Promise<RecordedTake[]> {
  const order =
    outcome === "open"
      ? Prisma.sql`order by look_back, story_id`
      : Prisma.sql`order by given_at desc, story_id desc`;
  const wanted =
    outcome === null ? Prisma.sql`and verdict is not null` : Prisma.sql`and outcome = ${outcome}`;
  const rows = await database().$queryRaw<Row[]>`
    select slug, headline, language, published_at as "publishedAt", section_name as section, author_name as author,
      case when judged = '' then claim else judged end as claim, look_back::text as "lookBack", due,
      verdict::text as verdict, note, url, given_at as "givenAt"
    ${narrowed} ${wanted} ${order} limit ${perPage} offset ${(page - 1) * perPage}`;
  return rows.map(({ verdict, note, url, givenAt, ...take }) => ({
    ...take,
    verdict: verdict && givenAt ? { verdict, judged: take.claim, note, url, givenAt } : null,
  }));
}

/** Counts by everything at once. What comes due next makes the page anew, and so does another name of somebody in it. */
async function cellsOf(all: Prisma.Sql, zone: string): Promise<Cell[]> {
  const rows = await database().$queryRaw<(Cell & { authorId: string | null; nextDay: Day | null })[]>`
    select outcome, section, section_name as "sectionName", author, author_name as "authorName", author_id as "authorId",
      year, due, count(*)::int as count, min(look_back)::text as "nextDay"
    ${all}
    group by outcome, section, section_name, author, author_name, author_id, year, due`;
  note(...rows.flatMap(({ authorId }) => (authorId === null ? [] : [`author:${authorId}`])));
  for (const { outcome, due, nextDay } of rows) if (outcome === "open" && !due) hasCome(nextDay, zone);
  return rows.map(({ authorId: _author, nextDay: _day, ...cell }) => cell);
}

/** Every claim of a story that readers see, and every verdict on one. */
function recorded(zone: string, today: Day): Prisma.Sql {
  return Prisma.sql`
    from (
      select takes.*, coalesce(verdict::text, 'open') as outcome, verdict is null and takes.look_back <= ${today}::date as due,
        stories.slug, stories.published_at, headline, language, coalesce(sections.slug, '') as section,
        coalesce(sections.name, '') as section_name, coalesce(users.slug, '') as author,
        coalesce(users.name, '') as author_name, users.id as author_id,
        extract(year from stories.published_at at time zone ${zone})::int as year
      from takes
      join stories on stories.id = takes.story_id
      join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number
      left join sections on sections.id = revisions.section_id
      left join users on users.id = stories.created_by_id and users.slug is not null
      where live
    ) as recorded
    where true`;
}

function narrowing({ section, author, year }: Narrowing): Prisma.Sql {
  const terms = [
    ...(section === null ? [] : [Prisma.sql`and section = ${section}`]),
    ...(author === null ? [] : [Prisma.sql`and author = ${author}`]),
    ...(year === null ? [] : [Prisma.sql`and year = ${year}`]),
  ];
  return terms.length > 0 ? Prisma.join(terms, " ") : Prisma.empty;
}

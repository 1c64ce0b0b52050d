import { database, type Transaction } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { takeLineOf } from "./take-line.ts";
import { type Thread, type ThreadStory, threadOf } from "./thread.ts";

/** So many stories of a thread are looked at for a page, those nearest to its own first. */
export const longestThread = 1000;

/**
 * Every story that readers see and that hangs together with one of them by following: all that it follows, directly or through
 * others, and all that follow any of these. Just itself where it follows nothing and nothing follows it; none while readers do
 * not see it.
 */
export async function threadStories(id: number): Promise<ThreadStory[]> {
  note(`thread:${id}`);
  return storiesOf(database(), Prisma.sql`select ${id}::int as id`);
}

/** The thread of a story with nothing left out; null where it is by itself, or readers do not see it. */
export async function wholeThread(id: number): Promise<Thread | null> {
  const { language } = await siteSettings();
  return threadOf(await threadStories(id), id, takeLineOf(language), { whole: true });
}

/** As `threadStories` for what is being written, and the story that it follows now: what only its live version follows is left out. */
export async function draftThreadStories(
  id: number | null,
  follows: string | null,
): Promise<{ stories: ThreadStory[]; followsId: number | null }> {
  const [earlier] =
    follows === null
      ? []
      : await database().$queryRaw<{ id: number }[]>`
          select stories.id from story_slugs join stories on stories.id = story_slugs.story_id
          where story_slugs.slug = ${follows} and public_since is not null and published_number is not null`;
  const seeds = [id, earlier?.id].filter((seed) => typeof seed === "number");
  if (seeds.length === 0) return { stories: [], followsId: null };
  const stories = await storiesOf(database(), Prisma.sql`select unnest(${seeds}::int[]) as id`, id);
  return { stories, followsId: earlier?.id ?? null };
}

/**
 * The page tags of every story whose thread is another one when a story is shown or taken away: of all that hangs together with
 * it, with what it followed or will follow, and with what follows it. Ask before or after; the answer is the same.
 */
export async function threadTags(tx: Transaction, id: number, follows: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    with recursive seeds as (
      select ${id}::int as id
      union
      select story_id from story_slugs where slug = any(${follows}::text[]) and public_since is not null
      union
      select revisions.story_id from story_slugs join revisions on revisions.follows = story_slugs.slug
      where story_slugs.story_id = ${id} and public_since is not null
    ), ${threadFrom(Prisma.sql`select id from seeds`)}
    select distinct id from (select id from thread union select ${id}::int) as touched`;
  return rows.map((row) => `thread:${row.id}`);
}

/** Whether readers would be led in a circle if a story followed what is at an address: that follows it already, or is it. */
export async function wouldLoop(tx: Transaction, id: number, follows: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ loops: boolean }[]>`
    with recursive earlier as (
      select story_slugs.story_id as id, told.follows
      from story_slugs left join (${live}) as told on told.id = story_slugs.story_id
      where story_slugs.slug = ${follows} and public_since is not null
      union
      select story_slugs.story_id, told.follows
      from earlier
      join story_slugs on story_slugs.slug = earlier.follows and public_since is not null
      left join (${live}) as told on told.id = story_slugs.story_id
      where earlier.id <> ${id}
    )
    select exists (select from earlier where id = ${id}) as loops`;
  return row?.loops ?? false;
}

/** Every story that readers see, with the address that it follows. */
const live = Prisma.sql`
  select stories.id, stories.slug, stories.published_at, revisions.headline, revisions.language, revisions.our_take, revisions.follows
  from stories join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number`;

/** From the seeds in both directions, step by step; UNION ends it, also where stories follow one another in a circle. */
function threadFrom(seeds: Prisma.Sql, edited: number | null = null): Prisma.Sql {
  return Prisma.sql`thread (id, follows) as (
    select stories.id, revisions.follows
    from (${seeds}) as seed join stories on stories.id = seed.id
    join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number
    union
    select next.id, next.follows
    from thread cross join lateral (
      select stories.id, revisions.follows
      from story_slugs join stories on stories.id = story_slugs.story_id
      join revisions on revisions.story_id = stories.id and revisions.number = stories.published_number
      where story_slugs.slug = thread.follows and public_since is not null and thread.id is distinct from ${edited}::int
      union all
      select stories.id, revisions.follows
      from story_slugs join revisions on revisions.follows = story_slugs.slug
      join stories on stories.id = revisions.story_id and stories.published_number = revisions.number
      where story_slugs.story_id = thread.id and public_since is not null
        and stories.id is distinct from ${edited}::int
    ) as next
  )`;
}

function storiesOf(
  tx: Pick<Transaction, "$queryRaw">,
  seeds: Prisma.Sql,
  edited: number | null = null,
): Promise<ThreadStory[]> {
  return tx.$queryRaw<ThreadStory[]>`
    with recursive ${threadFrom(seeds, edited)}
    select told.id, told.slug, told.headline, told.language, told.published_at as "publishedAt", told.our_take as "ourTake",
      earlier.story_id as "followsId"
    from (select id from thread limit ${longestThread}) as met
    join (${live}) as told on told.id = met.id
    left join story_slugs as earlier on earlier.slug = told.follows and earlier.public_since is not null`;
}

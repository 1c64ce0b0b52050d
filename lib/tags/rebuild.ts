import { database, type Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { env } from "#lib/env.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { referencesOf } from "#lib/stories/references.ts";
import { tagsLock } from "./commands.ts";
import { filingLock } from "./referrers.ts";

const batch = 200;

/**
 * Makes anew what stands under every tag, from what is published: after stories were loaded into the tables from elsewhere. First
 * what they refer to and where they are filed, some at a time beside editors and readers, then the numbers of all tags,
 * pairs and references from the beginning, for which publications wait. Run it again when it was broken off. `progress` hears how many stories
 * of how many are done.
 */
export async function rebuildTags(progress: (done: number, of: number) => void = () => {}): Promise<number> {
  const stories = await database().story.findMany({
    where: { publishedNumber: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const ids = stories.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += batch) {
    await rebuildBatch(ids.slice(start, start + batch));
    progress(Math.min(start + batch, ids.length), ids.length);
  }
  await recount();
  return ids.length;
}

/** `npm run tags:rebuild`. */
export async function runRebuild(): Promise<number> {
  const show = process.stdout.isTTY;
  const stories = await rebuildTags((done, of) => {
    if (show) process.stdout.write(`\r${Math.floor((100 * done) / of)} %`);
  });
  console.log(`${show ? "\r" : ""}The tags are rebuilt from ${stories} published stories.`);
  return 0;
}

async function rebuildBatch(ids: number[]): Promise<void> {
  await database().$transaction(
    async (tx) => {
      await serially(tx, tagsLock);
      await serially(tx, filingLock);
      const origins = [new URL(env().SITE_URL).origin];
      const references = (await publishedTexts(tx, ids)).flatMap(({ id, doThisWeek, pinned, ...text }) => {
        const actions = doThisWeek.map((action) => ({ audience: "", action, until: null }));
        const content = { ...emptyContent, ...text, doThisWeek: actions, related: { pinned, banned: [] } };
        return referencesOf(content, origins).map((slug) => ({ storyId: id, slug }));
      });
      await tx.storyReference.deleteMany({ where: { storyId: { in: ids } } });
      await tx.storyReference.createMany({ data: references });
      await tx.$queryRaw`select file_under_tags(${ids}::int[])::text`;
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
}

type Text = Pick<StoryContent, "slug" | "ourTake" | "whyItMatters" | "body" | "follows"> & {
  id: number;
  pinned: string[];
  doThisWeek: string[];
};

/** Of published stories what may refer to others. */
function publishedTexts(tx: Transaction, ids: number[]): Promise<Text[]> {
  return tx.$queryRaw<Text[]>`
    select stories.id, revisions.slug, our_take as "ourTake", why_it_matters as "whyItMatters", body, follows, pinned,
      array(select action from revision_actions
        where revision_actions.story_id = stories.id and revision_actions.number = published_number
        order by position) as "doThisWeek"
    from stories join revisions on revisions.story_id = stories.id and revisions.number = published_number
    where stories.id = any(${ids}::int[])`;
}

/** Nothing is drawn from what was counted before. */
async function recount(): Promise<void> {
  const dropped = ["tags"];
  await database().$transaction(
    async (tx) => {
      await serially(tx, tagsLock);
      const changed = await tx.$queryRaw<{ id: number }[]>`
        update tags set stories = now.stories
        from (
          select tags.id, count(story_id)::int as stories
          from tags left join published_tags on tag_id = tags.id group by tags.id
        ) as now
        where now.id = tags.id and now.stories <> tags.stories
        returning tags.id`;
      const referred = await tx.$queryRaw<{ id: number }[]>`
        with counted as (
          select story_slugs.story_id, count(distinct story_references.story_id)::int as referrers
          from story_slugs join story_references using (slug)
          where public_since is not null and story_references.story_id <> story_slugs.story_id group by 1
        ), recounted as (
          update published_tags set referrers = now.referrers
          from (
            select tag_id, story_id, coalesce(counted.referrers, 0) as referrers
            from published_tags left join counted using (story_id)
          ) as now
          where published_tags.tag_id = now.tag_id and published_tags.story_id = now.story_id
            and published_tags.referrers <> now.referrers
          returning published_tags.tag_id
        ) select distinct tag_id as id from recounted`;
      await tx.$executeRaw`delete from tag_pairs`;
      await tx.$executeRaw`
        insert into tag_pairs (tag_id, other_id, stories)
        select a.tag_id, b.tag_id, count(*) from published_tags as a join published_tags as b using (story_id)
        where a.tag_id <> b.tag_id group by 1, 2`;
      dropped.push(...[...changed, ...referred].map(({ id }) => `tag:${id}`));
      await touch(tx, dropped);
    },
    { maxWait: 60_000, timeout: 600_000 },
  );
  dropNow(dropped);
}

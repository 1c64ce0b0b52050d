import { database } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { tagsLock } from "./commands.ts";
import { writeReferences } from "./referrers.ts";

const batch = 100;

/**
 * Makes anew what stands under every tag, from what is published: after stories were loaded into the tables from elsewhere. First
 * what they refer to and where they are filed, a hundred at a time beside editors and readers, then the numbers of all tags and
 * pairs from the beginning, for which publications wait. Run it again when it was broken off. `progress` hears how many stories
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
      const published = await tx.revision.findMany({
        where: { publishedOf: { id: { in: ids } } },
        include: wholeRevision,
      });
      for (const revision of published) await writeReferences(tx, revision.storyId, contentOf(revision));
      await tx.$queryRaw`select file_under_tags(${ids}::int[])::text`;
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
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
      await tx.$executeRaw`delete from tag_pairs`;
      await tx.$executeRaw`
        insert into tag_pairs (tag_id, other_id, stories)
        select a.tag_id, b.tag_id, count(*) from published_tags as a join published_tags as b using (story_id)
        where a.tag_id <> b.tag_id group by 1, 2`;
      dropped.push(...changed.map(({ id }) => `tag:${id}`));
      await touch(tx, dropped);
    },
    { maxWait: 60_000, timeout: 600_000 },
  );
  dropNow(dropped);
}

import type { Transaction } from "#lib/database/client.ts";

/** Puts every revision that is found under one of these tags under another instead, in the place of the first of them. */
export async function refileMerged(tx: Transaction, from: number[], to: number): Promise<void> {
  await tx.$executeRaw`
    insert into revision_tags (story_id, number, tag_id, position)
    select story_id, number, ${to}::int, min(position) from revision_tags
    where tag_id = any(${from}) group by story_id, number
    on conflict (story_id, number, tag_id)
      do update set position = least(revision_tags.position, excluded.position)`;
  await tx.revisionTag.deleteMany({ where: { tagId: { in: from } } });
}

/** Which tags take the place of a split one in all revisions of a story. */
export type Choice = { story: number; tags: number[] };

/** Puts the revisions of these stories under their chosen tags instead of one, and those of all others under `rest`. */
export async function refileSplit(
  tx: Transaction,
  tag: number,
  choices: Choice[],
  rest: number,
): Promise<void> {
  const pairs = choices.flatMap(({ story, tags }) => tags.map((to) => ({ story, to })));
  const [stories, tags] = [pairs.map(({ story }) => story), pairs.map(({ to }) => to)];
  await tx.$executeRaw`
    with chosen as (select * from unnest(${stories}::int[], ${tags}::int[]) as pairs (story_id, to_id)),
    wanted as (
      select held.story_id, number, position, to_id
      from revision_tags as held join chosen using (story_id) where tag_id = ${tag}::int
      union all
      select held.story_id, number, position, ${rest}::int from revision_tags as held
      where tag_id = ${tag}::int and not exists (select from chosen where chosen.story_id = held.story_id)
    )
    insert into revision_tags (story_id, number, tag_id, position)
    select story_id, number, to_id, position from wanted
    on conflict (story_id, number, tag_id)
      do update set position = least(revision_tags.position, excluded.position)`;
  const keeps = choices.filter((choice) => choice.tags.includes(tag)).map(({ story }) => story);
  const changes = choices.map(({ story }) => story);
  await tx.$executeRaw`
    delete from revision_tags where tag_id = ${tag}::int and story_id <> all(${keeps}::int[])
      and (${rest}::int <> ${tag}::int or story_id = any(${changes}::int[]))`;
}

/**
 * Holds these stories, in an order in which nobody waits in a circle: whoever saves one holds it before the tags.
 */
export async function holdStories(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$queryRaw`select id from stories where id = any(${ids}::int[]) order by id for update`;
}

import { database } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";

/**
 * Of the next so many stories after one (by id), those whose rows are not what they should be; stories of the last minute are
 * left to their jobs. `next` is where to go on, null at the end.
 */
export async function storiesToIndex(
  after: number,
  many: number,
  madeWith: string,
): Promise<{ missing: number[]; next: number | null }> {
  const rows = await database().$queryRaw<{ id: number; missing: boolean }[]>`
    select id, updated_at < now() - interval '1 minute' and (
      not exists (select from search_documents
        where story_id = id and number = working_number and latest and made_with = ${madeWith})
      or published_number is not null and not exists (select from search_documents
        where story_id = id and number = published_number and live and made_with = ${madeWith})
      or published_number is null and exists (select from search_documents where story_id = id and live)
    ) as missing
    from (select * from stories where id > ${after}::int order by id limit ${many}::int) as stories
    order by id`;
  const missing = rows.filter((row) => row.missing).map(({ id }) => id);
  return { missing, next: rows.length < many ? null : (rows.at(-1)?.id ?? null) };
}

/** Takes away rows of stories that are not there any more and words that no story has, and counts the others anew. */
export async function tidyIndex(): Promise<void> {
  await database().$transaction(
    async (tx) => {
      await serially(tx, "search");
      await tx.$executeRaw`
        delete from search_documents where not exists (select from stories where id = story_id)`;
      await tx.$executeRaw`
        with counted as (
          select word_id, count(*)::int as stories
          from search_documents, unnest(word_ids) as word_id where live group by word_id
        )
        update search_words set stories = coalesce(counted.stories, 0)
        from search_words as words left join counted on counted.word_id = words.id
        where words.id = search_words.id and search_words.stories <> coalesce(counted.stories, 0)`;
      await tx.searchWord.deleteMany({ where: { stories: 0 } });
    },
    { maxWait: 60_000, timeout: 600_000 },
  );
}

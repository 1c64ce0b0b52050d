import { database } from "#lib/database/client.ts";
import { listTagged } from "#lib/stories/queries.ts";
import { findTags, tagIndex } from "#lib/tags/directory.ts";
import { surroundingsOf } from "#lib/tags/place.ts";
import { tagBySlug, tagsAt } from "#lib/tags/queries.ts";
import { firstAndTenth, type Probe } from "./timing.ts";

/** What the pages of tags are made from, without the page cache. */
export async function tagProbes(): Promise<Probe[]> {
  const { common, pairs } = await someTags();
  return [
    {
      what: "tag page",
      atMost: 20,
      runs: common.flatMap((slug) =>
        firstAndTenth(async (page) => {
          const tag = await tagBySlug(slug);
          return tag && Promise.all([listTagged([tag.id], page), page === 1 && surroundingsOf(tag.id)]);
        }),
      ),
    },
    {
      what: "page of two tags",
      atMost: 20,
      runs: pairs.map((slugs) => async () => {
        const tags = await tagsAt(slugs);
        const ids = tags.flatMap((tag) => tag?.id ?? []);
        return listTagged(ids, 1);
      }),
    },
    { what: "tag index", runs: Array.from({ length: 10 }, () => () => tagIndex()) },
    { what: "finding a tag", runs: common.map((slug) => () => findTags(slug.slice(0, 6), 12)) },
  ];
}

/** The commonest tags, some in the middle and some of the long tail, and pairs that stories bear together. */
async function someTags(): Promise<{ common: string[]; pairs: string[][] }> {
  const tags = await database().$queryRaw<{ slug: string }[]>`
    select slug from revision_tags join tags on tags.id = tag_id group by tags.id order by count(*) desc, tags.id`;
  const every = Math.floor(tags.length / 40);
  const common = [...tags.slice(0, 20), ...tags.filter((_, i) => i >= 20 && i % every === 0)];
  const pairs = await database().$queryRaw<{ a: string; b: string }[]>`
    select a.slug as a, b.slug as b
    from (select story_id from revision_tags order by story_id desc limit 30000) as latest
    join revision_tags one using (story_id) join revision_tags other using (story_id)
    join tags a on a.id = one.tag_id join tags b on b.id = other.tag_id
    where one.tag_id < other.tag_id
    group by 1, 2 order by count(*) desc, 1, 2 limit 500`;
  return {
    common: common.map(({ slug }) => slug),
    pairs: pairs.filter((_, i) => i < 20 || i % 24 === 0).map(({ a, b }) => [a, b]),
  };
}

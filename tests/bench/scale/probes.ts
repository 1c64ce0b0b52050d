import { database } from "#lib/database/client.ts";
import { relatedStories } from "#lib/related/queries.ts";
import { listStories } from "#lib/stories/queries.ts";
import { tagBySlug, tagIndex, tagsBySlugs } from "#lib/tags/queries.ts";
import { pick, random } from "./random.ts";
import type { Probe } from "./timing.ts";

/** What readers and editors do, at the addresses and with the words of the stories that are there. */
export async function probes(): Promise<Probe[]> {
  const dice = random(99);
  const ids = await someStories();
  const { common, pairs } = await someTags();
  const firstAndTenth = (make: (page: number) => Promise<unknown>) => [1, 10].map((page) => () => make(page));
  return [
    {
      what: "reading related stories",
      atMost: 3,
      runs: ids.map((id) => () => relatedStories(id)),
    },
    {
      what: "tag page",
      atMost: 20,
      runs: common.flatMap((slug) =>
        firstAndTenth(async (page) => {
          const tag = await tagBySlug(slug);
          return tag && listStories({ page, tags: [tag.id] });
        }),
      ),
    },
    {
      what: "page of two tags",
      atMost: 20,
      runs: pairs.map((slugs) => async () => {
        const tags = await tagsBySlugs(slugs);
        return listStories({ page: 1, tags: tags.map(({ id }) => id) });
      }),
    },
    { what: "tag index", runs: Array.from({ length: 10 }, () => () => tagIndex()) },
    { what: "front page", runs: firstAndTenth((page) => listStories({ page })) },
    {
      what: "section page",
      runs: (await database().section.findMany()).flatMap(({ id }) =>
        firstAndTenth((page) => listStories({ page, section: id })),
      ),
    },
    {
      what: "author page",
      runs: (await database().user.findMany({ take: 20 })).map(
        ({ id }) =>
          () =>
            listStories({ page: 1, author: id }),
      ),
    },
  ].map((probe) => ({ ...probe, runs: shuffled(probe.runs, dice) }));
}

/** So many ids, all over the years. */
async function someStories(): Promise<number[]> {
  const rows = await database().story.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  return Array.from({ length: 300 }, (_, i) => rows[Math.floor((i / 300) * rows.length)]?.id as number);
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

function shuffled<T>(things: T[], dice: () => number): T[] {
  const left = [...things];
  const out: T[] = [];
  while (left.length > 0) {
    const one = pick(left, dice);
    left.splice(left.indexOf(one), 1);
    out.push(one);
  }
  return out;
}

import { database } from "#lib/database/client.ts";
import { feedAnswer } from "#lib/feeds/answer.ts";
import { calendar, site } from "#lib/feeds/formats.ts";
import { indexAnswer, sitemapAnswer } from "#lib/feeds/sitemap-answer.ts";
import { nearestTo } from "#lib/related/nearest.ts";
import { relatedStories } from "#lib/related/queries.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { listStories } from "#lib/stories/queries.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { publishing } from "./publishing.ts";
import { pick, random } from "./random.ts";
import { searchProbes } from "./searching.ts";
import { tagProbes } from "./tagging.ts";
import { firstAndTenth, type Probe } from "./timing.ts";

/** What readers and editors do, at the addresses and with the words of the stories that are there. */
export async function probes(): Promise<Probe[]> {
  const dice = random(99);
  const ids = await someStories();
  const contents = await someContents(ids.filter((_, i) => i % 2 === 0));
  return [
    {
      what: "reading related stories",
      atMost: 3,
      runs: ids.map((id) => () => relatedStories(id)),
    },
    {
      what: "computing a story's neighbours",
      atMost: 40,
      runs: contents.map(
        ({ id, content, publishedAt }) =>
          () =>
            nearestTo(content, { storyId: id, publishedAt }),
      ),
    },
    await publishing(),
    ...(await tagProbes()),
    ...(await searchProbes(ids)),
    { what: "front page", runs: firstAndTenth((page) => listStories({ page })) },
    {
      what: "section page",
      runs: (await database().section.findMany()).flatMap(({ id }) =>
        firstAndTenth((page) => listStories({ page, section: id })),
      ),
    },
    { what: "feed of the site", runs: ten(() => feedAnswer(site, "atom.xml", new URLSearchParams())) },
    { what: "calendar of the site", runs: ten(() => feedAnswer(site, calendar.file, new URLSearchParams())) },
    { what: "index of the sitemaps", runs: ten(indexAnswer) },
    { what: "sitemap of 10,000 stories", runs: ten(() => sitemapAnswer("stories-1.xml")) },
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

function ten(run: () => Promise<unknown>): Probe["runs"] {
  return Array.from({ length: 10 }, () => run);
}

/** So many ids, all over the years. */
async function someStories(): Promise<number[]> {
  const rows = await database().story.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  return Array.from({ length: 300 }, (_, i) => rows[Math.floor((i / 300) * rows.length)]?.id as number);
}

async function someContents(
  ids: number[],
): Promise<{ id: number; content: StoryContent; publishedAt: Date | null }[]> {
  const stories = await database().story.findMany({
    where: { id: { in: ids } },
    include: { working: { include: wholeRevision } },
  });
  return stories.map(({ id, working, publishedAt }) => ({ id, content: contentOf(working), publishedAt }));
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

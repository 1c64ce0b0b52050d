import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { completeStory } from "./stories.ts";

const day = 24 * 60 * 60 * 1000;

export const noon = (daysAgo: number) => new Date(Math.floor(Date.now() / day - daysAgo) * day + day / 2);

/** What an invented forecaster did, as a body that several stories can share parts of. */
export const norda =
  "## What happened\n\nNorda Weather sells its hail radar to growers. Farmers pay Norda Weather for warnings by the hour.\n\n## What is missing\n\nA price.";

/** Stories about that forecaster which readers have known for a while, and one on another subject. */
export const older: (Partial<StoryContent> & { daysAgo: number })[] = [
  {
    daysAgo: 95,
    slug: "norda-weather-hail-radar-price",
    headline: "Norda Weather will not say what hail radar costs",
    ourTake: "A forecast without a price is a **promise**: nobody should sign before there is a list.",
    body: norda,
    tags: ["Weather", "Prices"],
  },
  {
    daysAgo: 300,
    slug: "norda-weather-first-hail-season",
    headline: "Norda Weather measured its first hail season",
    ourTake: "One season proves little; ask again after three.",
    body: norda,
    tags: ["Weather"],
  },
  {
    daysAgo: 12,
    slug: "orchards-nets-against-hail",
    headline: "Orchards buy nets while hail radar is tested",
    body: "## What happened\n\nOrchards hang nets. Growers wait for hail radar and warnings by the hour.\n\n## What comes next\n\nA summer.",
    tags: ["Weather", "Farming"],
  },
  {
    daysAgo: 40,
    slug: "westvale-museum-touch-glass",
    headline: "Westvale museum lets visitors touch the glass",
    body: "## What happened\n\nVisitors touch vases and goblets.\n\n## What comes next\n\nInsurance.",
    tags: ["Museums"],
  },
];

/** Publishes stories in a site's database, each so many days ago, unless they are there. */
export async function publishOlder(site: { databaseUrl: string }, stories = older): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  try {
    for (const { daysAgo, ...parts } of stories) {
      if (await database().story.findFirst({ where: { slug: parts.slug ?? "" } })) continue;
      const created = await createStory(systemActor, completeStory(parts), { publishedAt: noon(daysAgo) });
      if (!created.ok) throw new Error(created.problem.message);
      const { id, version } = created.value;
      const published = await publishStory(systemActor, { id, expectedVersion: version });
      if (!published.ok) throw new Error(published.problem.message);
    }
  } finally {
    await disconnect();
  }
}

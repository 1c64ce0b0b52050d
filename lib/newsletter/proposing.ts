import { database, type Transaction } from "#lib/database/client.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Letter, LetterStory } from "./letter.ts";

/** A published story as the desk proposes it for an edition. */
export type Proposal = {
  id: number;
  slug: string;
  headline: string;
  section: string;
  publishedAt: Date;
  whyItMatters: string;
  /** Those that are current today. */
  actions: number;
  /** Of the editions that brought it to readers, the latest. */
  sentIn: number | null;
};

const day = 24 * 60 * 60 * 1000;
const mostProposed = 60;
const mostChosen = 8;

/** The stories of the last weeks that say why they matter or what to do, newest first. */
export async function proposals(weeks: number, now = new Date()): Promise<Proposal[]> {
  const since = new Date(now.getTime() - 7 * weeks * day);
  return proposed({ publishedAt: { gt: since, lte: now } }, now);
}

/** Those of the stories that readers can see, in the order of the numbers. */
export async function proposalsOf(ids: number[], now = new Date()): Promise<Proposal[]> {
  const found = await proposed({ id: { in: ids } }, now, ids.length);
  return ids.flatMap((id) => found.find((each) => each.id === id) ?? []);
}

/** What a new edition begins with: what came out within a week and has not been sent, the newest first. */
export async function freshStories(now = new Date()): Promise<number[]> {
  const fresh = (await proposals(1, now)).filter(({ sentIn }) => sentIn === null);
  return fresh.slice(0, mostChosen).map(({ id }) => id);
}

async function proposed(where: Prisma.StoryWhereInput, now: Date, most = mostProposed): Promise<Proposal[]> {
  const { timeZone } = await siteSettings();
  const today = dayInZone(now, timeZone);
  const rows = await database().story.findMany({
    where: { ...where, publishedNumber: { not: null } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: most,
    include: {
      published: { include: { section: true, actions: true } },
      editions: {
        where: { edition: { number: { not: null } } },
        orderBy: { edition: { number: "desc" } },
        take: 1,
        select: { edition: { select: { number: true } } },
      },
    },
  });
  return rows.flatMap(({ id, slug, publishedAt, published, editions }): Proposal[] => {
    if (!published || !publishedAt) return [];
    const actions = published.actions.filter(({ until }) => isLive(until, today)).length;
    const whyItMatters = plainText(published.whyItMatters).replaceAll("\n", " ");
    if (!whyItMatters && actions === 0 && !where.id) return [];
    const { headline, section } = published;
    const sentIn = editions[0]?.edition.number ?? null;
    return [{ id, slug, headline, section: section?.name ?? "", publishedAt, whyItMatters, actions, sentIn }];
  });
}

/** The letter that these stories make today, from what readers see now; those that they do not see are left out. */
export async function letterOf(
  content: { subject: string; note: string; stories: number[] },
  now = new Date(),
  tx: Pick<Transaction, "story" | "tag"> = database(),
): Promise<Letter> {
  const { timeZone } = await siteSettings();
  const today = dayInZone(now, timeZone);
  const rows = await tx.story.findMany({
    where: { id: { in: content.stories }, publishedNumber: { not: null } },
    include: {
      published: {
        include: { section: true, actions: { orderBy: { position: "asc" } }, tags: true },
      },
    },
  });
  const merged = await tx.tag.findMany({
    where: { successorId: { not: null } },
    select: { id: true, successorId: true },
  });
  const stories = content.stories.flatMap((wanted): LetterStory[] => {
    const row = rows.find(({ id }) => id === wanted);
    if (!row?.published) return [];
    const { headline, language, section, whyItMatters, actions, tags } = row.published;
    const own = tags.map(({ tagId }) => tagId);
    return [
      {
        id: row.id,
        slug: row.slug,
        headline,
        language,
        section: section?.name ?? "",
        tags: withMerged(own, merged),
        whyItMatters,
        actions: actions
          .filter(({ until }) => isLive(until, today))
          .map(({ audience, action, until }) => ({
            audience,
            action,
            until: until?.toISOString().slice(0, 10) ?? null,
          })),
      },
    ];
  });
  return { number: null, subject: content.subject, note: content.note, day: today, stories };
}

/** What has no last day counts: in a mail its date says when it was said. */
function isLive(until: Date | null, today: string): boolean {
  return until === null || until.toISOString().slice(0, 10) >= today;
}

/** With the tags that became part of these, which readers may have chosen before. */
function withMerged(tags: number[], merged: { id: number; successorId: number | null }[]): number[] {
  const all = new Set(tags);
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const { id, successorId } of merged) if (successorId !== null && all.has(successorId)) all.add(id);
  }
  return [...all];
}

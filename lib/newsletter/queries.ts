import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { boundsOf, type Week } from "#lib/week/week.ts";
import type { DeliveryState, EditionState } from "#prisma/generated/client.ts";
import type { Letter, LetterStory } from "./letter.ts";
import { type Proposal, proposalsOf } from "./proposing.ts";

export type Counts = Record<DeliveryState, number>;

/** An edition as the desk's list has it. */
export type EditionRow = {
  id: number;
  state: EditionState;
  number: number | null;
  subject: string;
  sendAt: Date | null;
  sentAt: Date | null;
  updatedAt: Date;
  createdByName: string;
  trouble: string;
  counts: Counts;
};

const perPage = 40;

/** The editions, the latest first, a page at a time (from 1). */
export async function editions(page: number): Promise<{ editions: EditionRow[]; pages: number }> {
  const [total, rows] = await Promise.all([
    database().edition.count(),
    database().edition.findMany({
      orderBy: { id: "desc" },
      skip: (page - 1) * perPage,
      take: perPage,
      omit: { frozen: true },
    }),
  ]);
  const counts = await countsOf(rows.map(({ id }) => id));
  return {
    editions: rows.map((row) => ({ ...row, counts: counts(row.id) })),
    pages: Math.max(1, Math.ceil(total / perPage)),
  };
}

/** An edition with what is needed to work on it. */
export type EditionWhole = EditionRow & {
  version: number;
  note: string;
  stories: Proposal[];
  /** How many people it would go to. */
  confirmed: number;
};

/** One edition; null when there is none of this number. */
export async function edition(id: number): Promise<EditionWhole | null> {
  const row = await database().edition.findUnique({
    where: { id },
    include: { stories: { orderBy: { position: "asc" } } },
    omit: { frozen: true },
  });
  if (!row) return null;
  const [counts, stories, confirmed] = await Promise.all([
    countsOf([id]),
    proposalsOf(row.stories.map(({ storyId }) => storyId)),
    database().subscriber.count({ where: { state: "confirmed" } }),
  ]);
  return { ...row, stories, confirmed, counts: counts(id) };
}

/** An edition as readers see it on the web: what has been retracted since is named by its number alone. */
export type SentEdition = {
  number: number;
  sentAt: Date;
  letter: Letter;
  /** Stories of the letter that readers do not see any more. */
  gone: number[];
};

/** The edition of a number that went out; null when there is none. */
export async function sentEdition(number: number): Promise<SentEdition | null> {
  note("editions");
  const row = await database().edition.findUnique({ where: { number } });
  if (!row?.sentAt || !row.frozen) return null;
  const letter = row.frozen as unknown as Letter;
  note(...letter.stories.map(({ id }) => `story:${id}`));
  return { number, sentAt: row.sentAt, letter, gone: await retractedOf(letter.stories) };
}

/** Which of these stories readers do not see any more. */
export async function retractedOf(stories: Pick<LetterStory, "id">[]): Promise<number[]> {
  const ids = stories.map(({ id }) => id);
  const there = await database().story.findMany({
    where: { id: { in: ids }, publishedNumber: { not: null } },
    select: { id: true },
  });
  return ids.filter((id) => !there.some((each) => each.id === id));
}

export type EditionLink = { number: number; subject: string; sentAt: Date };

/** The editions that went out in a week, or of all the latest, the latest first. */
export async function sentEditions(options: { week?: Week; most?: number }): Promise<EditionLink[]> {
  note("editions");
  const bounds = options.week && boundsOf(options.week, await siteTimeZone());
  const rows = await database().edition.findMany({
    where: { number: { not: null }, sentAt: bounds ? { gte: bounds.from, lt: bounds.to } : { not: null } },
    orderBy: { number: "desc" },
    take: options.most ?? 20,
    select: { number: true, subject: true, sentAt: true },
  });
  return rows.flatMap(({ number, subject, sentAt }) =>
    number !== null && sentAt ? [{ number, subject, sentAt }] : [],
  );
}

async function countsOf(ids: number[]): Promise<(id: number) => Counts> {
  const rows = await database().delivery.groupBy({
    by: ["editionId", "state"],
    where: { editionId: { in: ids } },
    _count: true,
  });
  return (id) => {
    const counts: Counts = { waiting: 0, sending: 0, sent: 0, failed: 0, unknown: 0 };
    for (const { editionId, state, _count } of rows) if (editionId === id) counts[state] = _count;
    return counts;
  };
}

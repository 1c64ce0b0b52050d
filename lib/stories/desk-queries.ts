import { z } from "zod";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { inView, type View } from "#lib/review/queries.ts";
import type { Verdict } from "#lib/takes/verdict.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { StoryContent } from "./content.ts";
import type { State } from "./lifecycle.ts";
import type { Label } from "./queries.ts";
import { contentOf, wholeRevision } from "./revisions.ts";

/** A story in the desk's list: its working revision, whatever readers see. */
export type DeskRow = {
  id: number;
  slug: string;
  version: number;
  state: State;
  live: boolean;
  headline: string;
  section: Label | null;
  tags: Label[];
  author: { id: string; name: string } | null;
  assignee: { id: string; name: string } | null;
  updatedAt: Date;
  updatedBy: string | null;
  publishedAt: Date | null;
  /** What waits for its time, earliest first, or could not be done when that came. */
  due: Due[];
};

export type Due = { kind: "publish" | "retract"; failed: boolean; at: Date };

/** A story on the desk, whole. */
export type DeskStory = {
  id: number;
  slug: string;
  version: number;
  state: State;
  live: boolean;
  /** Whether it has ever been public: its date and addresses are then kept. */
  wasPublic: boolean;
  content: StoryContent;
  publishedAt: Date | null;
  revision: number;
  publishedRevision: number | null;
  createdById: string | null;
  assigneeId: string | null;
  assignee: string | null;
  author: string | null;
  updatedAt: Date;
  updatedBy: string | null;
  /** What became of what readers saw it claim; absent where it claimed nothing. */
  take?: Verdict | "open";
};

export type DeskFilters = {
  state?: State;
  section?: string;
  tag?: string;
  author?: string;
  page?: number;
  /** Of whom only some stories are asked for, and which. */
  whose?: { view: View; person: Pick<Actor, "id" | "role"> };
};

export const perPage = 50;

/** Stories for the desk's list, last changed first. Filters: section and tag by slug, author by user id. */
export async function deskStories(
  filters: DeskFilters = {},
): Promise<{ stories: DeskRow[]; total: number; pages: number }> {
  const { page = 1 } = filters;
  const where = storiesWhere(filters);
  const [total, rows] = await Promise.all([
    database().story.count({ where }),
    database().story.findMany({
      where,
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * perPage,
      take: perPage,
      include: deskRows,
    }),
  ]);
  return { stories: rows.map(rowOf), total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** Which stories these filters leave. */
export function storiesWhere({ state, section, tag, author, whose }: DeskFilters): Prisma.StoryWhereInput {
  return {
    ...(whose && { AND: [inView(whose.view, whose.person)] }),
    ...(state && { state }),
    ...(author && { createdById: author }),
    working: {
      is: {
        ...(section && { section: { is: { slug: section } } }),
        ...(tag && {
          tags: { some: { tag: { OR: [{ slug: tag }, { addresses: { some: { slug: tag } } }] } } },
        }),
      },
    },
  };
}

/** One story for the desk, or null. */
export async function deskStory(id: number): Promise<DeskStory | null> {
  const story = await database().story.findUnique({
    where: { id },
    include: {
      working: { include: wholeRevision },
      createdBy: { select: { name: true } },
      assignee: { select: { name: true } },
      slugs: { where: { publicSince: { not: null } }, take: 1 },
      take: { select: { verdict: true } },
    },
  });
  if (!story) return null;
  return {
    id: story.id,
    slug: story.slug,
    version: story.version,
    state: story.state,
    live: story.publishedNumber !== null,
    wasPublic: story.slugs.length > 0,
    content: contentOf(story.working),
    publishedAt: story.publishedAt,
    revision: story.workingNumber,
    publishedRevision: story.publishedNumber,
    createdById: story.createdById,
    assigneeId: story.assigneeId,
    assignee: story.assignee?.name ?? null,
    author: story.createdBy?.name ?? null,
    updatedAt: story.updatedAt,
    updatedBy: story.working.author?.name ?? null,
    ...(story.take && { take: story.take.verdict ?? "open" }),
  };
}

/** The version of a story that is stored now; 0 when there is no such story. */
export async function storyVersion(id: number): Promise<number> {
  const story = await database().story.findUnique({ where: { id }, select: { version: true } });
  return story?.version ?? 0;
}

/** The number of the story that a person began under this name; null when that did not happen. */
export async function storyBegun(person: { id: string | null }, beginning: string): Promise<number | null> {
  const story = await database().story.findUnique({
    where: { beginning, createdById: person.id },
    select: { id: true },
  });
  return story?.id ?? null;
}

/** One entry of a story's log, newest first. */
export type HistoryEntry = {
  at: Date;
  kind: string;
  who: string;
  revision: number | null;
  /** Of "story.retracted": the reason, if one was given. */
  reason: string | null;
  /** Of "story.sent_back": what is to be changed, if that was said. */
  note: string | null;
};

/** What happened to a story, newest first, at most 100 entries. */
export async function storyHistory(id: number): Promise<HistoryEntry[]> {
  const events = await database().event.findMany({
    where: { storyId: id },
    orderBy: { id: "desc" },
    take: 100,
  });
  return events.map(({ at, kind, actorName, data }) => ({
    at,
    kind,
    who: actorName,
    ...historyData.parse(data),
  }));
}

/** What a revision of a story says, or null when there is no such one. */
export async function revisionContent(id: number, number: number): Promise<StoryContent | null> {
  const revision = await database().revision.findUnique({
    where: { storyId_number: { storyId: id, number } },
    include: wholeRevision,
  });
  return revision && contentOf(revision);
}

/** Everyone who began a story, for the list's filter. */
export async function deskAuthors(): Promise<{ id: string; name: string }[]> {
  return database().user.findMany({
    where: { stories: { some: {} } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** What a query includes so that `rowOf` finds all of a row. */
export const deskRows = {
  working: {
    select: {
      headline: true,
      section: true,
      author: { select: { name: true } },
      tags: { orderBy: { position: "asc" }, include: { tag: true } },
    },
  },
  createdBy: { select: { id: true, name: true } },
  assignee: { select: { id: true, name: true } },
  schedules: {
    where: { state: { in: ["waiting", "failed"] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true, state: true, at: true },
  },
} as const satisfies Prisma.StoryInclude;

/** A story as a row of a list. */
export function rowOf(row: Prisma.StoryGetPayload<{ include: typeof deskRows }>): DeskRow {
  const { working } = row;
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    state: row.state,
    live: row.publishedNumber !== null,
    headline: working.headline,
    section: working.section && { name: working.section.name, slug: working.section.slug },
    tags: working.tags.map(({ tag }) => ({ name: tag.name, slug: tag.slug })),
    author: row.createdBy,
    assignee: row.assignee,
    updatedAt: row.updatedAt,
    updatedBy: working.author?.name ?? null,
    publishedAt: row.publishedAt,
    due: row.schedules.map(({ kind, state, at }) => ({ kind, failed: state === "failed", at })),
  };
}

const historyData = z.object({
  revision: z.number().nullable().catch(null),
  reason: z.string().nullable().catch(null),
  note: z.string().nullable().catch(null),
});

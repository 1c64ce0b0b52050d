import { may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import type { Part } from "#lib/stories/compare.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { placedIn } from "./carry.ts";
import { type Range, rangeOf, type Selector } from "./selector.ts";

export type Remark = {
  id: number;
  text: string;
  by: string;
  /** Null of somebody who has left, and of whoever has a link. */
  byId: string | null;
  /** Written through a shared link, under a name that nobody has checked. */
  outside: boolean;
  at: Date;
  mentions: string[];
  suggestion: Suggestion | null;
};

export type Suggestion = {
  replaces: string;
  replacement: string;
  /** The revision that took it over. */
  acceptedIn: number | null;
  /** Whether the passage still says what the suggestion was made for. */
  fits: boolean;
};

export type Thread = {
  id: number;
  /** Where the passage stands now, which may be another part than the one it was in; null: the whole story. */
  part: Part | null;
  /** How it is found in the text that is stored; null when it is gone, and of comments on a whole part or story. */
  passage: Selector | null;
  /** "" when it is about no passage. */
  quote: string;
  /** What the passage was when the thread was begun, if it reads otherwise now. */
  was: string | null;
  gone: boolean;
  /** For whom the link is through which it was begun; null for one of the desk. Whoever has it sees every answer. */
  sharedWith: string | null;
  resolved: { by: string; at: Date } | null;
  remarks: Remark[];
};

const whole = {
  link: { select: { note: true } },
  comments: { orderBy: { id: "asc" }, include: { mentions: { select: { userId: true } } } },
} as const satisfies Prisma.CommentThreadInclude;

type Row = Prisma.CommentThreadGetPayload<{ include: typeof whole }>;

/** All comments of a story, in the order in which they were begun; places are those in its working revision. */
export async function storyComments(storyId: number): Promise<Thread[]> {
  const rows = await database().commentThread.findMany({
    where: { storyId },
    orderBy: { id: "asc" },
    include: whole,
  });
  return rows.map(threadOf);
}

/** A thread as whoever has its link sees it: no ids of people, nothing of what the link is called on the desk. */
export type OutsideThread = {
  id: number;
  /** "" when it is about no passage. */
  quote: string;
  /** Where the passage stands in the version that the link shows. */
  place: Range | null;
  resolved: boolean;
  remarks: { id: number; by: string; at: Date; text: string; replacement: string | null }[];
};

/** The threads that were begun through a link, with all answers. */
export async function linkComments(linkId: number): Promise<OutsideThread[]> {
  const rows = await database().commentThread.findMany({
    where: { linkId },
    orderBy: { id: "asc" },
    include: { comments: { orderBy: { id: "asc" } } },
  });
  return rows.map((row) => ({
    id: row.id,
    quote: row.quote,
    place: row.quote === "" ? null : rangeOf(placedIn(row).anchor.made),
    resolved: row.resolvedAt !== null,
    remarks: row.comments.map(({ id, authorName, createdAt, text, replacement }) => ({
      id,
      by: authorName,
      at: createdAt,
      text,
      replacement,
    })),
  }));
}

/** Who can be mentioned, by name: whoever reads comments. */
export async function mentionable(client: Pick<Prisma.TransactionClient, "user"> = database()) {
  const people = await client.user.findMany({
    where: { suspendedAt: null },
    select: { id: true, name: true, role: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.filter((person) => may(person, "desk.enter"));
}

/** How many threads of each story are open. */
export async function openComments(storyIds: number[]): Promise<Map<number, number>> {
  const counts = await database().commentThread.groupBy({
    by: ["storyId"],
    where: { storyId: { in: storyIds }, resolvedAt: null },
    _count: true,
  });
  return new Map(counts.map(({ storyId, _count }) => [storyId, _count]));
}

export type Mention = {
  threadId: number;
  commentId: number;
  storyId: number;
  by: string;
  at: Date;
  text: string;
};

/** Comments of open threads that mention a person, the latest first. */
export async function mentionsOf(userId: string, take = 50): Promise<Mention[]> {
  const rows = await database().commentMention.findMany({
    where: { userId, comment: { thread: { resolvedAt: null } } },
    orderBy: { commentId: "desc" },
    take,
    include: { comment: { include: { thread: { select: { storyId: true } } } } },
  });
  return rows.map(({ comment }) => ({
    threadId: comment.threadId,
    commentId: comment.id,
    storyId: comment.thread.storyId,
    by: comment.authorName,
    at: comment.createdAt,
    text: comment.text,
  }));
}

function threadOf(row: Row): Thread {
  return {
    id: row.id,
    part: row.nowPart as Part | null,
    passage: row.quote === "" || row.gone ? null : placedIn(row).anchor.now,
    quote: row.nowQuote,
    was: row.quote === row.nowQuote ? null : row.quote,
    gone: row.gone,
    sharedWith: row.linkId === null ? null : (row.link?.note ?? ""),
    resolved: row.resolvedAt && { by: row.resolvedBy, at: row.resolvedAt },
    remarks: row.comments.map((comment) => ({
      id: comment.id,
      text: comment.text,
      by: comment.authorName,
      byId: comment.authorId,
      outside: comment.linkId !== null,
      at: comment.createdAt,
      mentions: comment.mentions.map(({ userId }) => userId),
      suggestion:
        comment.replacement === null
          ? null
          : {
              replaces: comment.replaces ?? "",
              replacement: comment.replacement,
              acceptedIn: comment.acceptedIn,
              fits: !row.gone && comment.replaces === row.nowQuote,
            },
    })),
  };
}

import type { z } from "zod";
import type { EventKind } from "#lib/audit/kinds.ts";
import { recordEvent } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/database/client.ts";
import { Refusal } from "#lib/result.ts";
import { noSuchStory } from "#lib/stories/change.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { contentOf, type WholeRevision, wholeRevision } from "#lib/stories/revisions.ts";
import type { CommentThread, Prisma } from "#prisma/generated/client.ts";
import { anchorOf } from "./anchor.ts";
import { nowIn } from "./carry.ts";
import { follow, type Placed } from "./follow.ts";
import { locate } from "./locate.ts";
import { mentioned } from "./mentions.ts";
import { isPassagePart, passageText } from "./parts.ts";
import { mentionable } from "./queries.ts";
import type { answer, beginning } from "./schema.ts";
import { select } from "./selector.ts";

/** Who writes: somebody with an account, or somebody with a link under the name that they gave. */
export type Commenter = { id: string | null; name: string; linkId?: number };

export type Written = { threadId: number; commentId: number };

/** A story whose row is held until the transaction ends, so that its text stays what is read here. */
export type Held = { id: number; version: number; workingNumber: number; working: WholeRevision };

/** Holds a story, as whoever changes it does. @throws Refusal when there is none. */
export async function holdStory(tx: Transaction, id: number): Promise<Held> {
  const { count } = await tx.story.updateMany({ where: { id }, data: { version: { increment: 0 } } });
  if (count === 0) throw new Refusal(noSuchStory);
  return tx.story.findUniqueOrThrow({ where: { id }, include: { working: { include: wholeRevision } } });
}

/** A thread and its story, held. @throws Refusal when there is none. */
export async function holdThread(
  tx: Transaction,
  id: number,
): Promise<{ story: Held; thread: CommentThread }> {
  const known = await tx.commentThread.findUnique({ where: { id }, select: { storyId: true } });
  if (!known) throw new Refusal(noSuchThread);
  const story = await holdStory(tx, known.storyId);
  return { story, thread: await tx.commentThread.findUniqueOrThrow({ where: { id } }) };
}

/** Begins a thread in a held story. @throws Refusal when the passage is not in what was looked at. */
export async function beginThread(
  tx: Transaction,
  story: Held,
  who: Commenter,
  input: z.output<typeof beginning>,
): Promise<Written> {
  const { number, part } = input;
  const placed = await placedFor(tx, story, input);
  const made = placed?.anchor.made;
  const thread = await tx.commentThread.create({
    data: {
      storyId: story.id,
      number,
      part,
      linkId: who.linkId ?? null,
      nowPart: part,
      ...made,
      ...(placed && nowIn(placed)),
    },
  });
  const commentId = await append(tx, thread.id, who, input, made?.quote ?? "");
  await record(tx, story, who, "story.commented", { thread: thread.id, comment: commentId, part });
  return { threadId: thread.id, commentId };
}

/** Answers a held thread. @throws Refusal for a suggestion where there is no passage. */
export async function answerThread(
  tx: Transaction,
  { story, thread }: { story: Held; thread: CommentThread },
  who: Commenter,
  input: z.output<typeof answer>,
): Promise<Written> {
  if (input.replacement !== null && thread.quote === "") throw new Refusal(nothingToReplace);
  if (input.replacement !== null && thread.gone) throw new Refusal(passageGone);
  const commentId = await append(tx, thread.id, who, input, thread.nowQuote);
  const data = { thread: thread.id, comment: commentId, part: thread.part };
  await record(tx, story, who, "story.comment_answered", data);
  return { threadId: thread.id, commentId };
}

/** Writes an event about the comments of a story. */
export async function record(
  tx: Transaction,
  story: Held,
  who: Commenter,
  kind: EventKind,
  data: Prisma.InputJsonObject,
): Promise<void> {
  const through = who.linkId === undefined ? {} : { link: who.linkId };
  const about = { story: story.id, title: story.working.headline };
  await recordEvent(tx, who, kind, about, { data: { ...data, ...through } });
}

async function append(
  tx: Transaction,
  threadId: number,
  who: Commenter,
  { text, replacement }: z.output<typeof answer>,
  replaces: string,
): Promise<number> {
  const people = text.includes("@") && who.linkId === undefined ? await mentionable(tx) : [];
  const { id } = await tx.comment.create({
    data: {
      threadId,
      text,
      replacement,
      replaces: replacement === null ? null : replaces,
      authorId: who.id,
      authorName: who.name,
      linkId: who.linkId ?? null,
      mentions: { createMany: { data: mentioned(text, people).map((person) => ({ userId: person.id })) } },
    },
  });
  return id;
}

/** Where the comment belongs in what is stored now; null for one on a whole part or the whole story. */
async function placedFor(
  tx: Transaction,
  story: Held,
  { number, part, passage }: z.output<typeof beginning>,
): Promise<Placed | null> {
  const current = contentOf(story.working);
  const seen = await contentSeen(tx, story, number, current);
  if (part === null || passage === null || !isPassagePart(part)) return null;
  const text = passageText(seen, part);
  const range = locate(text, passage);
  const made = range && select(text, range);
  if (!made) throw new Refusal(notThere);
  return follow(seen, current)({ part, anchor: anchorOf(made) });
}

/** The revision that was looked at or, when that was a short-lived one that is folded away, the one of now. */
async function contentSeen(tx: Transaction, story: Held, number: number, current: StoryContent) {
  if (number === story.workingNumber) return current;
  const where = { storyId_number: { storyId: story.id, number } };
  const revision = await tx.revision.findUnique({ where, include: wholeRevision });
  return revision ? contentOf(revision) : current;
}

export const noSuchThread = {
  code: "not_found" as const,
  message: "There is no such comment; reload the page to see those there are.",
};

export const passageGone = {
  code: "conflict" as const,
  message: "The passage is not in the story any more, so there is nothing to replace.",
};

const nothingToReplace = {
  code: "invalid" as const,
  message:
    "This comment is not about a passage, so there is nothing to replace; begin a new one on the words.",
};

const notThere = {
  code: "conflict" as const,
  message: "These words are not in the version that is stored; save, then select them again.",
};

import { systemActor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { type SharedDraft, sharedDraft } from "#lib/sharing/queries.ts";
import { transact } from "#lib/stories/change.ts";
import type { Part } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { invalid } from "./commands.ts";
import { locate } from "./locate.ts";
import { isPassagePart, type PassagePart, passageParts, passageText } from "./parts.ts";
import { type Answer, answer, type Beginning, beginning, givenName } from "./schema.ts";
import type { Selector } from "./selector.ts";
import {
  answerThread,
  beginThread,
  type Commenter,
  holdStory,
  holdThread,
  noSuchThread,
  type Written,
} from "./threads.ts";

/** Comments of one link: in all, and within a quarter of an hour. */
export const linkLimits = { all: 500, atOnce: 30 } as const;

const window = 15 * 60 * 1000;

type Open = SharedDraft & { kind: "open" };

/**
 * As `addComment`, by whoever has a link that allows it, on the version that it shows and under the name that they give.
 * Without a part, the passage is looked for in all of them. Nobody is mentioned. Refused: "invalid", "not_found" when the
 * link is none or has ended, "forbidden" when it is not for comments, and "conflict" when it was used for too many, or
 * suggests other words for a passage whose signs of Markdown its readers do not see.
 */
export async function commentThroughLink(
  token: string,
  input: Omit<Beginning, "number" | "part"> & { part?: Beginning["part"]; name: string },
): Promise<Result<Written>> {
  return throughLink(token, input.name, async (tx, link, who) => {
    const { name: _, passage, part = passage && partWith(link.content, passage), ...rest } = input;
    if (part === null && passage !== null) throw new Refusal(notThere);
    if (rest.replacement != null && passage && part && !isAsRead(link.content, part, passage))
      throw new Refusal(formatted);
    const parsed = beginning.safeParse({ ...rest, passage, part, number: link.number });
    if (!parsed.success) throw new Refusal(invalid(parsed.error).problem);
    const story = await holdStory(tx, link.storyId);
    await notTooMany(tx, link.linkId);
    return beginThread(tx, story, who, parsed.data);
  });
}

/** As `replyToComment`, in a thread that was begun through the same link. Refused: as `commentThroughLink`. */
export async function replyThroughLink(
  token: string,
  input: Answer & { threadId: number; name: string },
): Promise<Result<Written>> {
  return throughLink(token, input.name, async (tx, link, who) => {
    const { name: _, threadId, ...rest } = input;
    const parsed = answer.safeParse(rest);
    if (!parsed.success) throw new Refusal(invalid(parsed.error).problem);
    const held = await holdThread(tx, threadId);
    if (held.thread.linkId !== link.linkId) throw new Refusal(noSuchThread);
    await notTooMany(tx, link.linkId);
    return answerThread(tx, held, who, parsed.data);
  });
}

/** The first part that has the passage. */
function partWith(content: StoryContent, passage: Selector): PassagePart | null {
  return passageParts.find((part) => locate(passageText(content, part), passage) !== null) ?? null;
}

/** Whether a passage is stored as whoever reads it sees it, but for white space. */
function isAsRead(content: StoryContent, part: Part, passage: Selector): boolean {
  const text = isPassagePart(part) ? passageText(content, part) : "";
  const range = locate(text, passage);
  const spaced = (words: string) => words.replace(/\s+/g, " ").trim();
  return range !== null && spaced(text.slice(range.start, range.end)) === spaced(passage.quote);
}

/** The link is the permission; what is done with it is logged under the given name, with the link. */
async function throughLink(
  token: string,
  name: string,
  work: (tx: Transaction, link: Open, who: Commenter) => Promise<Written>,
): Promise<Result<Written>> {
  const given = givenName.safeParse(name);
  if (!given.success) {
    const message = given.error.issues[0]?.message ?? "";
    return refused({ code: "invalid", message, fields: { name: [message] } });
  }
  const link = await sharedDraft(token);
  if (link.kind !== "open") return refused(noLink);
  if (!link.comments) return refused(notForComments);
  const who: Commenter = { id: null, name: given.data, linkId: link.linkId };
  return transact(systemActor, "story.comment", async (tx) => ({
    value: await work(tx, link, who),
    tags: [],
  }));
}

/** @throws Refusal; the story is held, so nobody counts at the same time. */
async function notTooMany(tx: Transaction, linkId: number): Promise<void> {
  const all = await tx.comment.count({ where: { linkId } });
  const since = new Date(Date.now() - window);
  const lately = await tx.comment.count({ where: { linkId, createdAt: { gt: since } } });
  if (all >= linkLimits.all) throw new Refusal(usedUp);
  if (lately >= linkLimits.atOnce) throw new Refusal(tooMany);
}

const notThere: Problem = {
  code: "conflict",
  message: "These words are not in the text of this draft. Select others, or comment on the whole story.",
};

const formatted: Problem = {
  code: "conflict",
  message:
    "These words have links, bold letters or the like in them, or are of more than one paragraph, so others cannot take their place at once. Select fewer words, or say in your comment what they should be.",
};

const noLink: Problem = {
  code: "not_found",
  message: "This link has ended, so nothing was sent. Ask whoever sent it to you for a new one.",
};

const notForComments: Problem = {
  code: "forbidden",
  message: "This link is for reading only. Ask whoever sent it to you for one that takes comments.",
};

const tooMany: Problem = {
  code: "conflict",
  message: "Those were many comments at once. Wait a quarter of an hour, then send this one again.",
};

const usedUp: Problem = {
  code: "conflict",
  message: "This link has taken as many comments as it can. Ask whoever sent it to you for a new one.",
};

import type { Transaction } from "#lib/database/client.ts";
import { same } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { CommentThread } from "#prisma/generated/client.ts";
import type { Anchor } from "./anchor.ts";
import { follow, type Placed } from "./follow.ts";
import { type PassagePart, passageParts, passageText } from "./parts.ts";

/**
 * Takes the comments of a story from one working revision to the next, in the transaction that stores it: resolved ones
 * too, since they may be opened again. A story without comments on passages costs one look into an index.
 */
export async function carryComments(
  tx: Transaction,
  storyId: number,
  before: StoryContent,
  after: StoryContent,
): Promise<void> {
  const changed = passageParts.some((part) => passageText(before, part) !== passageText(after, part));
  if (!changed) return;
  const threads = await tx.commentThread.findMany({
    where: { storyId, quote: { not: "" } },
    orderBy: { id: "asc" },
  });
  if (threads.length === 0) return;
  const next = follow(before, after);
  for (const thread of threads) {
    const was = placedIn(thread);
    const is = next(was);
    if (same(was, is)) continue;
    await tx.commentThread.update({ where: { id: thread.id }, data: nowIn(is) });
  }
}

/** The passage that a thread's row holds. */
export function placedIn(thread: CommentThread): Placed {
  return { part: thread.nowPart as PassagePart, anchor: anchorIn(thread) };
}

function anchorIn(thread: CommentThread): Anchor {
  const { quote, prefix, suffix, start, nowQuote, nowPrefix, nowSuffix, nowStart, gone } = thread;
  return {
    made: { quote, prefix, suffix, start },
    now: { quote: nowQuote, prefix: nowPrefix, suffix: nowSuffix, start: nowStart },
    gone,
  };
}

/** What of a passage an edit may change, as columns. */
export function nowIn({ part, anchor: { now, gone } }: Placed) {
  return {
    nowPart: part,
    nowQuote: now.quote,
    nowPrefix: now.prefix,
    nowSuffix: now.suffix,
    nowStart: now.start,
    gone,
  };
}

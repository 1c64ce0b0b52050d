import type { Transaction } from "#lib/database/client.ts";
import { same } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { CommentThread } from "#prisma/generated/client.ts";
import { type Anchor, through } from "./anchor.ts";
import { passageParts, passageText } from "./parts.ts";

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
  const changed = passageParts.filter((part) => passageText(before, part) !== passageText(after, part));
  if (changed.length === 0) return;
  const threads = await tx.commentThread.findMany({
    where: { storyId, part: { in: changed }, quote: { not: "" } },
    orderBy: { id: "asc" },
  });
  for (const part of changed) {
    const own = threads.filter((thread) => thread.part === part);
    if (own.length === 0) continue;
    const follow = through(passageText(before, part), passageText(after, part));
    for (const thread of own) {
      const [was, is] = [anchorIn(thread), follow(anchorIn(thread))];
      if (same(was, is)) continue;
      await tx.commentThread.update({ where: { id: thread.id }, data: nowIn(is) });
    }
  }
}

/** The anchor that a thread's row holds. */
export function anchorIn(thread: CommentThread): Anchor {
  const { quote, prefix, suffix, start, nowQuote, nowPrefix, nowSuffix, nowStart, gone } = thread;
  return {
    made: { quote, prefix, suffix, start },
    now: { quote: nowQuote, prefix: nowPrefix, suffix: nowSuffix, start: nowStart },
    gone,
  };
}

/** What of an anchor an edit may change, as columns. */
export function nowIn({ now, gone }: Anchor) {
  return {
    nowQuote: now.quote,
    nowPrefix: now.prefix,
    nowSuffix: now.suffix,
    nowStart: now.start,
    gone,
  };
}

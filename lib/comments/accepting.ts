import { type Actor, may } from "#lib/auth/policy.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { forbidden } from "#lib/stories/change.ts";
import { type Saved, saveStory } from "#lib/stories/commands.ts";
import { contentOf } from "#lib/stories/revisions.ts";
import { together } from "#lib/stories/together.ts";
import type { CommentThread } from "#prisma/generated/client.ts";
import { nowIn, placedIn } from "./carry.ts";
import { locate } from "./locate.ts";
import { isPassagePart, type PassagePart, passageText, replacePassage } from "./parts.ts";
import { rangeOf, select } from "./selector.ts";
import { holdThread, noSuchThread, passageGone, record } from "./threads.ts";

/**
 * Puts the suggested words in place of the passage, as an ordinary save of whoever accepts, and resolves the thread.
 * Refused: "forbidden" for whoever may not edit the story, "not_found", whatever the save is refused for, and "conflict"
 * when the passage is gone, says something else than what the suggestion was made for, or has it already.
 */
export async function acceptSuggestion(actor: Actor, input: { commentId: number }): Promise<Result<Saved>> {
  if (!may(actor, "story.comment")) return refused(forbidden);
  return together(async (tx) => {
    const comment = await tx.comment.findUnique({ where: { id: input.commentId } });
    if (!comment) return refused(noSuchThread);
    const { story, thread } = await holdThread(tx, comment.threadId);
    // Read again, for somebody may have accepted it before the story was ours.
    const { replacement, replaces, acceptedAt } = await tx.comment.findUniqueOrThrow({
      where: { id: comment.id },
    });
    const { part, anchor } = placedIn(thread);
    if (replacement === null || thread.quote === "" || !isPassagePart(part)) return refused(noSuggestion);
    if (acceptedAt !== null) return refused(acceptedAlready);
    if (thread.gone) return refused(passageGone);
    if (thread.nowQuote !== replaces) return refused(saysOtherwise);
    const content = replacePassage(contentOf(story.working), part, rangeOf(anchor.now), replacement);
    if (content === null) return refused(runsTogether);
    const { id, version: expectedVersion, workingNumber: base } = story;
    const saved = await saveStory(actor, { id, expectedVersion, base, content });
    if (!saved.ok) return saved;
    const now = new Date();
    await tx.comment.update({
      where: { id: comment.id },
      data: { acceptedAt: now, acceptedIn: saved.value.revision },
    });
    const resolved = { resolvedAt: now, resolvedById: actor.id, resolvedBy: actor.name };
    await tx.commentThread.update({
      where: { id: thread.id },
      data: {
        ...(thread.resolvedAt === null && resolved),
        ...placeOfReplacement(thread, part, content, saved.value, replacement),
      },
    });
    const data = { thread: thread.id, comment: comment.id, part, revision: saved.value.revision };
    await record(tx, story, actor, "story.suggestion_accepted", data);
    return ok(saved.value);
  });
}

/** The comment stays with the words that it brought; where it took words out, its passage is gone. */
function placeOfReplacement(
  thread: CommentThread,
  part: PassagePart,
  content: Saved["content"],
  saved: Saved,
  replacement: string,
) {
  const { anchor } = placedIn(thread);
  const { start } = anchor.now;
  const wanted = select(passageText(content, part), { start, end: start + replacement.length });
  const text = passageText(saved.content, part);
  const range = wanted && locate(text, wanted);
  const now = range && select(text, range);
  return nowIn({ part, anchor: now ? { ...anchor, now, gone: false } : { ...anchor, gone: true } });
}

const noSuggestion: Problem = { code: "invalid", message: "This comment suggests nothing." };

const acceptedAlready: Problem = {
  code: "conflict",
  message: "This suggestion was accepted already; reload the page to see the text.",
};

const saysOtherwise: Problem = {
  code: "conflict",
  message: "The passage was changed after this suggestion was made; read both and change it by hand.",
};

const runsTogether: Problem = {
  code: "conflict",
  message: "The suggestion would run two fields of this list together; change them by hand.",
};

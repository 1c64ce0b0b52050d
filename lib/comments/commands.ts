import type { z } from "zod";
import type { Actor } from "#lib/auth/policy.ts";
import { type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { type Answer, answer, type Beginning, beginning } from "./schema.ts";
import { answerThread, beginThread, holdStory, holdThread, record, type Written } from "./threads.ts";

/**
 * Comments on a passage of a story, on a part or on all of it, and may suggest other words for the passage. `passage`
 * names it in the revision `number`; what was stored since is taken into account, and when it is gone already the
 * comment says so. Whoever is named after an "@" is mentioned. Refused: "invalid", "forbidden", "not_found", and
 * "conflict" when that revision has no such passage.
 */
export async function addComment(actor: Actor, input: Beginning & { id: number }): Promise<Result<Written>> {
  const { id, ...rest } = input;
  const parsed = beginning.safeParse(rest);
  if (!parsed.success) return invalid(parsed.error);
  return transact(actor, "story.comment", async (tx) => {
    const story = await holdStory(tx, id);
    return { value: await beginThread(tx, story, actor, parsed.data), tags: [] };
  });
}

/**
 * Answers a comment, with or without a suggestion; a resolved one stays resolved. Refused: "invalid", "forbidden",
 * "not_found", and "conflict" for a suggestion when the passage is gone.
 */
export async function replyToComment(
  actor: Actor,
  input: Answer & { threadId: number },
): Promise<Result<Written>> {
  const { threadId, ...rest } = input;
  const parsed = answer.safeParse(rest);
  if (!parsed.success) return invalid(parsed.error);
  return transact(actor, "story.comment", async (tx) => {
    const held = await holdThread(tx, threadId);
    return { value: await answerThread(tx, held, actor, parsed.data), tags: [] };
  });
}

/** Says that a thread needs nothing more; nothing happens to one that is resolved. Refused: "forbidden", "not_found". */
export async function resolveComment(actor: Actor, input: { threadId: number }): Promise<Result<null>> {
  return settle(actor, input.threadId, true);
}

/** Opens a resolved thread again; nothing happens to one that is open. Refused: "forbidden", "not_found". */
export async function reopenComment(actor: Actor, input: { threadId: number }): Promise<Result<null>> {
  return settle(actor, input.threadId, false);
}

async function settle(actor: Actor, threadId: number, resolved: boolean): Promise<Result<null>> {
  return transact(actor, "story.comment", async (tx) => {
    const { story, thread } = await holdThread(tx, threadId);
    if ((thread.resolvedAt !== null) === resolved) return { value: null, tags: [] };
    await tx.commentThread.update({
      where: { id: threadId },
      data: resolved
        ? { resolvedAt: new Date(), resolvedById: actor.id, resolvedBy: actor.name }
        : { resolvedAt: null, resolvedById: null, resolvedBy: "" },
    });
    const kind = resolved ? "story.comment_resolved" : "story.comment_reopened";
    await record(tx, story, actor, kind, { thread: threadId, part: thread.part });
    return { value: null, tags: [] };
  });
}

/** The first thing that is wrong, with all of them by field. */
export function invalid(error: z.ZodError) {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const key = path.join(".");
    fields[key] = [...(fields[key] ?? []), message];
  }
  return refused({ code: "invalid", message: error.issues[0]?.message ?? "", fields });
}

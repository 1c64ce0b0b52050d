"use server";

import { z } from "zod";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { acceptSuggestion } from "#lib/comments/accepting.ts";
import { addComment, reopenComment, replyToComment, resolveComment } from "#lib/comments/commands.ts";
import { mentionable, storyComments, type Thread } from "#lib/comments/queries.ts";
import { answer, beginning } from "#lib/comments/schema.ts";
import { ok, type Result, refused } from "#lib/result.ts";

const id = z.int().positive();

/** Everything that was said about a story, where it stands now. */
export async function comments(input: unknown): Promise<Result<Thread[]>> {
  return deskAction(id, input, async (person, story) =>
    may(person, "story.read")
      ? ok(await storyComments(story))
      : refused({ code: "forbidden", message: "Your role does not allow this." }),
  );
}

/** The names of those who can be mentioned in a story's comments. */
export async function colleagues(input: unknown): Promise<Result<string[]>> {
  return deskAction(id, input, async (person) =>
    may(person, "story.comment")
      ? ok([...new Set((await mentionable()).map(({ name }) => name))])
      : refused({ code: "forbidden", message: "Your role does not allow this." }),
  );
}

/** Comments on a passage, a part or the whole story. */
export async function comment(input: unknown): Promise<Result<null>> {
  const about = z.strictObject({ id, about: beginning });
  return deskAction(about, input, async (person, { id: story, about }) =>
    done(await addComment(person, { id: story, ...about })),
  );
}

/** Answers a comment. */
export async function reply(input: unknown): Promise<Result<null>> {
  const reply = z.strictObject({ threadId: id, answer });
  return deskAction(reply, input, async (person, { threadId, answer }) =>
    done(await replyToComment(person, { threadId, ...answer })),
  );
}

/** Resolves a comment, or opens it again. */
export async function settle(input: unknown): Promise<Result<null>> {
  const settling = z.strictObject({ threadId: id, resolved: z.boolean() });
  return deskAction(settling, input, async (person, { threadId, resolved }) =>
    resolved ? resolveComment(person, { threadId }) : reopenComment(person, { threadId }),
  );
}

/** Puts a suggestion in place of its passage. */
export async function accept(input: unknown): Promise<Result<null>> {
  return deskAction(z.strictObject({ commentId: id }), input, async (person, suggestion) =>
    done(await acceptSuggestion(person, suggestion)),
  );
}

function done(result: Result<unknown>): Result<null> {
  if (result.ok) return ok(null);
  const { current: _, ...problem } = result.problem;
  return refused(problem);
}

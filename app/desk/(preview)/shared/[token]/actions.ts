"use server";

import { refresh } from "next/cache";
import type { Said } from "#components/desk/comments/outside-form.tsx";
import { answer } from "#lib/auth/answer.ts";
import { commentThroughLink, replyThroughLink } from "#lib/comments/outside.ts";

/** A comment, or an answer in a thread of theirs, by whoever has the link. */
export async function say(_said: Said, form: FormData): Promise<Said> {
  const field = (name: string) => String(form.get(name) ?? "");
  const who = { name: field("name"), text: field("text") };
  const quote = field("quote");
  const passage = quote ? { quote, prefix: field("prefix"), suffix: field("suffix"), start: 0 } : null;
  const threadId = Number(field("thread"));
  const replacement = passage && form.has("replacement") ? field("replacement") : null;
  const sent = await answer(() =>
    threadId > 0
      ? replyThroughLink(field("token"), { ...who, threadId })
      : commentThroughLink(field("token"), { ...who, passage, replacement }),
  );
  if (sent.ok) refresh();
  return sent.ok ? { sent: sent.value.commentId } : { message: sent.problem.message };
}

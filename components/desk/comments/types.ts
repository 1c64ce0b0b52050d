import type { Thread } from "#lib/comments/queries.ts";
import type { Answer, Beginning } from "#lib/comments/schema.ts";
import type { Result } from "#lib/result.ts";

/** The server's side of comments. */
export type CommentActions = {
  list: (storyId: number) => Promise<Result<Thread[]>>;
  /** The names of those who can be mentioned. */
  colleagues: (storyId: number) => Promise<Result<string[]>>;
  add: (input: { id: number; about: Beginning }) => Promise<Result<null>>;
  reply: (input: { threadId: number; answer: Answer }) => Promise<Result<null>>;
  settle: (input: { threadId: number; resolved: boolean }) => Promise<Result<null>>;
  accept: (input: { commentId: number }) => Promise<Result<null>>;
};

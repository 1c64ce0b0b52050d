import { isUnavailable } from "#lib/database/unavailable.ts";
import { type Problem, type Result, refused } from "#lib/result.ts";

/** Turns a database out of reach into a problem; other unexpected errors stay errors. */
export async function answer<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    console.error("The desk cannot reach the database:", error instanceof Error ? error.message : error);
    return refused(unavailable);
  }
}

export const signedOut: Problem = {
  code: "unauthenticated",
  message: "You are signed out. Sign in again to go on; what you typed is still here.",
};

export const notForReaders: Problem = {
  code: "forbidden",
  message: "Your account is for reading; the desk is for those who write. An admin can change that.",
};

export const malformed: Problem = {
  code: "invalid",
  message: "The desk did not understand this request. Reload the page; what you typed is kept.",
};

export const unavailable: Problem = {
  code: "unavailable",
  message:
    "The database cannot be reached, so nothing was saved. What you typed is kept here; try again in a moment, and tell whoever runs the site if it lasts.",
};

import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { Result } from "#lib/result.ts";

/** What an act that threw instead of answering means to the person who asked for it. */
export function unanswered(error: unknown): Result<never> {
  const message = unstable_isUnrecognizedActionError(error)
    ? "The desk was updated while you were writing. Reload the page to go on; your text comes with you."
    : navigator.onLine
      ? "The server did not answer as it should, so nothing was done. Try again in a moment."
      : "This device is offline, so nothing was done. Try again when the connection is back.";
  return { ok: false, problem: { code: "unavailable", message } };
}

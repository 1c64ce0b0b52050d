import type { Thread } from "#lib/comments/queries.ts";
import { parts } from "#lib/stories/compare.ts";

/** Threads as one meets them in the story: of it as a whole first, then by part and place; of a part, gone passages last. */
export function inStoryOrder(threads: Thread[]): Thread[] {
  const part = (thread: Thread) => (thread.part === null ? -1 : parts.indexOf(thread.part));
  const place = ({ quote, passage }: Thread) =>
    quote === "" ? -1 : (passage?.start ?? Number.MAX_SAFE_INTEGER);
  return threads.toSorted((a, b) => part(a) - part(b) || place(a) - place(b) || a.id - b.id);
}

import { AsyncLocalStorage } from "node:async_hooks";
import { shared } from "#lib/shared.ts";

export type Recording = { tags: Set<string>; until: Date | null; gone: boolean };

const recorder = shared("recorder", () => new AsyncLocalStorage<Recording>());

/** Says that the page being rendered was made from these things: "story:12", "slug:NAME", "list"… */
export function note(...tags: string[]): void {
  const recording = recorder.getStore();
  if (recording) for (const tag of tags) recording.tags.add(tag);
}

/** Says that the page being rendered must be made anew from that instant on; the earliest one counts. */
export function noteUntil(instant: Date): void {
  const recording = recorder.getStore();
  if (recording && (!recording.until || instant < recording.until)) recording.until = instant;
}

/** Says that the page being rendered stands for something that is not there any more: it is sent with status 410. */
export function noteGone(): void {
  const recording = recorder.getStore();
  if (recording) recording.gone = true;
}

/** Runs `run` and gives its value with everything that was noted meanwhile, in either module graph. */
export async function record<T>(run: () => Promise<T>): Promise<{ value: T } & Recording> {
  const recording: Recording = { tags: new Set(), until: null, gone: false };
  const value = await recorder.run(recording, run);
  return { value, ...recording };
}

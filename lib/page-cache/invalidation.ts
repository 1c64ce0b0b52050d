import { randomUUID } from "node:crypto";
import type { Transaction } from "#lib/database/client.ts";
import { shared } from "#lib/shared.ts";

/** What drops pages; the page store of server.ts. */
export type Dropper = { drop(tags: Iterable<string>): void; dropAll(): void };

export const channel = "takewire_pages";
const everything = "*";
const payloadBytes = 7900; // PostgreSQL refuses 8000

/** One for both module graphs: who drops, what was sent under which id, and which ids were applied already. */
const state = shared("invalidation", () => ({
  dropper: null as Dropper | null,
  process: randomUUID(),
  sent: 0,
  idsOf: new WeakMap<object, string[]>(),
  applied: new Set<string>(),
}));

/** Names the store that `dropNow` works on in this process; null when there is none any more. */
export function dropInto(dropper: Dropper | null): void {
  state.dropper = dropper;
}

/**
 * Tells every process, when and only when `tx` commits, that pages made from these tags are no longer right.
 * Follow it after the commit with `dropNow` of the same object, which then counts as one drop with this one.
 */
export async function touch(tx: Transaction, tags: Iterable<string>): Promise<void> {
  const ids: string[] = [];
  for (const part of payloads(tags)) {
    const id = `${state.process}.${++state.sent}`;
    ids.push(id);
    await tx.$executeRaw`select pg_notify(${channel}, ${JSON.stringify([id, ...part])})`;
  }
  state.idsOf.set(tags, [...(state.idsOf.get(tags) ?? []), ...ids]);
}

/** Drops pages made from these tags in this process at once: call it after the commit, before answering. */
export function dropNow(tags: Iterable<string>): void {
  if (!state.dropper) return;
  const ids = state.idsOf.get(tags) ?? [];
  state.idsOf.delete(tags);
  const late = ids.filter((id) => firstTime(id));
  if (ids.length === 0 || late.length > 0) state.dropper.drop(tags);
}

/** What a notification says is dropped, unless `dropNow` of this very change came first. */
export function applyNotification(payload: string): void {
  if (!state.dropper) return;
  const [id, ...tags] = read(payload);
  if (!id || tags.includes(everything)) state.dropper.dropAll();
  else if (firstTime(id)) state.dropper.drop(tags);
}

/** The id and the tags; nothing if somebody else uses the channel for something else. */
function read(payload: string): string[] {
  try {
    const parts: unknown = JSON.parse(payload);
    return Array.isArray(parts) && parts.every((part) => typeof part === "string") ? parts : [];
  } catch {
    return [];
  }
}

/** A change of this process arrives twice, by `dropNow` and by notification; whichever is second is void. */
function firstTime(id: string): boolean {
  if (!id.startsWith(state.process)) return true;
  if (state.applied.delete(id)) return false;
  state.applied.add(id);
  if (state.applied.size > 1000) state.applied.delete(state.applied.values().next().value as string);
  return true;
}

/** The tags in portions that fit into a notification; a tag too long for one drops everything. */
export function* payloads(tags: Iterable<string>): Generator<string[]> {
  let part: string[] = [];
  let size = 64;
  for (const tag of new Set(tags)) {
    const bytes = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (bytes > payloadBytes - 64) return yield [everything];
    if (size + bytes > payloadBytes) {
      yield part;
      part = [];
      size = 64;
    }
    part.push(tag);
    size += bytes;
  }
  if (part.length > 0) yield part;
}

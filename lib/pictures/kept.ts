import { createHash } from "node:crypto";
import { shared } from "#lib/shared.ts";
import { keyOf } from "./address.ts";
import { Gate } from "./gate.ts";
import { storage } from "./storage.ts";

export type KeptFile = { bytes: Buffer; etag: string; since: number };

const budget = 32 * 1024 * 1024; // bytes
const longestKept = 5 * 60 * 1000; // milliseconds after which another process's deletion is noticed

/** One for both module graphs: server.ts sends files, the desk's bundle deletes them. */
const state = shared("pictures", () => ({
  files: new Map<string, KeptFile>(),
  bytes: 0,
  reading: new Map<string, Promise<KeptFile | null>>(),
}));

// However many addresses somebody makes up, the store is asked for so many at a time.
const reads = new Gate({ atOnce: 16, patience: 10_000 });

/** A stored file with its ETag, or null when there is none: those asked for lately from memory, others from the store. */
export async function storedFile(key: string): Promise<KeptFile | null> {
  const kept = state.files.get(key);
  if (kept && Date.now() - kept.since < longestKept) {
    state.files.delete(key);
    state.files.set(key, kept);
    return kept;
  }
  drop(key);
  const begun = state.reading.get(key);
  if (begun) return begun;
  const reading = reads.pass(
    () => read(key),
    () => Promise.reject(new Error("Too many pictures are asked for at once.")) as never,
  );
  state.reading.set(key, reading);
  try {
    return await reading;
  } finally {
    state.reading.delete(key);
  }
}

/** Drops the files of a picture that was deleted. */
export function forget(hash: string): void {
  for (const key of [...state.files.keys()]) if (key.startsWith(`${keyOf(hash)}/`)) drop(key);
}

async function read(key: string): Promise<KeptFile | null> {
  const bytes = await storage().get(key);
  if (!bytes) return null;
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 16)}"`;
  const file = { bytes, etag, since: Date.now() };
  if (bytes.length <= budget / 4) keep(key, file);
  return file;
}

function keep(key: string, file: KeptFile): void {
  state.files.set(key, file);
  state.bytes += file.bytes.length;
  for (const oldest of state.files.keys()) {
    if (state.bytes <= budget) return;
    drop(oldest);
  }
}

function drop(key: string): void {
  state.bytes -= state.files.get(key)?.bytes.length ?? 0;
  state.files.delete(key);
}

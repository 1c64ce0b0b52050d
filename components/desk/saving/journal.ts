import { type IDBPDatabase, openDB } from "idb";
import { emptyContent } from "#lib/stories/content.ts";
import type { Draft } from "../draft.ts";
import type { Base, Clash } from "./text.ts";

/** What one tab holds of one person's story and has not seen stored. */
export type Entry = {
  owner: string;
  tab: string;
  /** Milliseconds since 1970. */
  at: number;
  draft: Draft;
  base: Base;
  clash: Clash | null;
};

export type Journal = {
  put(entry: Entry): Promise<void>;
  remove(owner: string, tab: string): Promise<void>;
  /** All that is kept of a story, newest first. */
  of(owner: string): Promise<Entry[]>;
};

/** Whose text of which story; `null` is the story that is not stored yet. Tabs of one person keep theirs apart. */
export function ownerOf(personId: string, storyId: number | null): string {
  return `${personId}/${storyId ?? "new"}`;
}

/** Opens this device's journal. Throws when the browser keeps nothing, as some private windows do. */
export async function openJournal(): Promise<Journal> {
  const database: IDBPDatabase = await openDB("takewire-desk", 1, {
    upgrade(database) {
      database.createObjectStore("journal", { keyPath: ["owner", "tab"] }).createIndex("owner", "owner");
    },
    // A newer page may need another shape; this one goes on with what it has in memory.
    blocking: () => database.close(),
  });
  return {
    async put(entry) {
      await database.put("journal", entry);
    },
    remove: (owner, tab) => database.delete("journal", [owner, tab]),
    async of(owner) {
      const entries = (await database.getAllFromIndex("journal", "owner", owner)) as Entry[];
      return entries
        .filter(isWhole)
        .map(completed)
        .sort((a, b) => b.at - a.at);
    },
  };
}

export type Recorder = {
  /** Notes what is to be kept now; null: nothing any more. */
  note(entry: Entry | null): void;
  /** Writes what is noted at once; resolves when it is written. */
  flush(): Promise<void>;
};

const everyMs = 250;

/**
 * Writes what is noted, the first at once and then at most every 250 ms, however long somebody types on; always the
 * latest, one after the other. An entry under a new key takes the place of the one before. `onTrouble` hears of a write
 * that failed, and null when one succeeds again.
 */
export function createRecorder(journal: Journal, onTrouble: (trouble: unknown) => void): Recorder {
  let next: { entry: Entry | null } | null = null;
  let written: Entry | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let working = Promise.resolve();

  const write = async () => {
    if (!next) return;
    const { entry } = next;
    next = null;
    try {
      if (entry) await journal.put(entry);
      if (written && (entry?.owner !== written.owner || entry.tab !== written.tab)) {
        await journal.remove(written.owner, written.tab);
      }
      written = entry;
      onTrouble(null);
    } catch (error) {
      onTrouble(error);
    }
  };
  const flush = () => {
    working = working.then(write);
    return working;
  };
  const tick = () => {
    timer = next ? setTimeout(tick, everyMs) : null;
    void flush();
  };
  return {
    note(entry) {
      next = { entry };
      if (timer === null) tick();
    },
    flush,
  };
}

/** What an earlier version of the desk has kept lacks the parts that came since. */
function completed(entry: Entry): Entry {
  const { draft, base } = entry;
  const whole = (of: Draft): Draft => ({ ...of, content: { ...emptyContent, ...of.content } });
  return { ...entry, draft: whole(draft), base: { ...base, draft: whole(base.draft) } };
}

/** Something of an older shape, or damaged, counts as nothing. */
function isWhole(entry: Entry): boolean {
  return typeof entry?.draft?.content?.headline === "string" && Boolean(entry.base?.draft?.content);
}

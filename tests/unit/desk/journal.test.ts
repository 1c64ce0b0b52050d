import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  createRecorder,
  type Entry,
  type Journal,
  openJournal,
  ownerOf,
} from "#components/desk/saving/journal.ts";
import { emptyContent } from "#lib/stories/content.ts";

const owner = ownerOf("ann", 7);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe("the journal", () => {
  it("keeps the last of what a tab noted, and forgets it on request", async () => {
    const journal = await openJournal();
    await journal.put(entry("first"));
    await journal.put(entry("second", { at: 2 }));
    expect(await texts(journal, owner)).toEqual(["second"]);
    await journal.remove(owner, "tab-1");
    expect(await texts(journal, owner)).toEqual([]);
  });

  it("is still there for a later visit", async () => {
    await (await openJournal()).put(entry("typed before the crash"));
    expect(await texts(await openJournal(), owner)).toEqual(["typed before the crash"]);
  });

  it("keeps two tabs, two stories and two people apart, newest first", async () => {
    const journal = await openJournal();
    await journal.put(entry("here"));
    await journal.put(entry("there", { tab: "tab-2", at: 5 }));
    await journal.put(entry("another story", { owner: ownerOf("ann", 8) }));
    await journal.put(entry("somebody else", { owner: ownerOf("ben", 7) }));
    expect(await texts(journal, owner)).toEqual(["there", "here"]);
    await journal.remove(owner, "tab-1");
    expect(await texts(journal, owner)).toEqual(["there"]);
    expect(await texts(journal, ownerOf("ben", 7))).toEqual(["somebody else"]);
  });

  it("passes over what it does not understand", async () => {
    const journal = await openJournal();
    await journal.put({ owner, tab: "old" } as Entry);
    expect(await journal.of(owner)).toEqual([]);
  });
});

describe("the recorder", () => {
  it("writes the first edit at once and then, while somebody types on, at least every 300 ms", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { puts, journal } = counting();
    const recorder = createRecorder(journal, () => {});
    const seen: number[] = [];
    for (let ms = 0; ms < 3000; ms += 20) {
      recorder.note(entry(String(ms)));
      await vi.advanceTimersByTimeAsync(20);
      seen.push(ms - Number(puts.at(-1)?.draft.content.headline ?? Number.NaN));
    }
    expect(puts[0]?.draft.content.headline).toBe("0");
    expect(Math.max(...seen)).toBeLessThanOrEqual(300);
    expect(puts.length).toBeLessThan(20);
    await vi.advanceTimersByTimeAsync(300);
    expect(puts.at(-1)?.draft.content.headline).toBe("2980");
    vi.useRealTimers();
  });

  it("writes at once when the page is left", async () => {
    const journal = await openJournal();
    const recorder = createRecorder(journal, () => {});
    recorder.note(entry("one"));
    recorder.note(entry("two"));
    await recorder.flush();
    expect(await texts(journal, owner)).toEqual(["two"]);
  });

  it("forgets what is stored, and moves a new story's text to the story's own name", async () => {
    const journal = await openJournal();
    const recorder = createRecorder(journal, () => {});
    recorder.note(entry("begun", { owner: ownerOf("ann", null) }));
    await recorder.flush();
    recorder.note(entry("begun", { owner }));
    await recorder.flush();
    expect(await texts(journal, ownerOf("ann", null))).toEqual([]);
    expect(await texts(journal, owner)).toEqual(["begun"]);
    recorder.note(null);
    await recorder.flush();
    expect(await texts(journal, owner)).toEqual([]);
  });

  it("says when the device keeps nothing, and when it does again", async () => {
    const { journal, break: breakIt, mend } = counting();
    const said: unknown[] = [];
    const recorder = createRecorder(journal, (trouble) => said.push(trouble));
    breakIt();
    recorder.note(entry("lost?"));
    await recorder.flush();
    mend();
    recorder.note(entry("kept"));
    await recorder.flush();
    expect(said).toEqual([expect.objectContaining({ message: "The disk is full." }), null]);
  });
});

function entry(headline: string, parts: Partial<Entry> = {}): Entry {
  const draft = { content: { ...emptyContent, headline }, publishedLocal: "" };
  const base = { version: 3, revision: 3, draft };
  return { owner, tab: "tab-1", at: 1, draft, base, clash: null, ...parts };
}

async function texts(journal: Journal, of: string): Promise<string[]> {
  return (await journal.of(of)).map(({ draft }) => draft.content.headline);
}

function counting() {
  const puts: Entry[] = [];
  let broken = false;
  const journal: Journal = {
    async put(entry) {
      if (broken) throw new Error("The disk is full.");
      puts.push(entry);
    },
    remove: async () => {},
    of: async () => puts,
  };
  return {
    puts,
    journal,
    break: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
    },
  };
}

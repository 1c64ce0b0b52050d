import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepSettings, keptSettings, look } from "#lib/settings/kept.ts";
import type { SiteSettings } from "#lib/settings/schema.ts";

const away = () => Object.assign(new Error("gone"), { code: "ECONNREFUSED" });
const named = (name: string) => ({ name, readers: "everyone" }) as SiteSettings;

let hears: boolean;
let stored: () => Promise<SiteSettings>;
let reads: number;

const read = () => {
  reads += 1;
  return stored();
};
const settings = async () => (keptSettings(read) ?? (await look(read))).name;

beforeEach(() => {
  vi.useFakeTimers();
  hears = true;
  reads = 0;
  stored = async () => named("first");
});

afterEach(() => {
  keepSettings(null);
  vi.useRealTimers();
});

describe("the settings in a process", () => {
  it("are read once and then known, until a change of them is heard", async () => {
    const heard = keepSettings(() => hears);
    expect([await settings(), await settings(), reads]).toEqual(["first", "first", 1]);
    stored = async () => named("second");
    heard.drop(["story:1", "list"]);
    expect([await settings(), reads]).toEqual(["first", 1]);
    heard.drop(["settings"]);
    expect(keptSettings(read)).toBeNull();
    expect([await settings(), await settings(), reads]).toEqual(["second", "second", 2]);
  });

  it("are read every time where nothing would be heard", async () => {
    expect([await settings(), await settings(), reads]).toEqual(["first", "first", 2]);
  });

  it("are never what was read before a change, however late the answer comes", async () => {
    const heard = keepSettings(() => hears);
    const slow = Promise.withResolvers<SiteSettings>();
    stored = () => slow.promise;
    const early = settings();
    heard.drop(["settings"]);
    stored = async () => named("second");
    expect(await settings()).toBe("second");
    slow.resolve(named("first"));
    await early;
    expect(await settings()).toBe("second");
  });

  it("are looked at every second while changes are not heard, and at once when they are heard again", async () => {
    const heard = keepSettings(() => hears);
    await settings();
    hears = false;
    stored = async () => named("second");
    vi.advanceTimersByTime(900);
    expect(await settings()).toBe("first");
    vi.advanceTimersByTime(200);
    expect(await settings()).toBe("second");
    stored = async () => named("third");
    hears = true;
    heard.dropAll();
    expect(await settings()).toBe("third");
  });

  it("stay what they were while the database is away, and come back behind an answer", async () => {
    keepSettings(() => hears);
    await settings();
    hears = false;
    stored = () => Promise.reject(away());
    vi.advanceTimersByTime(1100);
    expect(await settings()).toBe("first");
    stored = async () => named("second");
    vi.advanceTimersByTime(1100);
    expect(await settings()).toBe("first");
    await vi.advanceTimersByTimeAsync(0);
    expect(await settings()).toBe("second");
  });

  it("are not made up: who asks before they were ever read is told that the database is away", async () => {
    keepSettings(() => hears);
    stored = () => Promise.reject(away());
    await expect(settings()).rejects.toThrow("gone");
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "#lib/database/client.ts";
import { dropInto, touch } from "#lib/page-cache/invalidation.ts";
import { type Listener, listen } from "#lib/page-cache/listener.ts";
import { withDatabase } from "../../support/database.ts";

withDatabase();

let heard: string[][];
let log: string[];
let listener: Listener;
const cache = {
  drop: (tags: Iterable<string>) => void heard.push([...tags]),
  dropAll: () => void heard.push(["all"]),
};
const pace = {
  heartbeat: 100,
  patience: 1000,
  retry: 20,
  log: (sentence: string) => void log.push(sentence),
};

beforeEach(async () => {
  heard = [];
  log = [];
  dropInto(cache);
  listener = await listen(process.env.DATABASE_URL ?? "", cache, pace);
});

afterEach(async () => {
  await listener.close();
  dropInto(null);
});

describe("hearing of changes", () => {
  it("begins by trusting nothing", () => {
    expect(listener.hears()).toBe(true);
    expect(heard).toEqual([["all"]]);
    expect(log).toEqual([]);
  });

  it("happens when a transaction commits, and not when it does not", async () => {
    await expect(
      database().$transaction(async (tx) => {
        await touch(tx, ["story:1"]);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await database().$transaction(async (tx) => {
      await touch(tx, ["story:2", "slug:日本'\"\\"]);
      expect(heard).toEqual([["all"]]);
    });
    await vi.waitFor(() => expect(heard).toEqual([["all"], ["story:2", "slug:日本'\"\\"]]), {
      timeout: 10_000,
    });
  });

  it("loses none of very many tags", async () => {
    const tags = Array.from({ length: 2000 }, (_, n) => `slug:a-rather-long-name-${n}`);
    await database().$transaction((tx) => touch(tx, tags));
    await vi.waitFor(() => expect(heard.slice(1).flat()).toEqual(tags), { timeout: 10_000 });
  });

  it("begins anew, trusting nothing, after the connection was lost", async () => {
    await database().$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'takewire pages' and datname = current_database()`;
    await vi.waitFor(() => expect(heard).toEqual([["all"], ["all"]]), { timeout: 5000 });
    await vi.waitFor(() => expect(listener.hears()).toBe(true), { timeout: 10_000 });
    await database().$transaction((tx) => touch(tx, ["list"]));
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(["list"]), { timeout: 10_000 });
    expect(log).toHaveLength(2);
  });
});

it("a database that cannot be reached is said once, and tried again until closing", async () => {
  const nowhere = await listen("postgresql://nobody@127.0.0.1:9/none", cache, pace);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(nowhere.hears()).toBe(false);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(/^Changes are not heard \(.*ECONNREFUSED/);
  await nowhere.close();
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Transaction } from "#lib/database/client.ts";
import { applyNotification, dropInto, dropNow, payloads, touch } from "#lib/page-cache/invalidation.ts";

let dropped: string[][] = [];
let sent: string[] = [];
const tx = {
  $executeRaw: async (_: TemplateStringsArray, _channel: string, payload: string) => void sent.push(payload),
} as unknown as Transaction;

beforeEach(() => {
  dropped = [];
  sent = [];
  dropInto({
    drop: (tags) => void dropped.push([...tags]),
    dropAll: () => void dropped.push(["everything"]),
  });
});
afterEach(() => dropInto(null));

describe("a change of this process", () => {
  it("drops pages once, whether its own call or the notification comes first", async () => {
    const tags = ["story:1", "list"];
    await touch(tx, tags);
    dropNow(tags);
    applyNotification(sent[0] as string);
    expect(dropped).toEqual([tags]);

    const others = new Set(["story:2"]);
    await touch(tx, others);
    applyNotification(sent[1] as string);
    dropNow(others);
    expect(dropped).toEqual([tags, ["story:2"]]);
  });

  it("drops again when the same tags are touched again", async () => {
    const tags = ["list"];
    for (const round of [1, 2]) {
      await touch(tx, tags);
      dropNow(tags);
      expect(dropped).toHaveLength(round);
    }
    for (const payload of sent) applyNotification(payload);
    expect(dropped).toHaveLength(2);
  });

  it("drops even if it was never announced", () => {
    dropNow(["list"]);
    expect(dropped).toEqual([["list"]]);
  });
});

it("believes another process", () => {
  applyNotification(JSON.stringify(["other.1", "story:7"]));
  applyNotification(JSON.stringify(["other.1", "story:7"]));
  expect(dropped).toEqual([["story:7"], ["story:7"]]);
});

describe("tags on their way", () => {
  it("are split so that each notification fits, none lost", () => {
    const tags = Array.from({ length: 3000 }, (_, n) => `slug:${"日".repeat(20)}-${n}`);
    const parts = [...payloads(tags)];
    expect(parts.flat()).toEqual(tags);
    for (const part of parts)
      expect(Buffer.byteLength(JSON.stringify(["x".repeat(50), ...part]))).toBeLessThan(8000);
  });

  it("drop everything when one is too long to say", () => {
    expect([...payloads(["list", "x".repeat(9000)])]).toEqual([["*"]]);
    applyNotification(JSON.stringify(["other.1", "*"]));
    expect(dropped).toEqual([["everything"]]);
  });
});

it("a notification that nobody understands drops everything rather than nothing", () => {
  for (const payload of ["[", "[1]", '{"a":1}', "", "null"]) applyNotification(payload);
  expect(dropped.flat()).toEqual(Array(5).fill("everything"));
});

import { describe, expect, it } from "vitest";
import { keysFor } from "#components/desk/parts/use-item-keys.ts";

type Item = { title: string };
const named = new WeakMap<Item, string>();
const none = { items: [] as Item[], keys: [] as string[] };

function fresh() {
  let count = 0;
  return () => `new${count++}`;
}

describe("keys of a list's items", () => {
  const before = { items: [{ title: "a" }, { title: "b" }], keys: ["k0", "k1"] };

  it("are new for a new list, one each", () => {
    expect(keysFor([{ title: "a" }, { title: "a" }], none, named, fresh())).toEqual(["new0", "new1"]);
  });

  it("stay with items that come back from the server as other objects, also in another order", () => {
    expect(keysFor([{ title: "b" }, { title: "a" }], before, named, fresh())).toEqual(["k1", "k0"]);
  });

  it("stay in place for an item that somebody else has changed, and are new for one that is added", () => {
    const now = [{ title: "a" }, { title: "changed" }, { title: "c" }];
    expect(keysFor(now, before, named, fresh())).toEqual(["k0", "k1", "new0"]);
  });

  it("are never shared", () => {
    const known = new Map([[before.items[0] as Item, "k0"]]);
    const same = before.items[0] as Item;
    const keys = keysFor([same, same, { title: "a" }], before, known, fresh());
    expect(new Set(keys).size).toBe(3);
  });
});

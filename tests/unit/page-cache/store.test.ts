import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kept, PageStore } from "#lib/page-cache/store.ts";

type Thing = Kept & { name: string };

const thing = (name: string, tags: string[] = [], more: Partial<Thing> = {}): Thing => ({
  name,
  tags: new Set(tags),
  until: null,
  bytes: 100,
  brief: false,
  endless: false,
  ...more,
});

const store = (limits: Partial<{ bytes: number; brief: number; now: () => number }> = {}) =>
  new PageStore<Thing>({ bytes: 1000, brief: 3, endless: { pages: 3, share: 0.25 }, ...limits });

describe("the page store", () => {
  it("drops what was made from a tag, and nothing else", () => {
    const pages = store();
    pages.put("/a", thing("a", ["story:1", "list"]));
    pages.put("/b", thing("b", ["story:2", "list"]));
    expect(pages.drop(["story:1"])).toEqual(["/a"]);
    expect(pages.get("/a")).toBeUndefined();
    expect(pages.getDoubtful("/a")).toBeUndefined();
    expect(pages.get("/b")?.name).toBe("b");
  });

  it("keeps what may have changed unheard for need only", () => {
    const pages = store();
    pages.put("/a", thing("a"));
    pages.dropAll();
    expect(pages.get("/a")).toBeUndefined();
    expect(pages.getDoubtful("/a")?.name).toBe("a");
  });

  it("takes a page for doubtful from the instant that it was good until", () => {
    let now = 1000;
    const pages = store({ now: () => now });
    pages.put("/a", thing("a", [], { until: new Date(2000) }));
    now = 1999;
    expect(pages.get("/a")?.name).toBe("a");
    now = 2000;
    expect(pages.get("/a")).toBeUndefined();
    expect(pages.getDoubtful("/a")?.name).toBe("a");
  });

  it("knows which renders a drop has overtaken", () => {
    const pages = store();
    const early = pages.begin();
    pages.drop(["story:1"]);
    const late = pages.begin();
    expect(pages.isRight(["story:1"], early)).toBe(false);
    expect(pages.isRight(["story:2"], early)).toBe(true);
    expect(pages.isRight(["story:1"], late)).toBe(true);
    pages.dropAll();
    expect(pages.isRight([], late)).toBe(false);
  });

  it("lets go of pages nobody asked for before those that somebody did", () => {
    const pages = store({ bytes: 450 });
    pages.put("/front", thing("front"));
    for (let n = 0; n < 50; n++) {
      expect(pages.get("/front")?.name).toBe("front");
      pages.put(`/storm-${n}`, thing("storm"));
    }
    expect(pages.size).toEqual({ pages: 4, bytes: 400 });
  });

  it("bounds the number of brief ones", () => {
    const pages = store();
    for (const n of [1, 2, 3, 4, 5]) pages.put(`/no-${n}`, thing("no", [], { brief: true, bytes: 1 }));
    expect(pages.keys()).toEqual(["/no-3", "/no-4", "/no-5"]);
  });

  it("refuses one that would push out all the others", () => {
    const pages = store();
    pages.put("/huge", thing("huge", [], { bytes: 600 }));
    expect(pages.size.pages).toBe(0);
  });

  it("never holds more than its budget, nor a page whose tag was dropped", () => {
    const key = fc.constantFrom("/a", "/b", "/c", "/d", "/e", "/f");
    const tag = fc.constantFrom("1", "2", "3");
    const command = fc.oneof(
      fc.record({
        put: key,
        tags: fc.array(tag),
        bytes: fc.integer({ min: 1, max: 400 }),
        brief: fc.boolean(),
      }),
      fc.record({ get: key }),
      fc.record({ drop: fc.array(tag) }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const pages = store();
        for (const step of commands) {
          if ("put" in step)
            pages.put(step.put, thing(step.put, step.tags, { bytes: step.bytes, brief: step.brief }));
          else if ("get" in step) pages.get(step.get);
          else pages.drop(step.drop);
          const held = pages.keys().map((key) => pages.getDoubtful(key) as Thing);
          expect(pages.size.bytes).toBe(held.reduce((sum, { bytes }) => sum + bytes, 0));
          expect(pages.size.bytes).toBeLessThanOrEqual(1000);
          expect(held.filter(({ brief }) => brief).length).toBeLessThanOrEqual(3);
          if ("drop" in step)
            expect(held.some(({ tags }) => step.drop.some((tag) => tags.has(tag)))).toBe(false);
        }
      }),
    );
  });
});

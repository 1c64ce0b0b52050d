import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeness, nearestTags } from "#lib/tags/closeness.ts";

const meeting = fc
  .record({ all: fc.integer({ min: 2, max: 100_000 }), a: fc.nat(), b: fc.nat(), c: fc.nat() })
  .map(({ all, a, b, c }) => {
    const one = 1 + (a % all);
    const other = 1 + (b % all);
    const least = Math.max(0, one + other - all);
    return { all, one, other, both: least + (c % (Math.min(one, other) - least + 1)) };
  });

describe("how much two tags have to do with each other", () => {
  it("lies between never together and never apart, and is the same from either side", () => {
    fc.assert(
      fc.property(meeting, (each) => {
        const score = closeness(each);
        expect(score).toBeGreaterThanOrEqual(-1);
        expect(score).toBeLessThanOrEqual(1 + 1e-9);
        expect(closeness({ ...each, one: each.other, other: each.one })).toBeCloseTo(score, 12);
      }),
    );
  });

  it("is nothing where they meet as often as chance would have it", () => {
    expect(closeness({ both: 25, one: 50, other: 50, all: 100 })).toBeCloseTo(0, 12);
    expect(closeness({ both: 0, one: 50, other: 50, all: 100 })).toBe(-1);
    expect(closeness({ both: 100, one: 100, other: 100, all: 100 })).toBe(0);
  });

  it("grows with every meeting beyond chance while the two stay as they are", () => {
    fc.assert(
      fc.property(meeting, (each) => {
        fc.pre(closeness(each) > 0 && each.both < Math.min(each.one, each.other) && each.both + 1 < each.all);
        expect(closeness({ ...each, both: each.both + 1 })).toBeGreaterThan(closeness(each) - 1e-9);
      }),
    );
  });

  it("puts a steady companion before what stands everywhere and before what was met by chance", () => {
    const met = [
      { name: "everywhere", both: 30, one: 40, other: 800 },
      { name: "companion", both: 25, one: 40, other: 30 },
      { name: "once", both: 1, one: 40, other: 1 },
      { name: "twice", both: 2, one: 40, other: 2 },
    ];
    expect(nearestTags(met, 1000, 9).map(({ name }) => name)).toEqual(["companion", "twice"]);
    expect(nearestTags(met, 1000, 1)).toHaveLength(1);
  });
});

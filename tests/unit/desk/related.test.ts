import { describe, expect, it } from "vitest";
import { arrange } from "#components/desk/related/arrange.ts";
import { monthInWords } from "#components/desk/related/said-when.ts";
import { whatScored } from "#components/desk/related/scored.ts";
import { neighbour } from "../../support/near.ts";

const near = [1, 2, 3, 4, 5, 6].map((id) => neighbour(id));
const draft = { slug: "a-draft", id: 9, headline: "A draft", live: false };
const moved = { slug: "old-address", id: 3, headline: "Story 3", live: true };
const found = { near, named: [draft, moved] };
const order = (pinned: string[], banned: string[] = [], picked?: Parameters<typeof arrange>[2]) => {
  const { pins, next, further, out } = arrange({ pinned, banned }, found, picked);
  return {
    pins: pins.map(({ headline, live }) => (live ? headline : `${headline}, unseen`)),
    next: next.map(({ id }) => id),
    further: further.map(({ id }) => id),
    out: out.map(({ headline }) => headline),
  };
};

describe("what readers will be offered", () => {
  it("is the nearest four, with further candidates below", () => {
    expect(order([])).toEqual({ pins: [], next: [1, 2, 3, 4], further: [5, 6], out: [] });
  });

  it("is the pins first, in their order, also by an earlier address", () => {
    expect(order(["story-5", "old-address"])).toEqual({
      ...{ pins: ["Story 5", "Story 3"], next: [1, 2], further: [4, 6], out: [] },
    });
  });

  it("gives no place to a pin that readers cannot see, or to one that is kept out", () => {
    expect(order(["a-draft"]).next).toHaveLength(4);
    expect(order(["a-draft"]).pins).toEqual(["A draft, unseen"]);
    expect(order(["story-1"], ["story-1"]).next).toEqual([2, 3, 4, 5]);
  });

  it("leaves out what is kept out, and brings it back when that is undone", () => {
    expect(order([], ["story-1", "old-address"])).toMatchObject({
      ...{ next: [2, 4, 5, 6], further: [], out: ["Story 1", "Story 3"] },
    });
    expect(order([], []).next[0]).toBe(1);
  });

  it("shows a story that was picked a moment ago by its headline, and one that is gone by its address", () => {
    const picked = new Map([["far-away", { slug: "far-away", id: 70, headline: "Far away", live: true }]]);
    expect(order(["far-away", "gone"], [], picked).pins).toEqual(["Far away", "null, unseen"]);
    expect(order(["far-away", "gone"], [], picked).next).toHaveLength(3);
  });
});

describe("what scored", () => {
  it("is said in words", () => {
    const story = neighbour(1, {
      followsThis: true,
      names: [
        { label: "Norda Weather", stories: 2 },
        { label: "Westvale", stories: 1 },
      ],
      tags: [{ id: 1, name: "Hail", slug: "hail" }],
    });
    expect(whatScored(story, new Date("2031-03-16T12:00:00Z"))).toEqual([
      "It follows this story",
      "Names in common: Norda Weather (in 2 stories), Westvale (in 1 story)",
      "Tags in common: Hail",
      "12 days apart",
    ]);
  });

  it("is words where no name is in common, and tells time by days, months and years", () => {
    const apart = (date: string) => whatScored(neighbour(1), new Date(`${date}T12:00:00Z`));
    expect(apart("2031-03-04")).toEqual(["Words in common", "The same day"]);
    expect(apart("2031-03-03").at(-1)).toBe("1 day apart");
    expect(apart("2031-08-04").at(-1)).toBe("5 months apart");
    expect(apart("2035-03-04").at(-1)).toBe("4 years apart");
  });
});

describe("when it was said", () => {
  it("is a month, with the year when that is another one, by the site's clocks", () => {
    const now = new Date("2031-11-23T12:00:00Z");
    expect(monthInWords(new Date("2031-03-31T23:30:00Z"), "Europe/Vienna", now)).toBe("in April");
    expect(monthInWords(new Date("2031-03-31T23:30:00Z"), "UTC", now)).toBe("in March");
    expect(monthInWords(new Date("2030-12-01T12:00:00Z"), "UTC", now)).toBe("in December 2030");
  });
});

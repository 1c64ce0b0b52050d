import { describe, expect, it } from "vitest";
import type { Near } from "#lib/related/nearest.ts";
import { radar, rarityLimit } from "#lib/related/radar.ts";
import { neighbour } from "../../support/near.ts";

const now = new Date("2031-11-23T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
const norda = { label: "Norda Weather", stories: 2 };
const seen = (near: Near[], size = 40, tags?: Map<number, number>) =>
  radar(near, now, size, tags).map(({ id, subject }) => [id, subject]);

describe("the radar of older takes", () => {
  it("finds a story that shares a name which few others have", () => {
    expect(seen([neighbour(1, { names: [norda] })])).toEqual([[1, "Norda Weather"]]);
  });

  it("takes a name for rare in 1 % of all stories, and in three of a small site", () => {
    expect([0, 40, 399, 400, 100_000].map(rarityLimit)).toEqual([3, 3, 3, 4, 1000]);
    const near = [neighbour(1, { names: [{ label: "Norda Weather", stories: 4 }] })];
    expect(seen(near, 399)).toEqual([]);
    expect(seen(near, 400)).toEqual([[1, "Norda Weather"]]);
  });

  it("says nothing of the last 30 days, nor of what came later", () => {
    const old = (id: number, days: number) => neighbour(id, { names: [norda], publishedAt: daysAgo(days) });
    expect(seen([old(1, 31), old(2, 30), old(3, 1), old(4, -5)])).toEqual([[1, "Norda Weather"]]);
  });

  it("shows the newest five", () => {
    const near = [60, 400, 90, 31, 45, 700, 100].map((days, id) =>
      neighbour(id, { names: [norda], publishedAt: daysAgo(days) }),
    );
    expect(seen(near).map(([id]) => id)).toEqual([3, 4, 0, 2, 6]);
  });

  it("names the subject by the whole of its name", () => {
    const names = [
      { label: "Norda Weather", stories: 2 },
      { label: "Westvale", stories: 2 },
      { label: "Norda Weather Service", stories: 2 },
    ];
    expect(seen([neighbour(1, { names })])).toEqual([[1, "Norda Weather Service"]]);
  });

  it("passes over common names for a rare one", () => {
    const names = [{ label: "Example Org", stories: 30 }, norda];
    expect(seen([neighbour(1, { names })])).toEqual([[1, "Norda Weather"]]);
  });

  it("counts two rare tags for a subject, not one of them", () => {
    const tag = (id: number, name: string) => ({ id, name, slug: name.toLowerCase() });
    const tags = [tag(1, "Hail"), tag(2, "Radar"), tag(3, "Climate")];
    const near = [neighbour(1, { tags }), neighbour(2, { tags: tags.slice(1) })];
    expect(
      seen(
        near,
        40,
        new Map([
          [1, 2],
          [2, 3],
          [3, 20],
        ]),
      ),
    ).toEqual([[1, "Hail and Radar"]]);
    expect(seen(near)).toEqual([]);
  });

  it("keeps quiet of a story that editors keep out", () => {
    expect(seen([neighbour(1, { names: [norda], banned: true })])).toEqual([]);
  });
});

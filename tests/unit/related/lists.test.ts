import { describe, expect, it } from "vitest";
import { chosen } from "#lib/related/lists.ts";
import type { Neighbour } from "#lib/related/statement.ts";

const neighbour = (id: number, parts: Partial<Neighbour> = {}): Neighbour => ({
  id,
  score: 1 / id,
  cosine: 1 / id,
  pin: null,
  banned: false,
  later: false,
  earlier: false,
  tags: [],
  names: [],
  ...parts,
});
const many = (count: number, parts: Partial<Neighbour> = {}) =>
  Array.from({ length: count }, (_, i) => neighbour(i + 1, parts));

describe("a story's list", () => {
  it("holds the twelve best", () => {
    expect(chosen(many(30)).map(({ id }) => id)).toEqual(many(12).map(({ id }) => id));
  });

  it("holds the four best of each tag besides, so that it can be narrowed", () => {
    const tagged = [...many(20), ...[31, 32, 33, 34, 35].map((id) => neighbour(id, { tags: [7] }))];
    expect(chosen(tagged).map(({ id }) => id)).toEqual([...many(12).map(({ id }) => id), 31, 32, 33, 34]);
  });

  it("holds whatever is pinned and nothing that is banned", () => {
    const list = [neighbour(99, { pin: 1 }), neighbour(98, { pin: 2, banned: true }), ...many(20)];
    expect(chosen(list).map(({ id }) => id)).toEqual([99, ...many(11).map(({ id }) => id)]);
  });
});

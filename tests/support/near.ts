import type { Near } from "#lib/related/nearest.ts";

/** A neighbour of some story; what a test cares about goes into `parts`. */
export function neighbour(id: number, parts: Partial<Near> = {}): Near {
  return {
    id,
    slug: `story-${id}`,
    headline: `Story ${id}`,
    publishedAt: new Date("2031-03-04T12:00:00Z"),
    section: "News",
    score: 0.4,
    reason: "On a similar subject",
    names: [],
    tags: [],
    allTags: [],
    pinned: false,
    followsThis: false,
    followedByThis: false,
    banned: false,
    ...parts,
  };
}

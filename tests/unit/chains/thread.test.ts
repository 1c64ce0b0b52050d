import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beforeAndSince,
  mostShown,
  placesShown,
  type ThreadEntry,
  type ThreadStory,
  threadOf,
} from "#lib/chains/thread.ts";

const story = (id: number, followsId: number | null, day = id): ThreadStory => ({
  ...{ id, followsId, slug: `story-${id}`, headline: `Story ${id}`, ourTake: `Take ${id}.` },
  publishedAt: new Date(Date.UTC(2031, 0, day)),
  language: null,
});
const asTyped = ({ ourTake }: ThreadStory) => ourTake;
const entries = (items: (ThreadEntry | number)[]) => items.filter((item) => typeof item !== "number");

/** Any number of stories that follow any of them, earlier or later ones or themselves: chains, forks and circles. */
const anyThread = fc.array(fc.option(fc.nat(60)), { minLength: 2, maxLength: 60 }).chain((follows) =>
  fc.record({
    stories: fc.constant(
      follows.map((to, id) => story(id, to === null ? null : to % follows.length, 1 + (id % 25))),
    ),
    here: fc.nat(follows.length - 1),
  }),
);

describe("a thread", () => {
  it("is nothing where there is only one story", () => {
    expect(threadOf([story(1, null)], 1, asTyped)).toBeNull();
    expect(threadOf([], 1, asTyped)).toBeNull();
  });

  it("stands in the order of publication, with the story that is read marked", () => {
    const thread = threadOf([story(3, 2), story(1, null), story(2, 1)], 2, asTyped);
    expect(thread?.total).toBe(3);
    expect(entries(thread?.items ?? []).map(({ headline, here }) => [headline, here])).toEqual([
      ["Story 1", false],
      ["Story 2", true],
      ["Story 3", false],
    ]);
  });

  it("says of a fork what it goes on from, where that is not the entry before it", () => {
    const thread = threadOf([story(1, null), story(2, 1), story(3, 1), story(4, 2)], 1, asTyped);
    expect(entries(thread?.items ?? []).map(({ follows }) => follows)).toEqual([
      null,
      null,
      "Story 1",
      "Story 2",
    ]);
  });

  it("leads from a story to the one before it and to what came last", () => {
    const stories = [story(1, null), story(2, 1), story(3, 2)];
    expect(beforeAndSince(stories, 1)).toEqual({ follows: null, since: stories[2] });
    expect(beforeAndSince(stories, 2)).toEqual({ follows: stories[0], since: stories[2] });
    expect(beforeAndSince(stories, 3)).toEqual({ follows: stories[1], since: null });
  });

  it("has every story once or counts it, in one order, whatever follows what", () => {
    fc.assert(
      fc.property(anyThread, fc.boolean(), ({ stories, here }, whole) => {
        const { items, total } = threadOf(stories, here, asTyped, { whole }) ?? { items: [], total: 0 };
        const shown = entries(items);
        const left = items.filter((item) => typeof item === "number");
        expect(total).toBe(stories.length);
        expect(shown.length + left.reduce((sum, n) => sum + n, 0)).toBe(total);
        expect(new Set(shown.map(({ slug }) => slug)).size).toBe(shown.length);
        expect(shown.filter((entry) => entry.here).map(({ slug }) => slug)).toEqual([`story-${here}`]);
        const times = shown.map(({ publishedAt }) => publishedAt.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        if (whole) expect(left).toEqual([]);
      }),
    );
  });
});

describe("a long thread", () => {
  it("shows its beginning, its end and what is around the story that is read", () => {
    expect(placesShown(30, 14)).toEqual([0, 13, 14, 15, 29]);
    expect(placesShown(30, 0)).toEqual([0, 1, 2, 3, 29]);
    expect(placesShown(30, 29)).toEqual([0, 26, 27, 28, 29]);
    expect(placesShown(5, 2)).toEqual([0, 1, 2, 3, 4]);
  });

  it("leaves out no story by itself, and never shows more than it hides for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (total, place) => {
        const here = place % total;
        const shown = placesShown(total, here);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        expect(shown).toEqual(expect.arrayContaining([0, here, total - 1]));
        expect(shown.length).toBeLessThanOrEqual(mostShown + 2);
        shown.forEach((each, n) => {
          expect(each - (shown[n - 1] ?? -1)).not.toBe(2);
        });
      }),
    );
  });
});

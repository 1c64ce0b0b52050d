import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { createStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { pageTags } from "#lib/stories/page-tags.ts";
import { actionsOfWeek, allWeeks, thisWeek, weeksAround } from "#lib/week/queries.ts";
import { boundsOf, moved, weekAfter, weekInZone } from "#lib/week/week.ts";
import { editor, value, withNewsroom } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

const zone = "Pacific/Auckland";
const day = 24 * 60 * 60 * 1000;

beforeEach(async () => {
  process.env.SITE_TIME_ZONE = zone;
  await database().story.updateMany({ data: { publishedNumber: null, liveSince: null, state: "retracted" } });
});

const today = () => dayInZone(new Date(), zone);

/** A published story whose actions end so many days from today; null: without a last day. */
async function story(headline: string, ends: (number | null)[], parts: { at?: Date; tags?: string[] } = {}) {
  const doThisWeek = ends.map((end, at) => ({
    audience: at % 2 === 0 ? "Data teams" : "data  teams",
    action: `${headline} ${at}`,
    until: end === null ? null : moved(today(), end),
  }));
  const content = completeStory({ headline, doThisWeek, tags: parts.tags ?? ["Archives"] });
  const made = value(await createStory(editor, content, { publishedAt: parts.at ?? null }));
  return value(await publishStory(editor, { id: made.id, expectedVersion: made.version }));
}

const words = (groups: { actions: { action: string }[] }[]) =>
  groups.flatMap(({ actions }) => actions.map(({ action }) => action));

describe("this week", () => {
  it("has what is current on the site's day, newest story first, and is made anew when the first of it ends", async () => {
    await story("Old", [3, -1, null], { at: new Date(Date.now() - 3 * day) });
    await story("New", [0, 5]);
    const { value: seen, tags, until } = await record(() => thisWeek());
    expect(words(seen.groups)).toEqual(["New 0", "New 1", "Old 0"]);
    expect(seen.groups).toHaveLength(1);
    expect(seen).toMatchObject({ actions: 3, stories: 2, tags: [{ name: "Archives", count: 2 }] });
    expect([...tags]).toEqual(expect.arrayContaining(["list", "tags", "settings"]));
    // What ends today ends at midnight there, which is never later than the week's end.
    expect(dayInZone(until ?? new Date(0), zone)).toBe(moved(today(), 1));
    expect(dayInZone(new Date((until?.getTime() ?? 0) - 1), zone)).toBe(today());
  });

  it("ends with the week in any case", async () => {
    await story("Long", [60]);
    const { until } = await record(() => thisWeek());
    expect(until).toEqual(boundsOf(weekInZone(new Date(), zone), zone).to);
  });

  it("is narrowed to a tag", async () => {
    await story("About chips", [4], { tags: ["Chips"] });
    await story("About models", [4], { tags: ["Models"] });
    const chips = await database().tag.findFirstOrThrow({ where: { name: "Chips" } });
    expect(words((await thisWeek(chips.id)).groups)).toEqual(["About chips 0"]);
    expect(words((await thisWeek(0)).groups)).toEqual([]);
  });

  it("is dropped by what publications and retractions touch, and loses what was retracted", async () => {
    const { id, version } = await story("It goes", [4]);
    const touched = await database().$transaction((tx) => pageTags(tx, id, []));
    const { tags } = await record(() => thisWeek());
    expect(touched.some((tag) => tags.has(tag))).toBe(true);
    value(await retractStory(editor, { id, expectedVersion: version }));
    expect((await thisWeek()).actions).toBe(0);
  });
});

describe("a past week", () => {
  it("has what its stories said, with what has ended, and leads to the weeks around it", async () => {
    const now = weekInZone(new Date(), zone);
    const [then, before] = [weekAfter(now, -3), weekAfter(now, -7)];
    const first = boundsOf(then, zone).from;
    await story("At its first moment", [-10, null, 4], { at: first });
    await story("A moment before", [-10], { at: new Date(first.getTime() - 1) });
    await story("Long before", [-40], { at: boundsOf(before, zone).from });
    const { value: seen, until } = await record(() => actionsOfWeek(then));
    expect(words(seen.groups)).toEqual([0, 1, 2].map((at) => `At its first moment ${at}`));
    expect(seen.groups[0]?.actions.map(({ past }) => past)).toEqual([true, false, false]);
    expect(dayInZone(until ?? new Date(0), zone)).toBe(moved(today(), 5));
    expect(await weeksAround(then)).toEqual({ before: weekAfter(then, -1), after: null });
    expect(await weeksAround(weekAfter(then, -1))).toEqual({ before, after: then });
    expect(await allWeeks()).toEqual([
      { week: then, stories: 1 },
      { week: weekAfter(then, -1), stories: 1 },
      { week: before, stories: 1 },
    ]);
    expect((await actionsOfWeek(weekAfter(then, 1))).actions).toBe(0);
  });
});

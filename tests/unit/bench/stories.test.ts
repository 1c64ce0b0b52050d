import { describe, expect, it } from "vitest";
import { checkDraft, checkPublishable } from "#lib/stories/schema.ts";
import { inventor } from "../../bench/scale/stories.ts";

const end = new Date("2026-11-23T12:00:00Z");
const numbers = Array.from({ length: 400 }, (_, i) => i * 25);
const { story, vocabulary } = inventor(7, 10_000, end);
const some = numbers.map(story);

describe("invented stories", () => {
  it("are the same for the same seed, whatever was written before", () => {
    const again = inventor(7, 10_000, end);
    expect(numbers.toReversed().map(again.story)).toEqual(some.toReversed());
    expect(inventor(8, 10_000, end).story(0).content.headline).not.toBe(some[0]?.content.headline);
  });

  it("can be published as they are", () => {
    for (const { content } of some) {
      const checked = checkDraft(content);
      expect(checked).toEqual({ ok: true, value: content });
      expect(checkPublishable(content).ok).toBe(true);
    }
    expect(new Set(some.map(({ content }) => content.slug)).size).toBe(some.length);
  });

  it("spread over ten years, more of them in the later ones, the last few with something to do this week", () => {
    const dates = some.map(({ publishedAt }) => publishedAt.getTime());
    const year = 365 * 24 * 60 * 60 * 1000;
    expect(dates.every((date, i) => date <= end.getTime() && date > (dates[i - 1] ?? 0))).toBe(true);
    expect(Math.min(...dates)).toBeLessThan(end.getTime() - 9.5 * year);
    expect(dates.filter((date) => date > end.getTime() - 5 * year).length).toBeGreaterThan(
      some.length * 0.55,
    );
    expect(story(9_999).content.doThisWeek[0]?.until).toBe("2026-11-30");
  });

  it("have words by Zipf's law, tags with a long tail, and evidence of one another", () => {
    const text = some.map(({ content }) => content.body).join(" ");
    const counts = [...counted(text.toLowerCase().match(/[a-z]+/g) ?? []).values()].sort((a, b) => b - a);
    const slope = Math.log((counts[20] as number) / (counts[2000] as number)) / Math.log(100);
    expect(slope).toBeGreaterThan(0.6);
    expect(slope).toBeLessThan(1.3);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length * 0.2);

    const tags = [...counted(some.flatMap(({ content }) => content.tags)).values()].sort((a, b) => b - a);
    expect(tags[0]).toBeGreaterThan(some.length * 0.1);
    expect(tags.filter((count) => count === 1).length).toBeGreaterThan(tags.length * 0.3);
    expect(vocabulary.rareTags.length + vocabulary.topics.length * 4).toBeGreaterThan(2000);

    const words = text.split(/\s+/).length / some.length;
    expect(words).toBeGreaterThan(300);
    expect(words).toBeLessThan(650);
    const follows = some.filter(({ content }) => content.follows !== null).length;
    expect(follows).toBeGreaterThan(some.length * 0.1);
    expect(text.match(/\]\(\/[a-z]+\/[a-z0-9-]+\)/g)?.length).toBeGreaterThan(some.length * 0.3);
  });
});

function counted(things: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}

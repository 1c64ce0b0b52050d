import { describe, expect, it } from "vitest";
import { emptyContent } from "#lib/stories/content.ts";
import { countWords, readingMinutes, storyWords } from "#lib/stories/reading-time.ts";

const minutes = (body: string) => readingMinutes(storyWords({ ...emptyContent, body }));

describe("the reading time", () => {
  it("counts words where they stand apart", () => {
    expect(countWords("")).toBe(0);
    expect(countWords("One – two, three… Häuser 서울 시민")).toBe(6);
    expect([1, 238, 476, 2380].map((words) => minutes("word ".repeat(words)))).toEqual([1, 1, 2, 10]);
  });

  it("counts letters of Chinese, Japanese and Thai, 500 a minute", () => {
    expect(minutes("新".repeat(500))).toBe(1);
    expect(minutes("新聞を読む。".repeat(1000))).toBe(10);
    expect(minutes("ที่นี่".repeat(500))).toBe(2);
  });

  it("adds both where a text has both", () => {
    expect(countWords("新聞")).toBeCloseTo((2 * 238) / 500);
    expect(countWords("OpenAI 新聞")).toBeCloseTo(1 + (2 * 238) / 500);
    expect(storyWords({ ...emptyContent, headline: "OpenAI 新聞" })).toBe(2);
  });
});

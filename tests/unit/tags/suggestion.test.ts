import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageOf } from "#lib/language/languages.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { suggestionsFor } from "#lib/tags/suggestion.ts";

const tags = [
  { id: 1, name: "AI", stories: 60 },
  { id: 2, name: "User research", stories: 12 },
  { id: 3, name: "Café culture", stories: 3 },
  { id: 4, name: "Chips", stories: 30 },
  { id: 5, name: "The", stories: 2 },
];
const language = languageOf("en");
const ask = (
  parts: Partial<typeof emptyContent>,
  near: { score: number; tags: number[] }[] = [],
  most?: number,
) => suggestionsFor({ ...emptyContent, ...parts }, { near, tags, stories: 100, language }, most);

describe("tags for a draft", () => {
  it("are those of the near stories, the nearer counting more, with how many bear them", () => {
    const near = [
      { score: 0.9, tags: [4] },
      { score: 0.4, tags: [1] },
      { score: 0.4, tags: [1] },
    ];
    expect(ask({}, near)).toEqual([
      { name: "Chips", reason: "In a near story" },
      { name: "AI", reason: "In 2 near stories" },
    ]);
  });

  it("are those that the text names, whatever the endings, case and accents, and say where", () => {
    const parts = {
      headline: "User researchers meet",
      body: "A **cafe** cultures’ guide.\n\nMore on cafe culture.",
    };
    expect(ask(parts)).toEqual([
      { name: "User research", reason: "Named in the headline" },
      { name: "Café culture", reason: "Named in the text" },
    ]);
    expect(ask({ summary: "What AI does" }, [{ score: 0.5, tags: [1] }])).toEqual([
      { name: "AI", reason: "Named in the summary, in a near story" },
    ]);
  });

  it("are none that it bears already, none without evidence, none that is only a function word", () => {
    expect(ask({ headline: "The chips of AI", tags: ["AI"] })).toEqual([
      { name: "Chips", reason: "Named in the headline" },
    ]);
    expect(ask({ headline: "Nothing of the kind" })).toEqual([]);
  });

  it("are as many as asked for at most, each once and each with a reason", () => {
    const near = fc.record({
      score: fc.double({ min: 0, max: 1.5, noNaN: true }),
      tags: fc.subarray([1, 2, 3, 4, 5]),
    });
    fc.assert(
      fc.property(
        fc.array(near, { maxLength: 30 }),
        fc.string(),
        fc.integer({ min: 1, max: 5 }),
        (all, body, most) => {
          const found = ask({ body }, all, most);
          expect(found.length).toBeLessThanOrEqual(most);
          expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
          expect(found.every(({ reason }) => reason !== "")).toBe(true);
        },
      ),
    );
  });
});

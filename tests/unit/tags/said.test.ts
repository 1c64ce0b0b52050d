import { describe, expect, it } from "vitest";
import { calledToday } from "#lib/tags/said.ts";

const filed = (...places: [number, string][]) => places.map(([position, name]) => ({ position, name }));

describe("the tags of a text that was opened before they changed", () => {
  it("take the names of today, in their places", () => {
    const now = filed([0, "Language models"], [1, "Archives"]);
    expect(calledToday(["Archives", "LLM", "New"], ["LLM", "Archives"], now)).toEqual([
      "Archives",
      "Language models",
      "New",
    ]);
  });

  it("become what their own story was given in a split", () => {
    expect(calledToday(["AI"], ["AI"], filed([0, "AI policy"]))).toEqual(["AI policy"]);
    expect(calledToday(["AI"], ["AI"], filed([0, "AI"], [0, "AI policy"]))).toEqual(["AI", "AI policy"]);
  });

  it("are one where two were merged", () => {
    const now = filed([0, "Language models"]);
    expect(calledToday(["LLM", "Language models"], ["LLM", "Language models"], now)).toEqual([
      "Language models",
    ]);
  });
});

describe("the tags of a text that was opened afterwards", () => {
  it("stay as they are", () => {
    const now = filed([0, "AI policy"]);
    expect(calledToday(["AI policy", "AI"], ["AI"], now)).toEqual(["AI policy", "AI"]);
    expect(calledToday([], ["AI"], now)).toEqual([]);
    expect(calledToday(["Weather"], ["AI"], now)).toEqual(["Weather"]);
  });
});

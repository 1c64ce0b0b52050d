import { describe, expect, it } from "vitest";
import { tagNames } from "#components/desk/parts/tag-names.ts";

describe("tags that are typed or pasted", () => {
  it("are parted at commas, lines and hash signs", () => {
    expect(tagNames("AI, LLM")).toEqual(["AI", "LLM"]);
    expect(tagNames("#Healthcare AI#LLM")).toEqual(["Healthcare AI", "LLM"]);
    expect(tagNames("One\nTwo\r\nThree; Four")).toEqual(["One", "Two", "Three", "Four"]);
    expect(tagNames("C# and F#")).toEqual(["C# and F#"]);
  });

  it("come once each, however they are written, without stray spaces", () => {
    expect(tagNames(" a  b ,A B,, c")).toEqual(["a b", "c"]);
    expect(tagNames(" , ")).toEqual([]);
  });
});

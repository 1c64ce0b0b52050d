import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locate } from "#components/desk/preview/locate.ts";

/** Where a click between these words of the page leads in the source: what stands before and after the cursor. */
function led(source: string, before: string, after: string, share = 0.5): string | null {
  const at = locate(source, { before, after, share });
  return at === null ? null : `${source.slice(Math.max(0, at - 6), at)}|${source.slice(at, at + 6)}`;
}

describe("a click on the page", () => {
  it("leads to the same letter of the same word", () => {
    expect(led("The **clinic** owns it.", "The cli", "nic owns it.")).toBe(" **cli|nic** ");
  });

  it("knows a word by those around it when there are several", () => {
    const source = "The first word.\n\n## Second\n\nThe [second](https://clinic.health/the) word.";
    expect(led(source, "The first word.\nSecond\nThe second ", "word.")).toBe("/the) |word.");
    expect(led(source, "The first ", "word.\nSecond\nThe second word.")).toBe("first |word.\n");
  });

  it("between two words leads to the end of the first", () => {
    expect(led("One, two.", "One,", " two.")).toBe("One|, two.");
  });

  it("leads nowhere when the source has no such word", () => {
    expect(led("One", "three", "")).toBeNull();
    expect(led("", "", "")).toBeNull();
  });

  it("stays within the source, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (source, before, after, share) => {
          const at = locate(source, { before, after, share });
          if (at !== null) expect(at >= 0 && at <= source.length).toBe(true);
        },
      ),
    );
  });
});

import { describe, expect, it } from "vitest";
import {
  authorsInWords,
  deedInWords,
  markInWords,
  partsInWords,
} from "#components/desk/versions/version-words.ts";

describe("a version in one line", () => {
  it("names the parts that changed, and counts when they are many", () => {
    expect(partsInWords({ changedParts: ["headline", "body"] })).toBe("Headline and Body");
    expect(partsInWords({ changedParts: ["headline", "summary", "body", "tags"] })).toBe(
      "Headline, Summary, Body and Tags",
    );
    expect(partsInWords({ changedParts: ["headline", "summary", "body", "tags", "hero"] })).toBe(
      "Headline, Summary, Body and 2 more",
    );
  });

  it("says what was done", () => {
    const saved = { kind: "saved" as const, restoredFrom: null, changedParts: [] };
    expect(deedInWords({ ...saved, changedParts: ["body"] }, false)).toBe("Changed Body");
    expect(deedInWords(saved, true)).toBe("The first version");
    expect(deedInWords({ kind: "restored", restoredFrom: 3, changedParts: ["body"] }, false)).toBe(
      "Restored version 3: Body",
    );
  });

  it("says who and why it is kept", () => {
    expect(authorsInWords([])).toBe("an import");
    expect(authorsInWords(["Ann", "Ben", "Cem"])).toBe("Ann, Ben and Cem");
    expect(markInWords({ kind: "named", name: "Before legal" })).toBe("“Before legal”");
    expect(markInWords({ kind: "published", name: "" })).toBe("Published");
  });
});

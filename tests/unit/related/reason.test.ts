import { describe, expect, it } from "vitest";
import { englishWording } from "#lib/language/wording.ts";
import { type Evidence, reasonOf } from "#lib/related/reason.ts";

const none: Evidence = { pinned: false, followsThis: false, followedByThis: false, names: [], tags: [] };
const reason = (evidence: Partial<Evidence>) => reasonOf({ ...none, ...evidence }, englishWording);
const about = (...names: string[]) => reason({ names });

describe("the reason for a related story", () => {
  it("is the strongest that there is", () => {
    const all = { pinned: true, followsThis: true, followedByThis: true, names: ["Examplia"], tags: ["AI"] };
    expect(reason(all)).toBe("Chosen by the editors");
    expect(reason({ ...all, pinned: false })).toBe("Follows this story");
    expect(reason({ ...all, pinned: false, followsThis: false })).toBe("This story follows it");
    expect(reason({ names: ["Examplia"], tags: ["AI"] })).toBe("Also about Examplia");
    expect(reason({ tags: ["AI", "Cloud", "LLM"] })).toBe("Also on AI and Cloud");
    expect(reason({})).toBe("On a similar subject");
  });

  it("names the two most telling names", () => {
    expect(about("Examplia", "Weather Office", "Norda")).toBe("Also about Examplia and Weather Office");
  });

  it("puts names together that overlap", () => {
    expect(about("Context Protocol", "Model Context", "Norda")).toBe(
      "Also about Model Context Protocol and Norda",
    );
    expect(about("Freedom of Information", "Information Act")).toBe("Also about Freedom of Information Act");
  });

  it("does not repeat a part or a plural of a name", () => {
    expect(about("Norda", "Norda Office", "Office")).toBe("Also about Norda Office");
    expect(about("Example Fellow", "Example Fellows", "Norda")).toBe("Also about Example Fellow and Norda");
  });

  it("ends, whatever the names", () => {
    expect(about("A B", "B A", "B C", "C A")).toMatch(/^Also about /);
    expect(about("A A", "A A A")).toMatch(/^Also about /);
  });
});

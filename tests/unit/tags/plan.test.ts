import { describe, expect, it } from "vitest";
import { planChange, type Register, type Wish } from "#lib/tags/plan.ts";
import { refusal, value } from "../../support/newsroom.ts";

const tag = (id: number, name: string, slug: string, removed = false) => ({ id, name, slug, removed });
const register: Register = {
  tags: [
    tag(1, "LLM", "llm"),
    tag(2, "Open Data", "open-data"),
    tag(3, "AI", "ai"),
    tag(4, "Old hat", "old-hat", true),
  ],
  earlier: [
    { slug: "gpt", tagId: 1 },
    { slug: "data", tagId: 2 },
  ],
};
const plan = (wish: Wish) => value(planChange(register, wish));
const refused = (wish: Wish) => refusal(planChange(register, wish));

describe("renaming a tag", () => {
  it("leads from its old address, and from what its names would be, to the one that it has then", () => {
    const moved = plan({ kind: "rename", tag: 1, name: " #Language  models ", slug: "language-models" });
    expect(moved).toEqual({
      targets: [{ id: 1, name: "Language models", slug: "language-models" }],
      gone: [],
      leads: [{ slug: "llm", to: 0 }],
      freed: [],
    });
    const named = plan({ kind: "rename", tag: 1, name: "Language models", slug: "llm" });
    expect(named.leads).toEqual([{ slug: "language-models", to: 0 }]);
  });

  it("takes an address over that only led to another tag, and says so", () => {
    const taken = plan({ kind: "rename", tag: 1, name: "Data", slug: "data" });
    expect(taken.freed).toEqual([{ slug: "data", from: register.tags[1] }]);
    const back = plan({ kind: "rename", tag: 1, name: "GPT", slug: "gpt" });
    expect(back).toMatchObject({ leads: [{ slug: "llm", to: 0 }], freed: [] });
  });

  it("takes in a tag that was removed", () => {
    const wish = { kind: "rename", tag: 1, name: "Old hat", slug: "old-hat" } as const;
    expect(plan(wish).gone).toEqual([{ tag: register.tags[3], to: 0 }]);
  });

  it("refuses what another tag is called, what says nothing, and what is so already", () => {
    const rename = (name: string, slug = "llm") => refused({ kind: "rename", tag: 1, name, slug });
    expect(rename("open data").fields?.name?.[0]).toContain("merge the two instead");
    expect(rename("Open-data").fields?.name?.[0]).toContain("/tags/open-data");
    expect(rename("LLMs", "ai").fields?.slug?.[0]).toContain("“AI”");
    expect(rename("LLMs", "Not a slug").fields).toHaveProperty("slug");
    expect(rename("").fields?.name).toEqual(["Enter the tag’s name."]);
    expect(rename("x".repeat(61)).fields).toHaveProperty("name");
    expect(rename("LLM").fields?.name?.[0]).toContain("called so already");
    expect(refused({ kind: "rename", tag: 4, name: "x", slug: "x" }).code).toBe("not_found");
  });
});

describe("merging tags", () => {
  it("leads from all their addresses to the one that stays", () => {
    const merged = plan({ kind: "merge", tags: [1, 3, 2], into: 2 });
    expect(merged.gone.map((gone) => gone.tag.name)).toEqual(["LLM", "AI"]);
    expect(merged.leads).toEqual([
      { slug: "llm", to: 0 },
      { slug: "ai", to: 0 },
    ]);
  });

  it("needs two tags that are there", () => {
    expect(refused({ kind: "merge", tags: [2], into: 2 }).code).toBe("invalid");
    expect(refused({ kind: "merge", tags: [9], into: 2 }).code).toBe("not_found");
    expect(refused({ kind: "merge", tags: [1], into: 4 }).code).toBe("not_found");
  });
});

describe("splitting a tag", () => {
  const split = (...into: string[]) => ({ kind: "split", tag: 3, into, heir: 1 }) as const;

  it("makes the new ones, and leads from its address to the one that was chosen", () => {
    expect(plan(split("AI policy", "AI research"))).toEqual({
      targets: [
        { id: null, name: "AI policy", slug: "ai-policy" },
        { id: null, name: "AI research", slug: "ai-research" },
      ],
      gone: [{ tag: register.tags[2], to: 1 }],
      leads: [{ slug: "ai", to: 1 }],
      freed: [],
    });
  });

  it("keeps the tag that is among them, and knows others by name, however it is written", () => {
    const kept = plan(split("ai", "OPEN DATA", "Data"));
    expect(kept.gone).toEqual([]);
    expect(kept.targets.map(({ id }) => id)).toEqual([3, 2, null]);
    expect(kept.freed).toEqual([{ slug: "data", from: register.tags[1] }]);
  });

  it("needs two that differ, and no more than a story may bear", () => {
    expect(refused(split("AI policy")).fields?.into?.[0]).toContain("at least two");
    expect(refused(split("AI policy", "ai  policy")).fields?.into?.[0]).toContain("the same tag");
    expect(refused(split(..."abcdefghi")).fields?.into?.[0]).toContain("at most 8");
  });
});

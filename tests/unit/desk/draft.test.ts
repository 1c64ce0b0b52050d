import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited, moved, sameDraft, without } from "#components/desk/draft.ts";
import { publicationGaps, standingErrors } from "#components/desk/errors.ts";
import { formContent, slugOf } from "#components/desk/form-content.ts";
import type { StoryStatus } from "#components/desk/types.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { completeStory } from "#tests/support/stories.ts";

const draft = { content: completeStory(), publishedLocal: "" };

describe("a draft in the form", () => {
  it("keeps the parts that an edit does not touch as they are", () => {
    const next = edited(draft, { kind: "part", part: "summary", value: "New." });
    expect(next.content.summary).toBe("New.");
    expect(next.content.sources).toBe(draft.content.sources);
    expect(sameDraft(next, draft)).toBe(false);
    expect(
      sameDraft(edited(next, { kind: "part", part: "summary", value: draft.content.summary }), draft),
    ).toBe(true);
  });

  it("moves an item without losing any", () => {
    const lists = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), (list, from, to) => {
        const [at, wanted] = [from % list.length, to % list.length];
        const after = moved(list, at, wanted);
        expect(after[wanted]).toBe(list[at]);
        expect(without(after, wanted)).toEqual(without(list, at));
      }),
    );
    expect(moved([1, 2], 0, 2)).toEqual([1, 2]);
    expect(moved([1, 2], 0, -1)).toEqual([1, 2]);
  });
});

describe("the address in the form", () => {
  const stored = completeStory({ slug: "example-org-opens-its-archive-to-everyone" });

  it("follows the headline as long as it was made from it and no reader knows it", () => {
    expect(formContent(stored, false).slug).toBe("");
    expect(formContent({ ...stored, slug: `${stored.slug}-2` }, false).slug).toBe("");
    expect(formContent(stored, true).slug).toBe(stored.slug);
    expect(formContent({ ...stored, slug: "of-its-own" }, false).slug).toBe("of-its-own");
    expect(formContent({ ...stored, slug: "example-org-opens-7" }, false).slug).toBe("example-org-opens-7");
  });

  it("is shown as it is or would be", () => {
    const status = (slug: string) => ({ slug, wasPublic: false }) as StoryStatus;
    expect(slugOf({ ...emptyContent, headline: "A headline" }, null)).toBe("a-headline");
    expect(slugOf({ ...emptyContent, headline: "A headline" }, status("a-headline-3"))).toBe("a-headline-3");
    expect(slugOf({ ...emptyContent, headline: "Changed" }, status("a-headline-3"))).toBe("changed");
    expect(slugOf({ ...emptyContent, slug: "typed" }, null)).toBe("typed");
  });
});

describe("errors in the form", () => {
  it("list what publication lacks even while the draft itself is faulty", () => {
    const gaps = publicationGaps({ ...completeStory(), headline: "", ourTake: "" });
    expect(Object.keys(gaps).sort()).toEqual(["headline", "ourTake"]);
    expect(publicationGaps(completeStory())).toEqual({});
  });

  it("go when they are put right and stay while they are not", () => {
    const faulty = { content: completeStory({ headline: "", section: "news" }), publishedLocal: "" };
    const problem = {
      code: "invalid" as const,
      message: "",
      fields: { headline: ["A story needs a headline."], section: ["There is no such section."] },
    };
    const refused = { problem, draft: faulty, attempt: "save" as const };
    expect(standingErrors(refused, faulty)).toBe(problem.fields);
    const named = edited(faulty, { kind: "part", part: "headline", value: "There" });
    expect(Object.keys(standingErrors(refused, named))).toEqual(["section"]);
    const moved = edited(named, { kind: "part", part: "section", value: "policy" });
    expect(standingErrors(refused, moved)).toEqual({});
    const undone = edited(faulty, { kind: "part", part: "summary", value: "Else." });
    expect(Object.keys(standingErrors(refused, undone))).toEqual(["headline", "section"]);
  });
});

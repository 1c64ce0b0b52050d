import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, outcomes, tally } from "#lib/takes/record.ts";
import { verdictInput } from "#lib/takes/verdict.ts";

const cell: fc.Arbitrary<Cell> = fc
  .record({
    outcome: fc.constantFrom(...outcomes),
    section: fc.constantFrom("news", "policy", ""),
    author: fc.constantFrom("ada", "emil", ""),
    year: fc.integer({ min: 2029, max: 2031 }),
    due: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map((cell) => ({
    ...cell,
    sectionName: cell.section.toUpperCase(),
    authorName: cell.author.toUpperCase(),
    due: cell.outcome === "open" && cell.due,
  }));
const nothing = { section: null, author: null, year: null };
const sum = (cells: Cell[]) => cells.reduce((total, { count }) => total + count, 0);

describe("the record of takes", () => {
  it("counts every claim once, whatever it is narrowed by", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.nat(), (cells, pick) => {
        const like = cells[pick % cells.length] as Cell;
        const narrowing = {
          section: pick % 2 ? like.section : null,
          author: pick % 3 ? like.author : null,
          year: pick % 5 ? like.year : null,
        };
        const left = cells.filter(
          (each) =>
            (narrowing.section ?? each.section) === each.section &&
            (narrowing.author ?? each.author) === each.author &&
            (narrowing.year ?? each.year) === each.year,
        );
        const counts = tally(cells, narrowing);
        const { totals } = counts ?? { totals: null };
        expect(totals && totals.held + totals.mixed + totals.missed).toBe(totals?.judged);
        expect(totals && totals.judged + totals.open).toBe(sum(left));
        expect(totals?.due).toBeLessThanOrEqual(totals?.open ?? 0);
        for (const way of counts?.years ?? []) {
          const narrowed = tally(cells, { ...narrowing, year: Number(way.key) });
          expect((narrowed?.totals.judged ?? 0) + (narrowed?.totals.open ?? 0)).toBe(way.count);
        }
      }),
    );
  });

  it("offers another section in place of the one that is chosen", () => {
    const one = (section: string): Cell => ({
      ...{ outcome: "held", section, sectionName: section, author: "", authorName: "", year: 2031 },
      ...{ due: false, count: 1 },
    });
    const counts = tally([one("news"), one("policy")], { ...nothing, section: "news" });
    expect(counts?.sections.map(({ key, chosen }) => [key, chosen])).toEqual([
      ["news", true],
      ["policy", false],
    ]);
    expect(counts?.totals.held).toBe(1);
    expect(counts?.authors).toEqual([]);
  });

  it("knows nothing of a section, an author or a year that no claim has", () => {
    expect(tally([], { ...nothing, section: "news" })).toBeNull();
    expect(tally([], { ...nothing, author: "ada" })).toBeNull();
    expect(tally([], { ...nothing, year: 2031 })).toBeNull();
    expect(tally([], nothing)?.totals).toEqual({ held: 0, mixed: 0, missed: 0, open: 0, due: 0, judged: 0 });
  });
});

describe("a verdict", () => {
  const given = { verdict: "held", note: "Three of ten own one.", url: "https://example.org/count" };
  const faults = (input: object) =>
    verdictInput.safeParse({ ...given, ...input }).error?.issues.map(({ path }) => path.join("."));

  it("says how it went and what happened, and may lead to what shows it", () => {
    expect(verdictInput.parse({ ...given, note: " Three\n of ten. ", url: " " })).toEqual({
      ...given,
      note: "Three of ten.",
      url: "",
    });
  });

  it("is refused without a word, a note, or with a link to no site", () => {
    expect(faults({ verdict: "" })).toEqual(["verdict"]);
    expect(faults({ note: " \n " })).toEqual(["note"]);
    expect(faults({ note: "x".repeat(1001) })).toEqual(["note"]);
    for (const url of [
      "example.org",
      "javascript:alert(1)",
      "https://",
      "https://a b",
      "https://u:p@example.org",
    ])
      expect(faults({ url }), url).toEqual(["url"]);
    expect(faults({ url: "http://example.org" })).toBeUndefined();
  });
});

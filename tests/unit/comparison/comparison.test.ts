import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlockChange, compareBlocks, lines, readingBlocks } from "#lib/comparison/blocks.ts";
import { compareLists, type Item, type ItemChange } from "#lib/comparison/lists.ts";
import { compareStories, type PartComparison } from "#lib/comparison/stories.ts";
import { compareWords, type Run, sideOf } from "#lib/comparison/words.ts";
import { differingParts } from "#lib/stories/compare.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { story, text } from "#tests/support/arbitrary-story.ts";

type Side = "before" | "after";

/** A version of a story that has something in common with another one. */
const twoStories = fc
  .tuple(story, story, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }))
  .map(([a, b, kept]): [StoryContent, StoryContent] => {
    const keys = Object.keys(a) as (keyof StoryContent)[];
    const mixed = Object.fromEntries(keys.map((key, i) => [key, kept[i] ? a[key] : b[key]]));
    const joined = {
      ...(mixed as StoryContent),
      body: `${a.body}\n\n${b.body}`,
      tags: [...b.tags, ...a.tags],
    };
    return [a, joined];
  });

describe("a comparison of two texts", () => {
  it("holds both to the letter", () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (a, b, related) => {
        const later = related ? `${b} ${a} ${b}` : b;
        const runs = compareWords(a, later);
        expect(sideOf(runs, "before")).toBe(a);
        expect(sideOf(runs, "after")).toBe(later);
        const source = compareBlocks(lines(a), lines(later));
        expect(textOf(source, "before")).toBe(a);
        expect(textOf(source, "after")).toBe(later);
      }),
    );
  });

  it("marks the words that changed and leaves the others in peace", () => {
    expect(shown(compareWords("The clinic owns it.", "The clinic sold it all."))).toBe(
      "The clinic [-owns-]{+sold+} it{+ all+}.",
    );
    expect(shown(compareWords("one two three", "one four five"))).toBe("one [-two three-]{+four five+}");
  });

  it("shows texts that share next to nothing one after the other", () => {
    expect(shown(compareWords("A cat sat there.", "Seven dogs ran off, far away."))).toBe(
      "[-A cat sat there.-]{+Seven dogs ran off, far away.+}",
    );
  });

  it("reads Markdown as its reader does", () => {
    const before =
      "## Old head\n\nThe **bold** [link](https://a.org).\n\n- one\n- two\n\n> said\n\n| a | b |\n|--|--|\n| c | d |";
    expect(readingBlocks(before)).toEqual([
      { kind: "heading", text: "Old head" },
      { kind: "paragraph", text: "The bold link." },
      { kind: "item", text: "one" },
      { kind: "item", text: "two" },
      { kind: "quote", text: "said" },
      { kind: "row", text: "a · b" },
      { kind: "row", text: "c · d" },
    ]);
  });

  it("finds a paragraph again that was rewritten between new ones", () => {
    const before = readingBlocks("First of all.\n\nThe clinic will own its model and its data.\n\nLast.");
    const after = readingBlocks(
      "First of all.\n\nNew here.\n\nThe clinic will own its model and all data.\n\nLast.",
    );
    expect(compareBlocks(before, after).map(({ change, runs }) => `${change}: ${shown(runs)}`)).toEqual([
      "same: First of all.",
      "added: {+New here.+}",
      "changed: The clinic will own its model and [-its-]{+all+} data.",
      "same: Last.",
    ]);
  });

  it("is made in time for a body of 10,000 words rewritten throughout", () => {
    const words = (seed: number) =>
      Array.from({ length: 10_000 }, (_, i) => `w${(i * seed) % 977}${i % 60 === 0 ? ".\n\n" : ""}`).join(
        " ",
      );
    const started = performance.now();
    compareBlocks(readingBlocks(words(7)), readingBlocks(words(11)));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("a comparison of two lists", () => {
  const list = (...names: string[]): Item[] => names.map((name) => [["", name]]);
  const told = (changes: ItemChange[]) =>
    changes.map(
      ({ change, moved, fields }) => `${change}${moved ? " moved" : ""} ${shown(fields[0]?.runs ?? [])}`,
    );

  it("says what was added, removed and moved", () => {
    expect(
      told(compareLists(list("AI", "Health", "Law", "LLM"), list("LLM", "AI", "Law", "Ethics"))),
    ).toEqual(["same moved LLM", "same AI", "removed [-Health-]", "same Law", "added {+Ethics+}"]);
  });

  it("knows an item again that was rewritten", () => {
    const before: Item[] = [
      [
        ["Title", "The contract of the clinic"],
        ["Link", "https://a.org/1"],
      ],
    ];
    const after: Item[] = [
      [
        ["Title", "New"],
        ["Link", "https://b.org"],
      ],
      [
        ["Title", "The contract of the clinic"],
        ["Link", "https://a.org/2"],
      ],
    ];
    expect(compareLists(before, after).map(({ change, from, to }) => [change, from, to])).toEqual([
      ["added", null, 0],
      ["changed", 0, 1],
    ]);
  });

  it("gives the later list when it is applied to the earlier one", () => {
    const items = fc.array(fc.constantFrom("a", "b", "c d", "c e", "f g h"), { maxLength: 8 });
    fc.assert(
      fc.property(items, items, (a, b) => {
        const changes = compareLists(list(...a), list(...b));
        expect(listOf(changes, "before")).toEqual(a.map((name) => [name]));
        expect(listOf(changes, "after")).toEqual(b.map((name) => [name]));
      }),
    );
  });
});

describe("a comparison of two versions", () => {
  it("applied to the earlier one gives the later one, and the other way round", () => {
    fc.assert(
      fc.property(twoStories, ([a, b]) => {
        const comparison = compareStories(a, b);
        for (const each of comparison) {
          expect(sayOf(each, "before"), each.part).toEqual(flat(a, each));
          expect(sayOf(each, "after"), each.part).toEqual(flat(b, each));
        }
        expect(comparison.filter(({ same }) => !same).map(({ part }) => part)).toEqual(differingParts(a, b));
      }),
      { numRuns: 60 },
    );
  });

  it("takes in every part, tags, sources, actions and corrections too", () => {
    const after: StoryContent = {
      ...emptyContent,
      headline: "H",
      slug: "h",
      section: "news",
      summary: "S",
      ourTake: "T",
      claim: "C",
      lookBack: "2032-12-31",
      whyItMatters: "W",
      doThisWeek: [{ audience: "A", action: "B", until: null }],
      body: "B",
      sources: [{ title: "T", url: "", publisher: "", date: null }],
      tags: ["AI"],
      hero: { src: "/a.jpg", alt: "", credit: "" },
      corrections: [{ date: "2026-01-01", kind: "typo", text: "T" }],
      follows: "x",
      related: { pinned: ["y"], banned: ["z"] },
      language: "de",
    };
    expect(compareStories(emptyContent, after).every(({ same }) => !same)).toBe(true);
    expect(compareStories(after, after).every(({ same }) => same)).toBe(true);
  });
});

function shown(runs: Run[]): string {
  const signs = { same: ["", ""], added: ["{+", "+}"], removed: ["[-", "-]"] };
  return runs.map(({ kind, text }) => `${signs[kind][0]}${text}${signs[kind][1]}`).join("");
}

function textOf(blocks: BlockChange[], side: Side): string {
  const other = side === "before" ? "added" : "removed";
  return blocks
    .filter(({ change }) => change !== other)
    .map(({ runs }) => sideOf(runs, side))
    .join("\n");
}

function listOf(changes: ItemChange[], side: Side): string[][] {
  const place = (change: ItemChange) => (side === "before" ? change.from : change.to);
  return changes
    .filter((change) => place(change) !== null)
    .sort((a, b) => (place(a) ?? 0) - (place(b) ?? 0))
    .map(({ fields }) => fields.map(({ runs }) => sideOf(runs, side)));
}

/** What the shown comparison says of a part's earlier or later value. */
function sayOf(shown: PartComparison, side: Side): unknown {
  switch (shown.kind) {
    case "line":
      return sideOf(shown.runs, side);
    case "prose":
      return textOf(shown.source, side);
    case "lists":
      return shown.lists.map(({ items }) => listOf(items, side));
    case "fields":
      return shown.fields.map(({ runs }) => sideOf(runs, side));
  }
}

/** The part's value as texts. */
function flat(content: StoryContent, { part }: PartComparison): unknown {
  switch (part) {
    case "doThisWeek":
      return [content.doThisWeek.map(({ audience, action, until }) => [audience, action, until ?? ""])];
    case "sources":
      return [content.sources.map(({ title, url, publisher, date }) => [title, url, publisher, date ?? ""])];
    case "corrections":
      return [content.corrections.map(({ date, kind, text }) => [date, kind, text])];
    case "tags":
      return [content.tags.map((tag) => [tag])];
    case "related":
      return [content.related.pinned.map((slug) => [slug]), content.related.banned.map((slug) => [slug])];
    case "hero":
      return [content.hero?.src ?? "", content.hero?.alt ?? "", content.hero?.credit ?? ""];
    default:
      return content[part] ?? "";
  }
}

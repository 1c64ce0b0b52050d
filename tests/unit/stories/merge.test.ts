import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoryContent } from "#lib/stories/content.ts";
import { mergeStories } from "#lib/stories/merge.ts";
import { mergeText, mineOf, type Passage } from "#lib/stories/merge-text.ts";
import { story as arbitraryStory } from "#tests/support/arbitrary-story.ts";
import { completeStory } from "#tests/support/stories.ts";

const merged = (base: string, mine: string, theirs: string) => mineOf(mergeText(base, mine, theirs));
const conflicts = (base: string, mine: string, theirs: string) =>
  mergeText(base, mine, theirs).filter(({ kind }) => kind === "conflict");

describe("merging two texts", () => {
  const base = "The clinic owns it. Microsoft trains it.\n\nNobody says what it costs.\n";

  it("takes both changes from different paragraphs", () => {
    expect(merged(base, base.replace("costs", "will cost"), base.replace("owns", "keeps"))).toBe(
      "The clinic keeps it. Microsoft trains it.\n\nNobody says what it will cost.\n",
    );
  });

  it("takes both changes from neighbouring sentences and neighbouring lines", () => {
    expect(merged(base, base.replace("owns", "keeps"), base.replace("trains", "builds"))).toContain(
      "The clinic keeps it. Microsoft builds it.",
    );
    expect(merged("- one\n- two\n", "- one!\n- two\n", "- one\n- two!\n")).toBe("- one!\n- two!\n");
  });

  it("lets one append while the other corrects the last sentence", () => {
    expect(merged("One. Two.", "One. Two.\n\nThree.", "One. Second.")).toBe("One. Second.\n\nThree.");
    expect(merged("One. Two.", "Zero. One. Two.", "First. Two.")).toBe("Zero. First. Two.");
  });

  it("lets one delete a sentence and the other change the next", () => {
    expect(merged("One. Two. Three.", "Two. Three.", "One. Second. Three.")).toBe("Second. Three.");
  });

  it("does not choose when both changed the same sentence, and disturbs nothing around it", () => {
    const mine = base.replace("costs", "will cost").replace("owns", "keeps");
    expect(mergeText(base, mine, base.replace("costs", "has cost"))).toEqual([
      { kind: "agreed", text: "The clinic keeps it. Microsoft trains it.\n\n" },
      {
        kind: "conflict",
        base: "Nobody says what it costs.",
        mine: "Nobody says what it will cost.",
        theirs: "Nobody says what it has cost.",
      },
      { kind: "agreed", text: "\n" },
    ] satisfies Passage[]);
  });

  it("does not choose an order when both write at the same place, or between a deletion and a change", () => {
    expect(conflicts("One.", "One. Mine.", "One. Theirs.")).toHaveLength(1);
    expect(conflicts("One. Two. Three.", "One. Three.", "One. Second. Three.")).toHaveLength(1);
  });

  it("knows no special words", () => {
    const words = "constructor\n__proto__\ntoString\n";
    expect(merged(words, `${words}mine\n`, `theirs\n${words}`)).toBe(`theirs\n${words}mine\n`);
  });
});

/** A text of paragraphs, and two people who each change sentences that the other leaves alone. */
const apart = fc
  .array(fc.array(fc.constantFrom("same", "mine", "theirs"), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((plan) =>
    fc.array(fc.constantFrom("changed", "followed"), { minLength: 30, maxLength: 30 }).map((deeds) => {
      let n = 0;
      const write = (who: string[]) =>
        plan
          .map((paragraph, p) =>
            paragraph
              .flatMap((owner, s) => {
                const sentence = `Sentence ${p} ${s} stands here.`;
                const deed = deeds[n++ % deeds.length];
                if (!who.includes(owner)) return [sentence];
                if (deed === "followed") return [sentence.replace("stands", "stays"), `Then ${owner} adds.`];
                return [sentence.replace("stands here", `was ${owner}'s`)];
              })
              .join(" "),
          )
          .join("\n\n");
      const version = (...who: string[]) => {
        n = 0;
        return write(who);
      };
      return {
        base: version(),
        mine: version("mine"),
        theirs: version("theirs"),
        both: version("mine", "theirs"),
      };
    }),
  );

describe("whatever two people write", () => {
  it("merging changes that do not overlap equals applying both", () => {
    fc.assert(
      fc.property(apart, ({ base, mine, theirs, both }) => {
        expect(mergeText(base, mine, theirs)).toEqual([{ kind: "agreed", text: both }]);
      }),
      { numRuns: 400 },
    );
  });

  it("it does not matter who is mine and who is theirs, but for the choice", () => {
    fc.assert(
      fc.property(related, ({ base, mine, theirs }) => {
        const [one, other] = [mergeStories(base, mine, theirs), mergeStories(base, theirs, mine)];
        expect(other.conflicts.map(({ part }) => part)).toEqual(one.conflicts.map(({ part }) => part));
        const open = new Set(one.conflicts.map(({ part }) => part));
        for (const part of Object.keys(base) as (keyof StoryContent)[]) {
          if (!open.has(part)) expect(other.content[part], part).toEqual(one.content[part]);
        }
        for (const [index, { passages }] of one.conflicts.entries()) {
          expect(other.conflicts[index]?.passages?.map(swapped) ?? null).toEqual(passages);
        }
      }),
    );
  });

  it("nothing that either side added is absent from what is merged and what is asked", () => {
    fc.assert(
      fc.property(related, ({ base, mine, theirs }) => {
        const { content, conflicts: asked } = mergeStories(base, mine, theirs);
        const asking = (part: string) => asked.find((conflict) => conflict.part === part);
        const has = (part: string) => JSON.stringify([content[part as "body"], asking(part)]);
        for (const side of [mine, theirs]) {
          for (const part of ["ourTake", "whyItMatters", "body", "summary"] as const) {
            for (const word of side[part].match(/\p{L}+/gu) ?? []) {
              if (!base[part].includes(word)) expect(has(part)).toContain(word);
            }
          }
          for (const tag of side.tags)
            if (!base.tags.includes(tag)) expect(has("tags")).toContain(JSON.stringify(tag));
          for (const source of side.sources)
            expect(has("sources") + JSON.stringify(base.sources)).toContain(JSON.stringify(source.title));
        }
      }),
    );
  });

  it("a side that changed nothing takes what the other has", () => {
    fc.assert(
      fc.property(arbitraryStory, arbitraryStory, (base, theirs) => {
        expect(mergeStories(base, base, theirs)).toEqual({ content: theirs, conflicts: [] });
        expect(mergeStories(base, theirs, base)).toEqual({ content: theirs, conflicts: [] });
        expect(mergeStories(base, theirs, theirs)).toEqual({ content: theirs, conflicts: [] });
      }),
    );
  });
});

describe("merging lists and records", () => {
  const base = completeStory({ tags: ["A", "B"] });
  const source = (title: string) => ({ title, url: "", publisher: "", date: null });

  it("keeps what either added and drops what either removed", () => {
    const mine = { ...base, tags: ["A", "B", "Mine"], sources: [...base.sources, source("Mine")] };
    const theirs = { ...base, tags: ["B", "Theirs"], sources: [source("Theirs"), ...base.sources] };
    const { content, conflicts: asked } = mergeStories(base, mine, theirs);
    expect(asked).toEqual([]);
    expect(new Set(content.tags)).toEqual(new Set(["B", "Mine", "Theirs"]));
    expect(content.sources.map(({ title }) => title)).toEqual(["Theirs", "The archive", "Mine"]);
  });

  it("merges two corrections of one source field by field, and asks about one field that both corrected", () => {
    const [first] = base.sources;
    if (!first) throw new Error("The story has no source.");
    const titled = (title: string) => ({ ...base, sources: [{ ...first, title }] });
    const published = { ...base, sources: [{ ...first, publisher: "The Example Times" }] };
    expect(mergeStories(base, titled("Mine"), published).content.sources).toEqual([
      { ...first, title: "Mine", publisher: "The Example Times" },
    ]);
    expect(mergeStories(base, titled("Mine"), titled("Theirs")).conflicts).toMatchObject([
      { part: "sources" },
    ]);
  });

  it("asks when together they would have more tags than a story may have", () => {
    const many = (letter: string) => [1, 2, 3, 4].map((n) => `${letter}${n}`);
    const mine = { ...base, tags: [...base.tags, ...many("M")] };
    const theirs = { ...base, tags: [...base.tags, ...many("T")] };
    expect(mergeStories(base, mine, theirs).conflicts).toMatchObject([{ part: "tags" }]);
  });

  it("never puts one picture's credit beneath another", () => {
    const hero = { src: "/a.jpg", alt: "A", credit: "Ann" };
    const old = { ...base, hero };
    const swapped = { ...base, hero: { src: "/b.jpg", alt: "B", credit: "Ben" } };
    const credited = { ...base, hero: { ...hero, credit: "Ann Example" } };
    const described = { ...base, hero: { ...hero, alt: "A picture" } };
    expect(mergeStories(old, swapped, credited).conflicts).toMatchObject([{ part: "hero" }]);
    expect(mergeStories(old, described, credited).content.hero).toEqual({
      src: "/a.jpg",
      alt: "A picture",
      credit: "Ann Example",
    });
  });
});

/** Three stories of which two were made from the first: some parts the same, some rewritten, some shared between them. */
const related = fc
  .tuple(
    arbitraryStory,
    arbitraryStory,
    arbitraryStory,
    fc.array(fc.nat(5), { minLength: 14, maxLength: 14 }),
  )
  .map(([base, one, other, dice]) => {
    const pick = (side: StoryContent, shift: number) =>
      Object.fromEntries(
        (Object.keys(base) as (keyof StoryContent)[]).map((part, index) => {
          const die = ((dice[index] ?? 0) + shift) % 6;
          if (die < 2) return [part, base[part]];
          const [a, b] = [base[part], side[part]];
          if (typeof a === "string" && typeof b === "string" && part !== "slug" && part !== "section") {
            return [part, die < 4 ? `${a}\n\n${b}` : `${b} ${a}`];
          }
          return [part, Array.isArray(a) && Array.isArray(b) && die < 4 ? [...a, ...b] : b];
        }),
      ) as StoryContent;
    return { base, mine: pick(one, 0), theirs: pick(other, 3) };
  });

function swapped(passage: Passage): Passage {
  return passage.kind === "agreed" ? passage : { ...passage, mine: passage.theirs, theirs: passage.mine };
}

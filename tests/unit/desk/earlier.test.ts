import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStored } from "#components/desk/saving/earlier.ts";
import { emptyContent } from "#lib/stories/content.ts";

describe("what a device kept of a visit", () => {
  const base = "It was cold. It rained.";

  it("is stored where the last letters reached the server and not the device", () => {
    for (const [mine, stored] of [
      ["It was cold. It rained. Then aw", "It was cold. It rained. Then away."],
      ["It was very, vercold. It rained.", "It was very, very cold. It rained."],
      ["Then itIt was cold. It rained.", "Then it snowed. It was cold. It rained."],
    ] as const)
      expect(kept(base, mine, stored), mine).toBe(true);
    expect(kept("", "A beginn", "A beginning.")).toBe(true);
    expect(kept(base, base, "Something else.")).toBe(true);
  });

  it("is not stored while a word of it, or the loss of one, is on this device alone", () => {
    for (const [mine, stored] of [
      ["It was cold. It rained. Then away.", "It was cold. It rained. Then aw"],
      ["It was cold. It rained. Then away.", base],
      ["It was cold. It rained. One.", "It was cold. It rained. Two."],
      ["It was cold.", "It was cold. It rained. Then away."],
      ["It was warm. It rained. Then", "It was cold. It rained. Then away."],
    ] as const)
      expect(kept(base, mine, stored), mine).toBe(false);
  });

  it("is never called stored when it has what the stored text lacks, or lacks what that has of the old one", () => {
    const old = [..."abcdefg. hijk\nlmno. pq\n\nrstuv"];
    const own = [..."ABCDE"];
    const edits = fc.record({
      puts: fc.uniqueArray(fc.tuple(fc.constantFrom(...own), fc.nat(old.length)), {
        selector: ([letter]) => letter,
      }),
      drops: fc.uniqueArray(fc.nat(old.length - 1), { maxLength: 3 }),
      others: fc.array(fc.tuple(fc.constantFrom("1", "2 3", "4. "), fc.nat(old.length)), { maxLength: 2 }),
    });
    const edited = ({ puts, drops }: { puts: (readonly [string, number])[]; drops: number[] }) =>
      Array.from({ length: old.length + 1 }, (_, at) => [
        ...puts.filter(([, place]) => place === at).map(([letter]) => letter),
        at < old.length && !drops.includes(at) ? old[at] : "",
      ])
        .flat()
        .join("");
    fc.assert(
      fc.property(
        edits,
        fc.subarray(own),
        fc.subarray([0, 1, 2]),
        fc.boolean(),
        (mine, puts, drops, exact) => {
          const text = edited(mine);
          const stored = edited({
            puts: [...mine.puts.filter(([letter]) => exact || puts.includes(letter)), ...mine.others],
            drops: mine.drops.filter((_, index) => exact || drops.includes(index)),
          });
          if (!kept(old.join(""), text, stored)) return;
          for (const letter of own) if (text.includes(letter)) expect(stored).toContain(letter);
          for (const index of mine.drops)
            if (/\S/.test(old[index] as string) && old[index] !== ".")
              expect(stored).not.toContain(old[index]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function kept(base: string, mine: string, stored: string): boolean {
  const draft = (body: string) => ({
    content: { ...emptyContent, headline: "Weather", body },
    publishedLocal: "",
  });
  return isStored(
    { draft: draft(mine), base: { version: 1, revision: 1, draft: draft(base) } },
    draft(stored),
  );
}

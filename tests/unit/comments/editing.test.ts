import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Anchor, anchorOf, placeOf, reanchor, through } from "#lib/comments/anchor.ts";
import { select } from "#lib/comments/selector.ts";

/** A text in which no word occurs twice, so that nobody can be in doubt where a passage has gone. */
type Word = { id: number; space: string };

type Edit =
  | { kind: "insert"; at: number; count: number }
  | { kind: "delete"; at: number; length: number }
  | { kind: "replace"; at: number; length: number; count: number }
  | { kind: "move"; at: number; length: number; to: number }
  | { kind: "split"; at: number }
  | { kind: "return"; to: number };

const place = fc.nat(1000);
const length = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }));
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at: place, count: length }),
  fc.record({ kind: fc.constant("delete" as const), at: place, length }),
  fc.record({ kind: fc.constant("replace" as const), at: place, length, count: length }),
  fc.record({ kind: fc.constant("move" as const), at: place, length, to: place }),
  fc.record({ kind: fc.constant("split" as const), at: place }),
  fc.record({ kind: fc.constant("return" as const), to: place }),
);

/** What is stored at once: a few edits, as by somebody who was offline, or one. */
const saves = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 20 });
const passages = fc.array(fc.tuple(place, length), { minLength: 1, maxLength: 8 });

/** A passage that drifts to other words, which are deleted and come back together with those that it was made about. */
const carriedAway: [number, number, Edit[][]] = [
  44,
  264,
  [
    [{ kind: "delete", at: 0, length: 14 }],
    [{ kind: "return", to: 0 }],
    [{ kind: "move", at: 105, length: 13, to: 33 }],
    [{ kind: "return", to: 517 }],
    [{ kind: "delete", at: 217, length: 11 }],
  ],
];

/** A passage of which only the signs between its words are left. */
const onlySigns: [number, [number, number][], Edit[][]] = [
  46,
  [[135, 3]],
  [
    [{ kind: "delete", at: 920, length: 18 }],
    [{ kind: "return", to: 0 }],
    [{ kind: "insert", at: 0, count: 1 }],
    [{ kind: "return", to: 130 }],
    [{ kind: "delete", at: 85, length: 1 }],
  ],
];

describe("a comment in whatever sequence of edits", () => {
  it("points at its passage or says that it is gone, and never vanishes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), passages, saves, (size, chosen, sequence) => {
        const history: Word[][] = [Array.from({ length: size }, (_, id) => newWord(id))];
        let ids = size;
        let anchors = chosen.map(([at, long]) => anchorAt(history[0] as Word[], at, long));
        for (const edits of sequence) {
          const before = history.at(-1) as Word[];
          let after = before;
          for (const one of edits) after = apply(after, one, history, () => newWord(ids++));
          history.push(after);
          const next = anchors.map(through(write(before), write(after)));
          expect(next).toHaveLength(chosen.length);
          for (const [index, anchor] of anchors.entries()) {
            check(anchor, next[index] as Anchor, before, after, edits);
          }
          anchors = next;
        }
      }),
      { numRuns: 500, examples: [onlySigns] },
    );
  });

  it("is back on its whole passage when everything is undone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 80 }), place, saves, (size, at, sequence) => {
        const first = Array.from({ length: size }, (_, id) => newWord(id));
        const made = anchorAt(first, at, 6);
        const history = [first];
        let ids = size;
        let anchor = made;
        for (const edits of [...sequence, [{ kind: "return", to: 0 } as const]]) {
          const before = history.at(-1) as Word[];
          let after = before;
          for (const one of edits) after = apply(after, one, history, () => newWord(ids++));
          history.push(after);
          anchor = reanchor(anchor, write(before), write(after));
        }
        expect(placeOf(anchor)).toEqual(placeOf(made));
      }),
      { numRuns: 500, examples: [carriedAway] },
    );
  });

  it("stands on the words that it says, in texts that say the same again and again", () => {
    const text = fc
      .array(fc.constantFrom("the ", "clinic ", "owns ", "it. ", "\n\n", "é", "👩‍⚕️", "- "), { maxLength: 40 })
      .map((words) => words.join(""));
    fc.assert(
      fc.property(
        text,
        fc.array(text, { minLength: 1, maxLength: 6 }),
        place,
        place,
        (first, later, a, b) => {
          const made = select(first, { start: a % (first.length + 1), end: b % (first.length + 1) });
          if (!made) return;
          let anchor = anchorOf(made);
          let before = first;
          for (const after of later) {
            anchor = reanchor(anchor, before, after);
            const range = placeOf(anchor);
            expect(anchor.made).toEqual(made);
            expect(anchor.now.quote).not.toBe("");
            if (range) expect(after.slice(range.start, range.end)).toBe(anchor.now.quote);
            before = after;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

function check(was: Anchor, is: Anchor, before: Word[], after: Word[], edits: Edit[]): void {
  const text = write(after);
  const range = placeOf(is);
  expect(is.made).toEqual(was.made);
  expect(is.now.quote).not.toBe("");
  if (range) expect(text.slice(range.start, range.end)).toBe(is.now.quote);
  if (was.gone) {
    if (range) expect([was.now.quote, was.made.quote]).toContain(is.now.quote);
    return;
  }
  const mine = wordsIn(was.now.quote);
  const here = range ? wordsIn(is.now.quote) : [];
  const left = wordsIn(text).filter((word) => mine.includes(word));
  const torn = edits.some(({ kind }) => kind === "move" || kind === "return");
  if (left.length === 0) expect(is.gone || is.now.quote === was.made.quote).toBe(true);
  if (torn) return;
  const others = wordsIn(write(before)).filter((word) => !mine.includes(word));
  expect(here.filter((word) => others.includes(word))).toEqual([]);
  if (text.includes(was.now.quote) || left.join("").length >= was.now.quote.length / 2) {
    expect(is.gone).toBe(false);
    expect(here).toEqual(expect.arrayContaining(left));
  }
}

function apply(words: Word[], edit: Edit, history: Word[][], fresh: () => Word): Word[] {
  const at = "at" in edit ? edit.at % (words.length + 1) : 0;
  const news = "count" in edit ? Array.from({ length: edit.count }, fresh) : [];
  switch (edit.kind) {
    case "insert":
      return words.toSpliced(at, 0, ...news);
    case "delete":
      return words.toSpliced(at, edit.length);
    case "replace":
      return words.toSpliced(at, edit.length, ...news);
    case "move": {
      const rest = words.toSpliced(at, edit.length);
      return rest.toSpliced(edit.to % (rest.length + 1), 0, ...words.slice(at, at + edit.length));
    }
    case "split":
      return words.map((word, index) => (index === at ? { ...word, space: "\n\n" } : word));
    case "return":
      return history[edit.to % history.length] as Word[];
  }
}

function anchorAt(words: Word[], at: number, length: number): Anchor {
  const first = at % words.length;
  const start = write(words.slice(0, first)).length;
  const made = select(write(words), { start, end: start + write(words.slice(first, first + length)).length });
  return anchorOf(made as NonNullable<typeof made>);
}

function newWord(id: number): Word {
  return { id, space: id % 9 === 8 ? ".\n\n" : id % 4 === 3 ? ", " : " " };
}

function write(words: Word[]): string {
  return words.map(({ id, space }) => spelling(id) + space).join("");
}

/** Seven letters that no other number has, and that look like no other's. */
function spelling(id: number): string {
  let state = (id + 1) * 2_654_435_761;
  return Array.from({ length: 7 }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return String.fromCharCode(97 + ((state >>> 8) % 26));
  }).join("");
}

function wordsIn(text: string): string[] {
  return text.match(/[a-z]+/g) ?? [];
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorOf } from "#lib/comments/anchor.ts";
import { follow, type Placed } from "#lib/comments/follow.ts";
import { type PassagePart, passageText } from "#lib/comments/parts.ts";
import { occurrences, rangeOf, select } from "#lib/comments/selector.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { mergeStories } from "#lib/stories/merge.ts";

type Text = "headline" | "summary" | "ourTake" | "whyItMatters" | "body";
const texts: Text[] = ["headline", "summary", "ourTake", "whyItMatters", "body"];

/** What a save does to the story that it was made from: the newest, or an older one, with which it is merged. */
type Save = { acts: Act[]; since: number };

type Act =
  | { kind: "write"; part: Text; at: number; length: number; words: number }
  | { kind: "move"; from: Text; to: Text; at: number }
  | { kind: "copy"; from: Text; to: Text; at: number }
  | { kind: "dress"; part: Text; at: number; with: string }
  | { kind: "empty"; part: Text }
  | { kind: "rewrite"; part: Text; words: number }
  | { kind: "tags"; names: string[] }
  | { kind: "sources"; count: number; at: number }
  | { kind: "actions"; count: number; at: number }
  | { kind: "restore"; to: number };

const part = fc.constantFrom(...texts);
const at = fc.nat(500);
const few = fc.integer({ min: 0, max: 12 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), part, at, length: few, words: few }),
  fc.record({ kind: fc.constant("move" as const), from: part, to: part, at }),
  fc.record({ kind: fc.constant("copy" as const), from: part, to: part, at }),
  fc.record({
    kind: fc.constant("dress" as const),
    part,
    at,
    with: fc.constantFrom("**", "*", '"', "“", "`", "\n\n"),
  }),
  fc.record({ kind: fc.constant("empty" as const), part }),
  fc.record({ kind: fc.constant("rewrite" as const), part, words: few }),
  fc.record({ kind: fc.constant("tags" as const), names: fc.array(fc.constantFrom("AI", "Law", "Labs")) }),
  fc.record({ kind: fc.constant("sources" as const), count: fc.nat(4), at }),
  fc.record({ kind: fc.constant("actions" as const), count: fc.nat(4), at }),
  fc.record({ kind: fc.constant("restore" as const), to: fc.nat(20) }),
);
const save: fc.Arbitrary<Save> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 3 }),
  since: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
  ),
});

describe("the comments of a story", () => {
  it("stand on their words or say that they are gone, whatever is saved, merged, moved, emptied or restored", () => {
    const seen = { merged: 0, restored: 0, emptied: 0, otherPart: 0, gone: 0, back: 0 };
    fc.assert(
      fc.property(
        fc.array(save, { minLength: 1, maxLength: 15 }),
        fc.array(at, { minLength: 1 }),
        (saves, chosen) => {
          const history = [first()];
          let placed = chosen.map((seed) => passageIn(history[0] as StoryContent, seed));
          const made = placed;
          for (const { acts, since } of saves) {
            const newest = history.at(-1) as StoryContent;
            const base = history.at(-1 - Math.min(since, history.length - 1)) as StoryContent;
            const mine = acts.reduce((content, one) => done(content, one, history), base);
            const { content: next, conflicts } = mergeStories(base, mine, newest);
            if (conflicts.length > 0) continue;
            history.push(next);
            if (base !== newest) seen.merged++;
            for (const { kind } of acts) {
              if (kind === "restore") seen.restored++;
              if (kind === "empty") seen.emptied++;
            }
            const followed = placed.map(follow(newest, next));
            for (const [index, is] of followed.entries()) {
              const was = placed[index] as Placed;
              standsOnItsWords(is, next);
              expect(is.anchor.made).toEqual(made[index]?.anchor.made);
              if (is.part !== was.part) seen.otherPart++;
              if (is.anchor.gone) seen.gone++;
              if (was.anchor.gone && !is.anchor.gone) seen.back++;
              if (!was.anchor.gone && leftAlone(was, newest, next))
                expect(is).toMatchObject({ part: was.part, anchor: { gone: false } });
            }
            placed = followed;
          }
          // Of copies, nobody can say which one it was.
          if (saves.some(({ acts }) => acts.some(({ kind }) => kind === "copy"))) return;
          const undone = placed.map(follow(history.at(-1) as StoryContent, history[0] as StoryContent));
          for (const { anchor, part } of undone) {
            expect(anchor.gone, `${part}: ${anchor.made.quote}`).toBe(false);
          }
        },
      ),
      { numRuns: 500 },
    );
    // Each was met often enough to mean something.
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
  });
});

function standsOnItsWords({ part, anchor }: Placed, content: StoryContent): void {
  const { start, end } = rangeOf(anchor.now);
  expect(anchor.now.quote).not.toBe("");
  if (!anchor.gone) expect(passageText(content, part).slice(start, end)).toBe(anchor.now.quote);
}

/** Whether the passage stood alone in its part and still does. */
function leftAlone({ part, anchor }: Placed, before: StoryContent, after: StoryContent): boolean {
  const times = (content: StoryContent) => occurrences(passageText(content, part), anchor.now.quote).length;
  return times(before) === 1 && times(after) === 1;
}

let words = 0;
function fresh(count: number): string {
  const all = Array.from({ length: count }, () => `${spelling(words++)}${words % 9 === 0 ? ".\n\n" : " "}`);
  return all.join("").trim();
}

function spelling(id: number): string {
  let state = (id + 1) * 2_654_435_761;
  return Array.from({ length: 7 }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return String.fromCharCode(97 + ((state >>> 8) % 26));
  }).join("");
}

function first(): StoryContent {
  words = 0;
  const content = { ...emptyContent, headline: fresh(8), summary: fresh(15), tags: ["AI"] };
  for (const name of ["ourTake", "whyItMatters"] as const) content[name] = fresh(20);
  return { ...content, body: fresh(60), sources: [source()], doThisWeek: [action()] };
}

function passageIn(content: StoryContent, seed: number): Placed {
  const all: PassagePart[] = [...texts, "sources", "doThisWeek"];
  const chosen = all[seed % all.length] as PassagePart;
  const text = passageText(content, chosen);
  const places = [...text.matchAll(/[a-z]+/g)];
  const from = places[seed % places.length]?.index ?? 0;
  const last = places[Math.min(places.length - 1, (seed % places.length) + 1 + (seed % 7))];
  const end = (last?.index ?? 0) + (last?.[0].length ?? text.length);
  return {
    part: chosen,
    anchor: anchorOf(select(text, { start: from, end }) as NonNullable<ReturnType<typeof select>>),
  };
}

function done(content: StoryContent, one: Act, history: StoryContent[]): StoryContent {
  switch (one.kind) {
    case "write": {
      const [from, to] = wordsAt(content[one.part], one.at, one.length);
      return { ...content, [one.part]: spliced(content[one.part], from, to, fresh(one.words)) };
    }
    case "move":
    case "copy": {
      const [from, to] = wordsAt(content[one.from], one.at, 6);
      const taken = content[one.from].slice(from, to);
      const left =
        one.kind === "copy" ? content : { ...content, [one.from]: spliced(content[one.from], from, to, "") };
      const [into] = wordsAt(left[one.to], one.at * 7, 0);
      return { ...left, [one.to]: spliced(left[one.to], into, into, ` ${taken} `) };
    }
    case "dress": {
      const [from, to] = wordsAt(content[one.part], one.at, 2);
      const inner = content[one.part].slice(from, to);
      return { ...content, [one.part]: spliced(content[one.part], from, to, one.with + inner + one.with) };
    }
    case "empty":
      return { ...content, [one.part]: "" };
    case "rewrite":
      return { ...content, [one.part]: fresh(one.words) };
    case "tags":
      return { ...content, tags: [...new Set(one.names)] };
    case "sources":
      return { ...content, sources: items(content.sources, one, source) };
    case "actions":
      return { ...content, doThisWeek: items(content.doThisWeek, one, action) };
    case "restore":
      return history[one.to % history.length] as StoryContent;
  }
}

function items<T>(list: T[], { count, at }: { count: number; at: number }, make: () => T): T[] {
  return list.toSpliced(at % (list.length + 1), count % 2, ...Array.from({ length: count }, make));
}

function source() {
  return { title: fresh(4), url: `https://example.org/${words}`, publisher: fresh(2), date: null };
}

function action() {
  return { audience: fresh(2), action: fresh(8), until: null };
}

function spliced(text: string, from: number, to: number, instead: string): string {
  return text.slice(0, from) + instead + text.slice(to);
}

/** From the beginning of a word to the end of the one so many further. */
function wordsAt(text: string, at: number, count: number): [number, number] {
  const places = [...text.matchAll(/[a-z]+/g)];
  if (places.length === 0) return [text.length, text.length];
  const index = at % places.length;
  const start = places[index]?.index ?? 0;
  if (count === 0) return [start, start];
  const last = places[Math.min(places.length - 1, index + count - 1)];
  return [start, (last?.index ?? 0) + (last?.[0].length ?? 0)];
}

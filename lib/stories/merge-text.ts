import { diff3Merge } from "node-diff3";

/** A piece of a merged text: what both agree on, or one place in two states. */
export type Passage =
  | { kind: "agreed"; text: string }
  | { kind: "conflict"; base: string; mine: string; theirs: string };

/**
 * Merges two texts that were made from one, by lines, and where both touched the same lines by sentences. Joining the
 * passages, with `mine` (or `theirs`) in the conflicting ones, gives a whole text; nothing is trimmed or normalised.
 */
export function mergeText(base: string, mine: string, theirs: string): Passage[] {
  if (mine === theirs || theirs === base) return agreed(mine);
  if (mine === base) return agreed(theirs);
  return joined(
    merged(base, mine, theirs, lines).flatMap((passage) =>
      passage.kind === "agreed" ? [passage] : bySentence(passage),
    ),
  );
}

/** The text with my side in the conflicting passages. */
export function mineOf(passages: Passage[]): string {
  return passages.map((passage) => (passage.kind === "agreed" ? passage.text : passage.mine)).join("");
}

/** Three ways over tokens, which are numbered so that a word such as "constructor" is a token like any other. */
export function diff3<T>(base: T[], mine: T[], theirs: T[], keyOf: (item: T) => string): Region<T>[] {
  const numbers = new Map<string, number>();
  const items: T[] = [];
  const number = (item: T) => {
    const key = keyOf(item);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, items.length);
    return items.push(item) - 1;
  };
  const back = (list: number[]) => list.map((each) => items[each] as T);
  const [o, a, b] = [base.map(number), mine.map(number), theirs.map(number)];
  return diff3Merge<number>(a, o, b, { excludeFalseConflicts: true }).map(({ ok, conflict }) =>
    conflict
      ? { base: back(conflict.o), mine: back(conflict.a), theirs: back(conflict.b) }
      : { agreed: back(ok ?? []) },
  );
}

export type Region<T> =
  | { agreed: T[]; base?: undefined; mine?: undefined; theirs?: undefined }
  | { agreed?: undefined; base: T[]; mine: T[]; theirs: T[] };

function merged(base: string, mine: string, theirs: string, tokens: (text: string) => string[]): Passage[] {
  return diff3(tokens(base), tokens(mine), tokens(theirs), (token) => token).map((region) => {
    const settled = region.agreed ?? besideEachOther(region.base, region.mine, region.theirs);
    return settled
      ? { kind: "agreed", text: settled.join("") }
      : {
          kind: "conflict",
          base: region.base?.join("") ?? "",
          mine: region.mine?.join("") ?? "",
          theirs: region.theirs?.join("") ?? "",
        };
  });
}

/**
 * diff3 takes two changes that touch for one. Where the base can be cut in two so that one side changed only what is
 * before the cut and the other only what is after it, both are applied; null when it cannot, or in more ways than one.
 */
function besideEachOther(base: string[], mine: string[], theirs: string[]): string[] | null {
  if (base.length === 0) return null;
  const found = new Map<string, string[]>();
  for (const [first, second] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    for (let cut = 0; cut <= base.length; cut++) {
      const [before, after] = [base.slice(0, cut), base.slice(cut)];
      if (!endsWith(first, after) || !startsWith(second, before)) continue;
      const both = [...first.slice(0, first.length - after.length), ...second.slice(cut)];
      found.set(both.join("\u0000"), both);
    }
  }
  const [only, ...others] = found.values();
  return only && others.length === 0 ? only : null;
}

function startsWith(list: string[], part: string[]): boolean {
  return part.every((item, index) => list[index] === item);
}

function endsWith(list: string[], part: string[]): boolean {
  return part.length <= list.length && startsWith(list.slice(list.length - part.length), part);
}

function bySentence({ base, mine, theirs }: Passage & { kind: "conflict" }): Passage[] {
  return merged(base, mine, theirs, sentences);
}

/** Lines with their ends. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Sentences and, as tokens of their own, the space between them: so two neighbouring sentences that two people changed
 * are two places.
 */
function sentences(text: string): string[] {
  return lines(text).flatMap((line) =>
    [...segmenter.segment(line)].flatMap(({ segment }) => {
      const end = segment.trimEnd();
      return [end, segment.slice(end.length)].filter((token) => token !== "");
    }),
  );
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Neighbouring agreed passages are one. */
function joined(passages: Passage[]): Passage[] {
  const result: Passage[] = [];
  for (const passage of passages) {
    const last = result.at(-1);
    if (passage.kind === "agreed" && last?.kind === "agreed") last.text += passage.text;
    else if (passage.kind !== "agreed" || passage.text !== "") result.push({ ...passage });
  }
  return result;
}

function agreed(text: string): Passage[] {
  return text === "" ? [] : [{ kind: "agreed", text }];
}

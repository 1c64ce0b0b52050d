import { partNames, type StoryContent } from "./content.ts";

export type Part = keyof StoryContent;

/** Every part, in the page's order. */
export const parts = Object.keys(partNames) as Part[];

/** The parts in which two contents differ, in the page's order. */
export function differingParts(a: StoryContent, b: StoryContent): Part[] {
  return parts.filter((part) => !same(a[part], b[part]));
}

/** A part that two people have left in different states, and which of them changed it. */
export type Difference = { part: Part; changedBy: "me" | "them" | "both" };

/** Where `mine` and `theirs`, both made from `base`, differ from each other, in the page's order. */
export function differences(base: StoryContent, mine: StoryContent, theirs: StoryContent): Difference[] {
  return differingParts(mine, theirs).map((part) => ({
    part,
    changedBy: same(theirs[part], base[part]) ? "me" : same(mine[part], base[part]) ? "them" : "both",
  }));
}

/** Whether two values of a part say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!a || !b || typeof a !== "object" || typeof b !== "object" || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}

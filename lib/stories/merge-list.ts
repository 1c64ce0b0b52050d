import { same } from "./compare.ts";
import { diff3 } from "./merge-text.ts";

/**
 * Merges two lists that were made from one. What either added is there, what either removed is gone; an item that both
 * changed differently, or more items than `limit`, is null: a person must choose. The order does not depend on who asks.
 */
export function mergeLists<T>(base: T[], mine: T[], theirs: T[], limit: number): T[] | null {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  const result: T[] = [];
  for (const region of diff3(base, mine, theirs, keyOf)) {
    const items = region.agreed ?? mergeRegion(region.base, region.mine, region.theirs);
    if (items === null) return null;
    result.push(...items);
  }
  const whole = unique(result);
  return whole.length > limit ? null : whole;
}

/** Merges two states of one record field by field; null where both changed the same field differently. */
export function mergeRecords<T>(base: T, mine: T, theirs: T): T | null {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return null;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(mine)) {
    const [o, a, b] = [base[key], mine[key], theirs[key]];
    if (same(a, b) || same(b, o)) result[key] = a;
    else if (same(a, o)) result[key] = b;
    else return null;
  }
  return result as T;
}

/** Where both touched the same stretch of the list. */
function mergeRegion<T>(base: T[], mine: T[], theirs: T[]): T[] | null {
  if (base.length === mine.length && base.length === theirs.length) return itemByItem(base, mine, theirs);
  const [kept, a, b] = [new Set(base.map(keyOf)), new Set(mine.map(keyOf)), new Set(theirs.map(keyOf))];
  const added = (list: T[]) => list.filter((item) => !kept.has(keyOf(item)));
  const bothRewrote =
    added(mine).length > 0 &&
    added(theirs).length > 0 &&
    base.some((item) => !a.has(keyOf(item)) && !b.has(keyOf(item)));
  if (bothRewrote) return null;
  const stays = (item: T) => {
    const key = keyOf(item);
    return !kept.has(key) || (a.has(key) && b.has(key));
  };
  const [first, second] =
    JSON.stringify(mine.map(keyOf)) <= JSON.stringify(theirs.map(keyOf)) ? [mine, theirs] : [theirs, mine];
  const result = first.filter(stays);
  for (const [index, item] of second.entries()) {
    if (kept.has(keyOf(item)) || result.some((each) => keyOf(each) === keyOf(item))) continue;
    const before = index === 0 ? undefined : second[index - 1];
    const at = before === undefined ? -1 : result.findIndex((each) => keyOf(each) === keyOf(before));
    result.splice(before !== undefined && at < 0 ? result.length : at + 1, 0, item);
  }
  return result;
}

function itemByItem<T>(base: T[], mine: T[], theirs: T[]): T[] | null {
  const result: T[] = [];
  for (const [index, item] of base.entries()) {
    const merged = mergeRecords(item, mine[index] as T, theirs[index] as T);
    if (merged === null) return null;
    result.push(merged);
  }
  return result;
}

/** Both may have added the very same item in two places. */
function unique<T>(list: T[]): T[] {
  const seen = new Set<string>();
  return list.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

function keyOf(item: unknown): string {
  return JSON.stringify(item, (_key, part) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1))) : part,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

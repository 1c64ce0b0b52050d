"use client";

import { useRef } from "react";

type Kept<T> = { items: T[]; keys: string[] };

/**
 * Keys for items that have no names of their own: an item keeps its key while it is edited or moved, and when the same
 * list comes back from the server as other objects. `carry` tells that one object has taken another's place.
 */
export function useItemKeys<T extends object>(items: T[]) {
  const before = useRef<Kept<T>>({ items: [], keys: [] });
  const named = useRef(new WeakMap<T, string>());
  const count = useRef(0);
  if (before.current.items !== items) {
    before.current = {
      items,
      keys: keysFor(items, before.current, named.current, () => `k${count.current++}`),
    };
    items.forEach((item, index) => {
      named.current.set(item, before.current.keys[index] ?? "");
    });
  }
  const carry = (from: T, to: T) => {
    const key = named.current.get(from);
    if (key) named.current.set(to, key);
  };
  return { keys: before.current.keys, carry };
}

/** The known key of each item; for others the key of an equal one, or of the one that stood there; else a new one. */
export function keysFor<T extends object>(
  items: T[],
  before: Kept<T>,
  named: { get(item: T): string | undefined },
  fresh: () => string,
): string[] {
  const free = new Set(before.keys);
  const take = (key: string | undefined) => (key !== undefined && free.delete(key) ? key : undefined);
  const made = new Set<string>();
  const first = items.map((item) => {
    const key = named.get(item);
    if (key === undefined || made.has(key)) return undefined;
    made.add(key);
    free.delete(key);
    return key;
  });
  const texts = before.items.map((item) => JSON.stringify(item));
  const second = items.map((item, index) => {
    if (first[index] !== undefined) return first[index];
    const text = JSON.stringify(item);
    return take(before.keys.find((key, at) => texts[at] === text && free.has(key)));
  });
  return items.map((_, index) => second[index] ?? take(before.keys[index]) ?? fresh());
}

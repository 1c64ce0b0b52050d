"use client";

import { useEffect, useRef, useState } from "react";
import { moved, without } from "../draft.ts";

type Props<T> = {
  /** Of the list; its items' buttons are called `id-index-up`, `-down` and `-remove`. */
  id: string;
  noun: string;
  items: T[];
  onItems: (items: T[]) => void;
  /** Which element takes the focus when the last item is gone. */
  whenEmpty?: string;
};

/** Puts items in order and takes them away; the focus follows, and what was done is said. */
export function useOrdering<T>({ id, noun, items, onItems, whenEmpty = `${id}-add` }: Props<T>) {
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<string | null>(null);
  const [said, say] = useState("");

  useEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted) focusOn(list.current, id, items.length === 0 ? null : wanted, whenEmpty);
  }, [items, id, whenEmpty]);

  return {
    list,
    said,
    say,
    place: (from: number, to: number, button: "up" | "down" | null) => {
      const field = document.activeElement?.id ?? "";
      const own = field.startsWith(`${id}-${from}-`) ? field.slice(`${id}-${from}-`.length) : null;
      onItems(moved(items, from, to));
      focusNext.current = button ? `${to}-${button}` : own && `${to}-${own}`;
      say(`Moved ${noun} to place ${to + 1} of ${items.length}.`);
    },
    remove: (index: number) => {
      onItems(without(items, index));
      focusNext.current = `${Math.min(index, items.length - 2)}-remove`;
      say(`Removed ${noun} ${index + 1}.`);
    },
    add: (item: T) => {
      onItems([...items, item]);
      focusNext.current = `${items.length}-first`;
    },
  };
}

/** A button that has become useless (first, last) passes the focus to its counterpart. */
function focusOn(list: HTMLElement | null, id: string, wanted: string | null, whenEmpty: string) {
  if (wanted === null) {
    document.getElementById(whenEmpty)?.focus();
    return;
  }
  const [index, what] = wanted.split("-");
  const at = (name: string) => document.getElementById(`${id}-${name}`) as HTMLButtonElement | null;
  if (what === "first") {
    list?.children[Number(index)]?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    return;
  }
  const button = at(wanted);
  if (button?.disabled && (what === "up" || what === "down"))
    at(`${index}-${what === "up" ? "down" : "up"}`)?.focus();
  else button?.focus();
}

import { parts } from "#lib/stories/compare.ts";
import { partNames, type StoryContent } from "#lib/stories/content.ts";
import type { Other } from "./use-presence.ts";

/** The part whose field, or whose item's field, an element is; null outside of all. */
export function partOf(element: Element | null): string | null {
  const id = element?.closest('[id^="part-"]')?.id ?? "";
  const name = id.split("-")[1] ?? "";
  return (parts as string[]).includes(name) ? name : null;
}

/** "Ben Example is in Body", one sentence for everybody; "" when nobody else is there. */
export function inWords(others: Other[]): string {
  const people = new Map<string, Other>();
  for (const other of others) {
    const key = other.you ? "" : other.name;
    const known = people.get(key);
    if (!known?.part) people.set(key, other);
  }
  return [...people.values()].map(sentence).join(" · ");
}

function sentence({ name, part, you }: Other): string {
  if (you) return "Open in another tab of yours";
  return part ? `${name} is in ${partName(part)}` : `${name} has this story open`;
}

function partName(part: string): string {
  return partNames[part as keyof StoryContent] ?? part;
}

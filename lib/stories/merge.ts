import { type Part, parts, same } from "./compare.ts";
import type { StoryContent } from "./content.ts";
import { mergeLists, mergeRecords } from "./merge-list.ts";
import { mergeText, mineOf, type Passage } from "./merge-text.ts";
import { listLimits } from "./schema.ts";

export type { Passage } from "./merge-text.ts";

/** A part that both changed in the same place. */
export type PartConflict = {
  part: Part;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Of a text: what is agreed and what is not; null where the part is one thing. */
  passages: Passage[] | null;
};

/** `content` holds all that is agreed, and my side of what is not; without conflicts it is the merged story. */
export type Merge = { content: StoryContent; conflicts: PartConflict[] };

/**
 * Merges two contents that were made from one, part by part: texts by lines and sentences, lists by items, the rest as
 * wholes. A change that only one side made, or both made alike, is taken; nothing is chosen between two different ones.
 */
export function mergeStories(base: StoryContent, mine: StoryContent, theirs: StoryContent): Merge {
  const content = { ...mine };
  const conflicts: PartConflict[] = [];
  for (const part of parts) {
    const sides = { base: base[part], mine: mine[part], theirs: theirs[part] };
    const { value, passages } = mergePart(part, base, mine, theirs);
    if (value === null) conflicts.push({ part, ...sides, passages });
    Object.assign(content, {
      [part]: value === null ? (passages ? mineOf(passages) : mine[part]) : value.of,
    });
  }
  return { content, conflicts };
}

/** `value` is boxed, for null may be what a part holds. */
type Merged = { value: { of: unknown } | null; passages: Passage[] | null };

function mergePart(part: Part, base: StoryContent, mine: StoryContent, theirs: StoryContent): Merged {
  const [o, a, b] = [base[part], mine[part], theirs[part]];
  if (same(a, b) || same(b, o)) return taken(a);
  if (same(a, o)) return taken(b);
  switch (part) {
    case "summary":
    case "ourTake":
    case "claim":
    case "whyItMatters":
    case "body": {
      const passages = mergeText(base[part], mine[part], theirs[part]);
      return passages.some(({ kind }) => kind === "conflict")
        ? { value: null, passages }
        : taken(mineOf(passages));
    }
    case "tags":
    case "doThisWeek":
    case "sources":
    case "corrections":
      return chosen(mergeLists<unknown>(base[part], mine[part], theirs[part], listLimits[part]));
    case "related":
      return chosen(mergeRelated(base.related, mine.related, theirs.related));
    case "hero":
      // A credit that was corrected for one picture must not end up beneath another.
      return base.hero?.src === mine.hero?.src && base.hero?.src === theirs.hero?.src
        ? chosen(mergeRecords(base.hero, mine.hero, theirs.hero))
        : undecided;
    default:
      return undecided;
  }
}

type Related = StoryContent["related"];

function mergeRelated(base: Related, mine: Related, theirs: Related): Related | null {
  const pinned = mergeLists(base.pinned, mine.pinned, theirs.pinned, listLimits.pinned);
  const banned = mergeLists(base.banned, mine.banned, theirs.banned, listLimits.banned);
  return pinned && banned && { pinned, banned };
}

const undecided: Merged = { value: null, passages: null };

function taken(of: unknown): Merged {
  return { value: { of }, passages: null };
}

function chosen(merged: unknown): Merged {
  return merged === null ? undecided : taken(merged);
}

import type { Wording } from "#lib/language/wording.ts";

/** Why a story is among the related ones of another. */
export type Evidence = {
  pinned: boolean;
  /** The related story follows the one being read. */
  followsThis: boolean;
  /** The one being read follows the related story. */
  followedByThis: boolean;
  /** Names that both texts use, as written, the most telling first. */
  names: string[];
  /** Tags of both, the rarest first. */
  tags: string[];
};

/** The reason in a reader's words: one thing, the strongest. */
export function reasonOf(evidence: Evidence, wording: Wording): string {
  const { pinned, followsThis, followedByThis, names, tags } = evidence;
  if (pinned) return wording.say("related.pinned");
  if (followsThis) return wording.say("related.followsThis");
  if (followedByThis) return wording.say("related.followedByThis");
  const subjects = wholeNames(names).slice(0, 2);
  if (subjects.length > 0) return wording.say("related.names", { names: wording.list(subjects) });
  if (tags.length > 0) return wording.say("related.tags", { tags: wording.list(tags.slice(0, 2)) });
  return wording.say("related.similar");
}

/**
 * Names that share a word at their ends are one ("Model Context" and "Context Protocol"), and what is within a name or
 * differs from it by an "s" says nothing beside it.
 */
function wholeNames(names: string[]): string[] {
  const pairs = names.filter((name) => name.includes(" ")).map((name) => name.split(" "));
  const whole: string[] = [];
  for (const name of names) {
    const grown = grow(name.split(" "), pairs).join(" ");
    if (whole.some((longer) => isWithin(name, longer) || isWithin(grown, longer))) continue;
    whole.splice(0, whole.length, ...whole.filter((shorter) => !isWithin(shorter, grown)), grown);
  }
  return whole;
}

/** Adds the pairs that overlap with the ends of a name, up to six words. */
function grow(name: string[], pairs: string[][]): string[] {
  const next = pairs.find((pair) => pair[0] === name.at(-1) && !name.includes(pair.at(-1) ?? ""));
  const previous = pairs.find((pair) => pair.at(-1) === name[0] && !name.includes(pair[0] ?? ""));
  const grown = [...(previous?.slice(0, -1) ?? []), ...name, ...(next?.slice(1) ?? [])];
  return grown.length === name.length || grown.length > 6 ? name : grow(grown, pairs);
}

function isWithin(name: string, longer: string): boolean {
  return bare(longer).includes(bare(name));
}

function bare(name: string): string {
  const words = name.toLowerCase().split(" ");
  return ` ${words.map((word) => word.replace(/s$/, "")).join(" ")} `;
}

import type { Near } from "#lib/related/nearest.ts";

const day = 24 * 60 * 60 * 1000;

/** What made a neighbour's score, in words, the weightiest kind first; `at` is when the story in hand is dated. */
export function whatScored(near: Near, at: Date): string[] {
  const { names, tags, followsThis, followedByThis, publishedAt } = near;
  const shared = names.slice(0, 4).map(({ label, stories }) => `${label} (in ${count(stories)})`);
  return [
    ...(followsThis ? ["It follows this story"] : []),
    ...(followedByThis ? ["This story follows it"] : []),
    shared.length > 0 ? `Names in common: ${shared.join(", ")}` : "Words in common",
    ...(tags.length > 0 ? [`Tags in common: ${tags.map(({ name }) => name).join(", ")}`] : []),
    apart(Math.abs(publishedAt.getTime() - at.getTime())),
  ];
}

function apart(ms: number): string {
  const days = Math.round(ms / day);
  if (days === 0) return "The same day";
  if (days < 60) return `${days} ${days === 1 ? "day" : "days"} apart`;
  const months = Math.round(days / 30.44);
  return months < 24 ? `${months} months apart` : `${Math.round(days / 365.25)} years apart`;
}

function count(stories: number): string {
  return stories === 1 ? "1 story" : `${stories} stories`;
}

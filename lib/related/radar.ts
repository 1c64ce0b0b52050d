import type { Near } from "./nearest.ts";

/** An older story that says something about the same rare subject. */
export type Sighting = Pick<Near, "id" | "slug" | "headline" | "publishedAt"> & {
  /** What both are about, as a reader would say it: "Mayo Clinic". */
  subject: string;
};

const olderThan = 30 * 24 * 60 * 60 * 1000; // milliseconds
const most = 5;

/** In how many of all stories a rare subject may be: 1 %, but 3 on a small site. */
export function rarityLimit(corpusSize: number): number {
  return Math.max(3, Math.floor(corpusSize / 100));
}

/**
 * Which of the stories near to one that goes out at `now` share a rare subject with it and are more than 30 days older:
 * newest first, at most five. A rare subject is a name that few of all stories have, or two tags that each few bear;
 * `tagStories` says by tag id how many bear it, and a tag that it leaves out counts as common.
 */
export function radar(
  near: Near[],
  now: Date,
  corpusSize: number,
  tagStories: ReadonlyMap<number, number> = new Map(),
): Sighting[] {
  const few = rarityLimit(corpusSize);
  const isOld = ({ publishedAt }: Near) => now.getTime() - publishedAt.getTime() > olderThan;
  return near
    .filter((story) => isOld(story) && !story.banned)
    .flatMap((story) => {
      const { id, slug, headline, publishedAt } = story;
      const subject = rareName(story, few) ?? rareTags(story, few, tagStories);
      return subject ? [{ id, slug, headline, publishedAt, subject }] : [];
    })
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || b.id - a.id)
    .slice(0, most);
}

/** The most telling rare name; where a longer one holds it ("Mayo Clinic Platform"), that one. */
function rareName({ names }: Near, few: number): string | null {
  const rare = names.filter(({ stories }) => stories <= few).map(({ label }) => label);
  const first = rare[0];
  if (first === undefined) return null;
  const holding = rare.filter((name) => ` ${name} `.includes(` ${first} `));
  return holding.reduce((longest, name) => (name.length > longest.length ? name : longest), first);
}

function rareTags({ tags }: Near, few: number, tagStories: ReadonlyMap<number, number>): string | null {
  const rare = tags.filter(({ id }) => (tagStories.get(id) ?? Number.POSITIVE_INFINITY) <= few);
  return rare.length >= 2 ? `${rare[0]?.name} and ${rare[1]?.name}` : null;
}

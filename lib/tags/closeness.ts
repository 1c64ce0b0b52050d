/** How often two tags stand on the same story: on `both` of `all` stories, the one on `one`, the other on `other`. */
export type Meeting = { both: number; one: number; other: number; all: number };

/**
 * How much two tags have to do with each other, from -1 (never together) over 0 (as chance would have it) to nearly 1 (never
 * apart): normalised pointwise mutual information, ln(p(a,b) / p(a)p(b)) / -ln p(a,b), as in G. Bouma, "Normalized
 * (Pointwise) Mutual Information in Collocation Extraction", GSCL 2009. It overrates what is rare, so it is multiplied by
 * both/(both+1) · min(one,other)/(min(one,other)+1), as in P. Pantel and D. Lin, "Discovering Word Senses from Text", KDD
 * 2002. Tags that are on every story say nothing of each other: 0.
 */
export function closeness({ both, one, other, all }: Meeting): number {
  if (both <= 0) return -1;
  const share = both / all;
  if (share >= 1) return 0;
  const npmi = Math.log(share / ((one / all) * (other / all))) / -Math.log(share);
  const rarer = Math.min(one, other);
  return npmi * (both / (both + 1)) * (rarer / (rarer + 1));
}

/** One meeting may be chance. */
export const fewestMeetings = 2;

/** Those of the tags that a tag meets that have most to do with it, nearest first. */
export function nearestTags<T extends Omit<Meeting, "all">>(met: T[], all: number, most: number): T[] {
  const near = (meeting: T) => closeness({ ...meeting, all: Math.max(all, meeting.one, meeting.other) });
  return met
    .filter(({ both }) => both >= fewestMeetings)
    .map((meeting) => ({ meeting, score: near(meeting) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.meeting.both - a.meeting.both)
    .slice(0, most)
    .map(({ meeting }) => meeting);
}

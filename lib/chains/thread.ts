/** A story that readers see, in a thread of stories that follow one another. */
export type ThreadStory = {
  id: number;
  slug: string;
  headline: string;
  /** What it is written in (BCP 47); null for the site's language. */
  language: string | null;
  publishedAt: Date;
  /** Markdown. */
  ourTake: string;
  /** The story that it follows, if readers see that. */
  followsId: number | null;
};

/** A story of a thread as its timeline shows it. */
export type ThreadEntry = {
  slug: string;
  headline: string;
  language: string | null;
  publishedAt: Date;
  /** The desk's judgement in one line; "" where it has none. */
  take: string;
  /** The story that is being read. */
  here: boolean;
  /** The headline of what it follows, where that is not the entry before it. */
  follows: string | null;
};

/** Entries, oldest first; a number stands for so many that are left out. */
export type Thread = { items: (ThreadEntry | number)[]; total: number };

/** So many entries stand on a story's page as a rule. */
export const mostShown = 5;

/**
 * The thread of the story `here`, oldest first; `whole` leaves nothing out. Null where there is only one story. `lineOf` says
 * a take in one line.
 */
export function threadOf(
  stories: ThreadStory[],
  here: number,
  lineOf: (story: ThreadStory) => string,
  { whole = false } = {},
): Thread | null {
  if (stories.length < 2) return null;
  const inOrder = oldestFirst(stories);
  const at = inOrder.findIndex(({ id }) => id === here);
  const headlines = new Map(inOrder.map(({ id, headline }) => [id, headline]));
  const entry = (place: number): ThreadEntry => {
    const story = inOrder[place] as ThreadStory;
    const { id, slug, headline, language, publishedAt, followsId } = story;
    const straight = followsId === null || followsId === inOrder[place - 1]?.id;
    const follows = straight || followsId === id ? null : (headlines.get(followsId) ?? null);
    return { slug, headline, language, publishedAt, take: lineOf(story), here: place === at, follows };
  };
  const shown = whole ? inOrder.map((_, place) => place) : placesShown(inOrder.length, Math.max(0, at));
  const items = shown.flatMap((place, n) => {
    const left = place - (shown[n - 1] ?? -1) - 1;
    return left > 0 ? [left, entry(place)] : [entry(place)];
  });
  return { items, total: inOrder.length };
}

/**
 * Which of `total` places are shown where `here` is being read: the first, the last, and those around here; never one left out
 * by itself, whose line would say less than the entry.
 */
export function placesShown(total: number, here: number): number[] {
  const places = Array.from({ length: total }, (_, place) => place);
  const near = places.toSorted((a, b) => Math.abs(a - here) - Math.abs(b - here) || a - b);
  const kept = new Set([0, total - 1, here]);
  for (const place of near) if (kept.size < mostShown) kept.add(place);
  return places.filter((place) => kept.has(place) || (kept.has(place - 1) && kept.has(place + 1)));
}

/** What a story follows, and what came last in its thread since; null where there is none. */
export function beforeAndSince(
  stories: ThreadStory[],
  here: number,
): { follows: ThreadStory | null; since: ThreadStory | null } {
  const own = stories.find(({ id }) => id === here);
  const last = oldestFirst(stories).at(-1);
  return {
    follows: stories.find(({ id }) => id === own?.followsId && id !== here) ?? null,
    since: last && last.id !== here ? last : null,
  };
}

function oldestFirst(stories: ThreadStory[]): ThreadStory[] {
  return stories.toSorted((a, b) => Number(a.publishedAt) - Number(b.publishedAt) || a.id - b.id);
}

import { languageOf } from "#lib/language/languages.ts";
import { fold } from "#lib/language/words.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { shared } from "#lib/shared.ts";
import type { Label } from "#lib/stories/queries.ts";
import { occurrences } from "./expand.ts";
import { foundStories } from "./found.ts";
import { rankNewest } from "./newest.ts";
import { type QueryWord, readQuery } from "./query.ts";
import { storiesWith, tagsBeginning, wordsBeginning } from "./vocabulary.ts";

export type Suggestions = { stories: { slug: string; headline: string }[]; tags: Label[] };

const none: Suggestions = { stories: [], tags: [] };
const keptAtMost = 500;
const keptFor = 30_000; // milliseconds
const atOnce = 2;
const looked = 300; // stories that are ranked for a suggestion

const state = shared("suggestions", () => ({
  kept: new Map<string, { at: number; suggestions: Suggestions }>(),
  underWay: 0,
}));

/**
 * Stories and tags that somebody may be about to type, readers' only. Kept for half a minute; while too many are being looked
 * for, there are none.
 */
export async function suggest(typed: string): Promise<Suggestions> {
  const { language } = await siteSettings();
  const query = readQuery(typed.slice(0, 100), languageOf(language));
  const key = `${language} ${fold(query.text)}`;
  const known = state.kept.get(key);
  if (known && Date.now() - known.at < keptFor) return known.suggestions;
  const last = query.words.at(-1);
  if (!last || [...last.folded].length < 2 || state.underWay >= atOnce) return none;
  state.underWay++;
  try {
    const suggestions = await look(query.words, last, query.text, language);
    state.kept.delete(key);
    state.kept.set(key, { at: Date.now(), suggestions });
    if (state.kept.size > keptAtMost) state.kept.delete(state.kept.keys().next().value as string);
    return suggestions;
  } finally {
    state.underWay--;
  }
}

async function look(words: QueryWord[], last: QueryWord, text: string, tag: string): Promise<Suggestions> {
  const [begun, frequency, tags] = await Promise.all([
    wordsBeginning(last.folded),
    storiesWith(words.flatMap(({ term, parts }) => [term, ...parts])),
    tagsBeginning(text),
  ]);
  const isKnown = occurrences(last, frequency) > 0;
  const ends = begun.map(
    ({ word, term }): QueryWord => ({ ...last, raw: word, folded: word, term, parts: [] }),
  );
  for (const { term, stories } of begun) frequency.set(term, Math.max(stories, frequency.get(term) ?? 0));
  const alternatives = [...(isKnown ? [last] : []), ...ends];
  if (alternatives.length === 0) return { stories: [], tags };
  const match = {
    words: [...words.slice(0, -1).map((word) => [word]), alternatives],
    phrases: [],
    not: [],
    filed: [],
    notFiled: [],
  };
  const asked = {
    edition: "published",
    from: null,
    to: null,
    states: [],
    zone: "UTC",
    skip: 0,
    take: 5,
  } as const;
  const { found } = await rankNewest(
    match,
    { ...asked, states: [] },
    { words: [], corrected: [], frequency },
    looked,
  );
  const stories = await foundStories(found.page, "published", new Set(), languageOf(tag));
  return { stories: stories.map(({ slug, headline }) => ({ slug, headline })), tags };
}

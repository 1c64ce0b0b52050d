import { type Actor, may } from "#lib/auth/policy.ts";
import { languageOf } from "#lib/language/languages.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { timeInZone } from "#lib/stories/dates.ts";
import type { SearchAnswer } from "./answer.ts";
import { searchTag } from "./commands.ts";
import { filed } from "./document.ts";
import { type Expanded, expandWords, occurrences } from "./expand.ts";
import { facetsOf } from "./facets.ts";
import { type Edition, resolveFilters } from "./filters.ts";
import { foundStories } from "./found.ts";
import { type Month, monthsBetween, newestPeriod, type Period } from "./periods.ts";
import { asksNothing, readQuery, type SearchQuery } from "./query.ts";
import { type Ranked, type Ranking, ranked } from "./rank.ts";
import { looksClosely, type Match, matching, ranking } from "./tsquery.ts";
import { months, storiesWith, tagsLike } from "./vocabulary.ts";

export type Asked = {
  /** As typed, of any length and content. */
  query: string;
  /** What readers see, or the newest text of every story. */
  edition: Edition;
  /** Who asks. The newest texts are for those who may read drafts; others find nothing there. */
  actor?: Actor;
  /** From 1. */
  page?: number;
  perPage?: number;
  /** What was chosen to narrow the answer: addresses of tags and of a section, and a year on the site's clock. */
  tags?: string[];
  section?: string | null;
  year?: number | null;
};

/** How many texts are ranked at most, roughly: where more match, only the newest stories are looked through. */
const most = 3000;
const mostClosely = 800; // where each has to be read for words that stand together

/** Stories that have everything that a query asks for, best first. See README.md. Throws for no query. */
export async function searchStories(asked: Asked): Promise<SearchAnswer> {
  const { edition, actor, page = 1, perPage = 20 } = asked;
  note(searchTag, "tags", "sections");
  const settings = await siteSettings();
  const language = languageOf(settings.language);
  const query = narrowed(readQuery(asked.query, language), asked);
  const mayRead = edition === "published" || (actor !== undefined && may(actor, "story.read"));
  if (!mayRead || asksNothing(query)) return nothing(query);

  const [filters, expanded] = await Promise.all([
    resolveFilters(query, edition),
    expandWords(query, edition),
  ]);
  const match: Match = { ...query, words: expanded.words, filed: filters.filed, notFiled: filters.notFiled };
  const zone = settings.timeZone;
  const ranking: Omit<Ranking, "match" | "any" | "all"> = {
    edition,
    ...timesOf(query, asked.year ?? null, zone),
    states: filters.states,
    zone,
    skip: (page - 1) * perPage,
    take: perPage,
  };
  const notes = [...query.notes, ...filters.notes];
  if (edition === "working" && query.filters.states.length > 0 && filters.states.length === 0)
    return { ...nothing(query), notes };
  const { found, period } = await rankNewest(match, ranking, expanded);
  const terms = new Set(
    [...match.words, ...match.phrases].flat().flatMap(({ term, parts }) => [term, ...parts]),
  );
  const [results, facets, nearTags] = await Promise.all([
    foundStories(found.page, edition, terms, language),
    facetsOf(found, asked),
    found.total === 0 ? tagsLike(query.text) : [],
  ]);
  return {
    asked: query,
    results,
    total: found.total,
    capped: period !== null,
    newest: period?.stories ?? null,
    pages: Math.max(1, Math.ceil(found.total / perPage)),
    facets,
    corrected: expanded.corrected,
    didYouMean: null,
    nearTags,
    notes,
  };
}

/** Looks through as many of the newest stories as hold enough of what is asked for: most searches, through all. */
async function rankNewest(
  match: Match,
  asked: Omit<Ranking, "match" | "any" | "all">,
  { frequency }: Expanded,
): Promise<{ found: Ranked; period: Period | null }> {
  const terms = ranking(match);
  const enough = looksClosely(match) ? mostClosely : most;
  const [all, filings] = await Promise.all([months(), storiesWith(match.filed.flat())]);
  const within = monthsBetween(all, asked.from, asked.to);
  const total = within.reduce((sum, { stories }) => sum + stories, 0);
  const bound = mostMatches(match, frequency, filings, total);
  let wanted = bound <= enough ? total : Math.ceil((total * enough) / bound);
  for (let tries = 1; ; tries++) {
    const period = wanted >= total ? null : newestPeriod(within, wanted);
    const found = await ranked({ ...asked, ...terms, match: conditionOf(match, asked, period, within) });
    if (period === null || tries === 3 || found.total >= enough / 3) return { found, period };
    // Fewer than there could have been: as far back as this density promises enough, but not by leaps.
    wanted = Math.max(
      2 * period.stories,
      (period.stories * Math.min(10, enough / Math.max(1, found.total))) | 0,
    );
  }
}

/** In no more stories than this can everything occur at once. */
function mostMatches(
  { words, phrases, filed: groups }: Match,
  frequency: Map<string, number>,
  filings: Map<string, number>,
  total: number,
): number {
  const sums = [
    ...words.map((alternatives) => sum(alternatives.map((word) => occurrences(word, frequency)))),
    ...phrases.flat().map((word) => occurrences(word, frequency)),
    ...groups.map((names) => sum(names.map((name) => filings.get(name) ?? 0))),
  ];
  return Math.min(total, ...sums);
}

function conditionOf(
  match: Match,
  asked: { edition: Edition; from: Date | null; to: Date | null; states: string[] },
  period: Period | null,
  within: Month[],
) {
  const drafts = asked.edition === "working" ? [filed.draft] : [];
  const isDated = asked.from !== null || asked.to !== null;
  const periods = period ? [...period.names, ...drafts] : isDated ? [...namesOf(within), ...drafts] : [];
  const isDraft = asked.states.length > 0 && !asked.states.includes("published");
  const groups = [...match.filed, ...(periods.length > 0 ? [periods] : []), ...(isDraft ? [drafts] : [])];
  const isOpen = matching({ ...match, not: [], notFiled: [], filed: groups }) === "";
  return matching({ ...match, filed: isOpen ? [[filed.live, ...drafts]] : groups });
}

/** Months as few names: of a stretch in the past the years need not be told apart. */
function namesOf(within: Month[]): string[] {
  const names = within.map(({ month }) => filed.month(month));
  return names.length > 0 ? names : ["none"];
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What was chosen beside the query is asked for as if it had been typed. */
function narrowed(query: SearchQuery, { tags = [], section = null }: Asked): SearchQuery {
  const filters = {
    ...query.filters,
    tags: [...query.filters.tags, ...tags],
    sections: [...query.filters.sections, ...(section === null ? [] : [section])],
  };
  return { ...query, filters };
}

function timesOf({ from, to }: SearchQuery, year: number | null, zone: string) {
  const start = (day: string) => timeInZone(day, "00:00", zone);
  const days = (year: number) => `${String(year).padStart(4, "0")}-01-01`;
  const starts = [from, year && days(year)]
    .filter((day) => day !== null && day !== 0)
    .map((day) => start(String(day)));
  const ends = [to, year && days(year + 1)]
    .filter((day) => day !== null && day !== 0)
    .map((day) => start(String(day)));
  return {
    from: starts.sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
    to: ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

function nothing(asked: SearchQuery): SearchAnswer {
  return {
    asked,
    results: [],
    total: 0,
    capped: false,
    newest: null,
    pages: 1,
    facets: { tags: [], sections: [], years: [] },
    corrected: [],
    didYouMean: null,
    nearTags: [],
    notes: asked.notes,
  };
}

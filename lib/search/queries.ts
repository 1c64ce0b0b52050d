import { type Actor, may } from "#lib/auth/policy.ts";
import { languageOf } from "#lib/language/languages.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { timeInZone } from "#lib/stories/dates.ts";
import type { SearchAnswer } from "./answer.ts";
import { searchTag } from "./commands.ts";
import { expandWords } from "./expand.ts";
import { facetsOf } from "./facets.ts";
import { type Edition, resolveFilters } from "./filters.ts";
import { foundStories } from "./found.ts";
import { rankNewest } from "./newest.ts";
import { asksNothing, readQuery, type SearchQuery } from "./query.ts";
import type { Ranking } from "./rank.ts";
import type { Match } from "./tsquery.ts";
import { tagsLike } from "./vocabulary.ts";

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

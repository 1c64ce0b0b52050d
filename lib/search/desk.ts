import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import {
  type DeskFilters,
  type DeskRow,
  deskRows,
  perPage,
  rowOf,
  storiesWhere,
} from "#lib/stories/desk-queries.ts";
import type { Piece, SearchAnswer, Snippet } from "./answer.ts";
import { searchStories } from "./queries.ts";
import type { SearchQuery } from "./query.ts";

/** Where a story has what somebody looks for. */
export type Found = { title: Piece[]; snippet: Snippet | null };

/** What was found for the desk's list, best first. */
export type DeskFound = {
  stories: DeskRow[];
  /** By the story's id. */
  matches: Map<number, Found>;
  total: number;
  pages: number;
  /** Only the best so many matches were narrowed down; null for all. */
  among: number | null;
} & Pick<SearchAnswer, "capped" | "corrected" | "didYouMean" | "nearTags" | "notes">;

/** A story that was found, to point at or to go to. */
export type FoundOption = { id: number; slug: string; headline: string; live: boolean } & Found;

/** How many matches are narrowed down by what search knows nothing of: who began a story, whose turn it is. */
const mostNarrowed = 200;
/** The rows of search are made seconds after a save; until then a story is found by its headline. */
const freshMs = 60_000;
const mostFresh = 10;
const options = 10;

/** Stories of the desk's list that have what was typed, drafts too, narrowed by the list's filters. */
export async function searchDesk(
  actor: Actor,
  { text, page = 1, ...filters }: DeskFilters & { text: string },
): Promise<DeskFound> {
  const { state, section = null, tag, author, whose } = filters;
  const narrowed = author !== undefined || whose !== undefined;
  const answer = await searchStories({
    query: state ? `state:${state} ${text}` : text,
    edition: "working",
    actor,
    section,
    tags: tag ? [tag] : [],
    ...(narrowed ? { perPage: mostNarrowed } : { page, perPage }),
  });
  const fresh = page === 1 || narrowed ? await freshStories(actor, answer, filters) : [];
  const rows = await rowsOf([...fresh, ...answer.results.map(({ id }) => id)], narrowed ? filters : {});
  const { capped, corrected, didYouMean, nearTags, notes } = answer;
  const total = narrowed ? rows.length : answer.total + fresh.length;
  return {
    stories: narrowed ? rows.slice((page - 1) * perPage, page * perPage) : rows,
    matches: new Map(answer.results.map(({ id, title, snippet }) => [id, { title, snippet }])),
    total,
    pages: narrowed ? Math.max(1, Math.ceil(total / perPage)) : answer.pages,
    among: narrowed && answer.total > mostNarrowed ? mostNarrowed : null,
    ...{ capped, corrected, didYouMean, nearTags, notes },
  };
}

/** At most ten stories, drafts too, for pointing at one or going there while somebody types. */
export async function findStories(actor: Actor, text: string): Promise<FoundOption[]> {
  const answer = await searchStories({ query: text, edition: "working", actor, perPage: options });
  const fresh = await rowsOf(await freshStories(actor, answer));
  return [
    ...fresh.map(({ id, slug, headline, live }) => ({
      ...{ id, slug, headline, live, title: [{ text: headline, hit: false }], snippet: null },
    })),
    ...answer.results.map(({ id, slug, headline, live, title, snippet }) => ({
      ...{ id, slug, headline, live, title, snippet },
    })),
  ].slice(0, options);
}

/** Ids of stories saved just now whose headline has all the words, and which were not found otherwise. */
async function freshStories(
  actor: Actor,
  { asked, results }: Pick<SearchAnswer, "asked" | "results">,
  filters: DeskFilters = {},
): Promise<number[]> {
  const words = [...asked.words, ...asked.phrases.flat()].map(({ raw }) => raw);
  if (!may(actor, "story.read") || words.length === 0 || asksMore(asked)) return [];
  const { working, ...where } = storiesWhere(filters);
  const rows = await database().story.findMany({
    where: {
      ...where,
      id: { notIn: results.map(({ id }) => id) },
      updatedAt: { gt: new Date(Date.now() - freshMs) },
      working: { is: { ...working?.is, AND: words.map(headlineHas) } },
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: mostFresh,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

function headlineHas(word: string) {
  return { headline: { contains: word, mode: "insensitive" as const } };
}

/** Whether a query asks for what a headline cannot tell. */
function asksMore({ not, filters, without, from, to }: SearchQuery): boolean {
  const typed = [...filters.authors, ...Object.values(without).flat()];
  return not.length + typed.length > 0 || from !== null || to !== null;
}

/** The rows of these stories in this order, as far as the filters leave them. */
async function rowsOf(ids: number[], filters: DeskFilters = {}): Promise<DeskRow[]> {
  if (ids.length === 0) return [];
  const rows = await database().story.findMany({
    where: { ...storiesWhere(filters), id: { in: ids } },
    include: deskRows,
  });
  const byId = new Map(rows.map((row) => [row.id, rowOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

import { english, type Language } from "#lib/language/languages.ts";
import { fold } from "#lib/language/words.ts";
import { type Day, isDay } from "#lib/stories/dates.ts";
import type { Note } from "./notes.ts";
import { searchTerms } from "./terms.ts";

/** More than anybody types; what is longer is cut, and that is said. */
export const longestQuery = 300;
const mostWords = 12;

/** A word that is looked for: one term or, of a compound such as "e-mail", those of its parts beside that of all of it. */
export type QueryWord = {
  raw: string;
  folded: string;
  term: string;
  parts: string[];
  isFunctionWord: boolean;
};

export type Filters = { tags: string[]; sections: string[]; authors: string[]; states: string[] };

/** What somebody looks for. */
export type SearchQuery = {
  /** As typed, with single spaces and without what is no text. */
  text: string;
  words: QueryWord[];
  phrases: QueryWord[][];
  /** Words and phrases that must not occur. */
  not: QueryWord[][];
  /** Names or addresses, as typed. */
  filters: Filters;
  without: Filters;
  /** Published on this day or later. */
  from: Day | null;
  /** Published before this day. */
  to: Day | null;
  /** What could not be taken as it was typed. */
  notes: Note[];
};

/**
 * Reads a query: words, "phrases", -not, tag:, section:, by:, state:, before:, after:. Takes any text: what is none of these is
 * words, and what has no words is nothing. before: and after: take a day, a month or a year, and mean its first day.
 */
export function readQuery(typed: string, language: Language = english): SearchQuery {
  const { text, cut } = cleanQuery(typed);
  const query: SearchQuery = {
    text,
    words: [],
    phrases: [],
    not: [],
    filters: noFilters(),
    without: noFilters(),
    from: null,
    to: null,
    notes: cut ? [{ kind: "cut", most: longestQuery }] : [],
  };
  for (const match of text.matchAll(atoms)) {
    const [, minus = "", operator = "", closed, open, bare = ""] = match;
    const value = (closed ?? open ?? bare).trim();
    if (value === "" || /^(?:tag|section|by|author|state|before|after):$/i.test(value)) continue;
    const isUnwanted = minus !== "";
    if (operator) readOperator(query, operator.toLowerCase(), value, isUnwanted);
    else if (isUnwanted) addUnwanted(query, wordsIn(value, language));
    else if (closed !== undefined) addPhrase(query, wordsIn(value, language));
    else query.words.push(...wordsIn(value, language));
  }
  return telling(query);
}

/** The text of a query as it is kept and shown: composed letters, single spaces, no signs that are none, not too long. */
export function cleanQuery(typed: string, longest = longestQuery): { text: string; cut: boolean } {
  const text = typed
    .slice(0, 20 * longest)
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s\ufffd]+/gu, " ")
    .trim();
  const characters = [...text];
  if (characters.length <= longest) return { text, cut: typed.length > 20 * longest };
  return { text: characters.slice(0, longest).join("").trim(), cut: true };
}

/** Whether there is anything to look for. */
export function asksNothing({ words, phrases, not, filters, without, from, to }: SearchQuery): boolean {
  const lists = [words, phrases, not, ...Object.values(filters), ...Object.values(without)];
  return lists.every((list) => list.length === 0) && from === null && to === null;
}

const quote = `"“”„«»`;
const atoms = new RegExp(
  `(?<![^\\s${quote}])(-?)(?:(tag|section|by|author|state|before|after):\\s?)?` +
    `(?:[${quote}]([^${quote}]*)[${quote}]|[${quote}]([^${quote}]*)$|([^\\s${quote}]+))`,
  "giu",
);

function readOperator(query: SearchQuery, operator: string, value: string, isUnwanted: boolean) {
  if (operator === "before" || operator === "after") return readDate(query, operator, value, isUnwanted);
  const list = lists[operator as keyof typeof lists];
  const wanted = (isUnwanted ? query.without : query.filters)[list];
  const name = value.replace(/^#/, "").trim();
  if (name !== "" && !wanted.some((other) => fold(other) === fold(name)) && wanted.length < 8)
    wanted.push(name);
}

const lists = {
  tag: "tags",
  section: "sections",
  by: "authors",
  author: "authors",
  state: "states",
} as const;

/** "-before:" is "after:". Of several dates the narrowest count. */
function readDate(query: SearchQuery, operator: "before" | "after", value: string, isUnwanted: boolean) {
  const day = firstDay(value);
  if (day === null) {
    query.notes.push({ kind: "noDate", typed: `${operator}:${value}` });
  } else if ((operator === "after") !== isUnwanted) {
    if (query.from === null || day > query.from) query.from = day;
  } else if (query.to === null || day < query.to) {
    query.to = day;
  }
}

function firstDay(value: string): Day | null {
  const [, year, month = "1", day = "1"] =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(value) ?? [];
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return year !== undefined && isDay(text) ? text : null;
}

function wordsIn(text: string, language: Language): QueryWord[] {
  const words: QueryWord[] = [];
  for (const { term, folded, start, end, whole, isFunctionWord } of searchTerms(text, language)) {
    const raw = text.slice(start, end);
    const last = words.at(-1);
    if (whole) words.push({ raw, folded, term, parts: [], isFunctionWord });
    else if (last && last.parts.length === 0 && last.term !== term && last.raw === raw && isCompound(raw))
      last.parts.push(term);
    else if (last && last.parts.length > 0 && last.raw === raw && isCompound(raw)) last.parts.push(term);
    else words.push({ raw, folded, term, parts: [], isFunctionWord });
  }
  return words;
}

function isCompound(raw: string): boolean {
  return /['’.+#&_-]/.test(raw);
}

function addUnwanted(query: SearchQuery, words: QueryWord[]) {
  if (words.length > 0 && query.not.length < mostWords) query.not.push(words.slice(0, mostWords));
}

function addPhrase(query: SearchQuery, words: QueryWord[]) {
  if (words.length > 0 && query.phrases.length < mostWords) query.phrases.push(words.slice(0, mostWords));
}

/** Words that say nothing count only where there are no others; "IT" and "WHO" are no such words. */
function telling(query: SearchQuery): SearchQuery {
  const isShouted = query.text === query.text.toUpperCase();
  const says = ({ isFunctionWord, raw }: QueryWord) =>
    !isFunctionWord || (!isShouted && raw.length > 1 && raw === raw.toUpperCase());
  const distinct = [...new Map(query.words.map((word) => [word.folded, word])).values()];
  const saying = distinct.filter(says);
  const words = saying.length > 0 || query.phrases.length > 0 ? saying : distinct;
  const tooMany = words.length > mostWords;
  return {
    ...query,
    words: words.slice(0, mostWords),
    notes: tooMany ? [...query.notes, { kind: "cutWords", most: mostWords }] : query.notes,
  };
}

function noFilters(): Filters {
  return { tags: [], sections: [], authors: [], states: [] };
}

import type { Edition } from "./filters.ts";
import type { QueryWord, SearchQuery } from "./query.ts";
import {
  dividedWord,
  inDrafts,
  type KnownWord,
  storiesWith,
  wordsBeginning,
  wordsLike,
} from "./vocabulary.ts";

export type Expanded = {
  /** For each word what stands for it. */
  words: QueryWord[][];
  corrected: { from: string; to: string[] }[];
  /** In how many stories terms occur, at most. */
  frequency: Map<string, number>;
};

const few = 5; // stories with a word below which it may be two words run together ("opensource")

/**
 * What stands for the words of a query: themselves; where no story has one, the words that begin with it, those that
 * are spelled nearly so, or two words that it is made of.
 */
export async function expandWords(query: SearchQuery, edition: Edition): Promise<Expanded> {
  const terms = [...query.words, ...query.phrases.flat()].flatMap(({ term, parts }) => [term, ...parts]);
  const frequency = await storiesWith(terms);
  const unknown = query.words.filter((word) => occurrences(word, frequency) === 0);
  const drafted =
    edition === "working" && unknown.length > 0 ? await inDrafts(unknown.map(({ term }) => term)) : null;
  const expanded: Expanded = { words: [], corrected: [], frequency };
  for (const word of query.words) {
    const stories = drafted?.has(word.term) ? few : occurrences(word, frequency);
    const others = stories === 0 ? await meant(word) : stories < few ? await divided(word, stories) : [];
    for (const other of others)
      frequency.set(other.term, Math.max(other.stories, frequency.get(other.term) ?? 0));
    expanded.words.push([word, ...others.map(queryWord)]);
    if (stories === 0 && others.length > 0)
      expanded.corrected.push({ from: word.raw, to: others.slice(0, 3).map((each) => each.word) });
  }
  return expanded;
}

const rare = 3; // stories with a word that may itself be a typing mistake
const farCommoner = 5;
const tellingLetters = 6; // a shorter word that a story has is too near to too many others to be taken for a mistake

/** The query with a rare word spelled as a word that far more stories have, or null. */
export async function otherSpelling(query: SearchQuery, { frequency }: Expanded): Promise<string | null> {
  for (const word of query.words) {
    const stories = occurrences(word, frequency);
    if (stories === 0 || stories >= rare || word.parts.length > 0) continue;
    if ([...word.folded].length < tellingLetters) continue;
    const near = (await wordsLike(word.folded)).find(
      (each) => each.term !== word.term && each.stories >= farCommoner * stories,
    );
    if (near) return query.text.replace(word.raw, near.word);
  }
  return null;
}

/** In how many stories a word occurs, at most. */
export function occurrences({ term, parts }: QueryWord, frequency: Map<string, number>): number {
  const whole = frequency.get(term) ?? 0;
  return parts.length === 0 ? whole : whole + Math.min(...parts.map((part) => frequency.get(part) ?? 0));
}

type Meant = KnownWord & { parts?: string[] };

async function meant(word: QueryWord): Promise<Meant[]> {
  const begun = await beginnings(word);
  if (begun.length > 0) return begun;
  if (word.parts.length > 0) return [];
  const like = (await wordsLike(word.folded)).slice(0, 3);
  return like.length > 0 ? like : divided(word);
}

/** Two words that stand one after the other. */
async function divided({ folded, parts }: QueryWord, known = 0): Promise<Meant[]> {
  const halves = parts.length > 0 ? null : await dividedWord(folded);
  if (!halves) return [];
  const stories = Math.min(...halves.map((half) => half.stories));
  if (stories <= 2 * known) return [];
  return [
    {
      word: halves.map(({ word }) => word).join(" "),
      term: folded,
      stories,
      parts: halves.map(({ term }) => term),
    },
  ];
}

async function beginnings({ folded, term, parts }: QueryWord): Promise<Meant[]> {
  if (parts.length > 0 || [...folded].length < 3) return [];
  return (await wordsBeginning(folded)).filter((each) => each.term !== term);
}

function queryWord({ word, term, parts = [] }: Meant): QueryWord {
  return { raw: word, folded: word, term, parts, isFunctionWord: false };
}

import { english, type Language } from "#lib/language/languages.ts";
import { isUnspaced, type Word, wordsOf } from "#lib/language/words.ts";
import { functionWords, stopWords } from "./stop-words.ts";

/** What a text says about a term: how often it occurs and, if the text writes it as a name, how. */
export type Found = { count: number; label: string | null };

/** Plain text and how many times each of its words counts. */
export type Passage = { text: string; times: number };

type Evidence = {
  count: number;
  asName: number;
  asWord: number;
  spellings: Map<string, number>;
  first?: string;
};

/**
 * The terms of a text: stemmed words without accents and case, phrases of two neighbouring ones ("weather+model"), and
 * pairs of capitalised neighbours ("mayo clinic", "freedom of information"), which may be names. Stop words of the
 * language and plain numbers are left out.
 */
export function analyse(passages: Passage[], language: Language = english): Map<string, Found> {
  const evidence = new Map<string, Evidence>();
  for (const { text, times } of passages) {
    for (const line of text.split("\n")) read(line, times, evidence, language);
  }
  return new Map(
    [...evidence].map(([term, seen]) => {
      const opensWithName = seen.first !== undefined && isName(evidence.get(seen.first));
      return [term, { count: seen.count, label: isName(seen) || opensWithName ? commonest(seen) : null }];
    }),
  );
}

/** A line that ends like a sentence shows by its capitals what is a name; headlines and lists may capitalise all. */
function read(line: string, times: number, evidence: Map<string, Evidence>, language: Language) {
  const isProse = /[.!?…]["”’)]*$/.test(line.trim()) && line !== line.toUpperCase();
  const words = [...wordsOf(line, language)];
  const pairs = words.flatMap((word, i) => {
    const first = firstOfPair(words, i, line, language);
    return first ? [{ first, last: word }] : [];
  });
  const paired = new Set(pairs.flatMap(({ first, last }) => [first, last]));

  for (const word of words.filter((each) => tells(each, language))) {
    const seen = evidenceOf(evidence, word.term);
    seen.count += times;
    if (!isCapital(word) && !hasInnerCapital(word)) seen.asWord += 1;
    else if (isProse && !paired.has(word) && (hasInnerCapital(word) || !word.opensSentence))
      see(seen, word.raw);
  }
  for (const phrase of phrasesOf(words, line, language)) evidenceOf(evidence, phrase).count += times;
  for (const { first, last } of pairs) {
    const seen = evidenceOf(evidence, `${first.folded} ${last.folded}`);
    const spelling = line.slice(first.start, last.end).replace(/\s+/gu, " ");
    seen.count += times;
    seen.first = first.term;
    if (isProse && !first.opensSentence) see(seen, spelling);
    else seen.spellings.set(spelling, seen.spellings.get(spelling) ?? 0);
  }
}

function tells({ folded }: Word, language: Language): boolean {
  const isLongEnough = folded.length > 1 || isUnspaced(folded);
  return isLongEnough && !stopWords(language).has(folded) && !/^[\d.]+$/.test(folded);
}

/** Telling words with nothing but a space between them. */
function phrasesOf(words: Word[], line: string, language: Language): string[] {
  return words.flatMap((last, i) => {
    const first = words[i - 1];
    const isPhrase =
      first &&
      tells(first, language) &&
      tells(last, language) &&
      /^\s$/.test(line.slice(first.end, last.start));
    return isPhrase ? [`${first.term}+${last.term}`] : [];
  });
}

/** The capitalised word before this capitalised one, with nothing but a space or "of" between them. */
function firstOfPair(words: Word[], i: number, line: string, language: Language): Word | null {
  const last = words[i];
  const first = words[i - 1]?.raw === "of" ? words[i - 2] : words[i - 1];
  if (!last || !first || !isCapital(first) || !isCapital(last)) return null;
  if (functionWords(language).has(first.folded) || functionWords(language).has(last.folded)) return null;
  return /^\s(?:of\s)?$/u.test(line.slice(first.end, last.start)) ? first : null;
}

function isCapital({ raw }: Word): boolean {
  return /^\p{Lu}/u.test(raw);
}

/** "OpenAI", "LLMs", "GPT-4", "iPhone": written so wherever it stands. */
function hasInnerCapital({ raw }: Word): boolean {
  return /^.+\p{Lu}/u.test(raw);
}

function evidenceOf(evidence: Map<string, Evidence>, term: string): Evidence {
  const known = evidence.get(term) ?? { count: 0, asName: 0, asWord: 0, spellings: new Map() };
  evidence.set(term, known);
  return known;
}

function see(seen: Evidence, spelling: string) {
  seen.asName += 1;
  seen.spellings.set(spelling, (seen.spellings.get(spelling) ?? 0) + 1);
}

/** A text that capitalises a term within a sentence and never writes it small takes it for a name. */
function isName(seen: Evidence | undefined): boolean {
  return seen !== undefined && seen.asName > 0 && seen.asWord === 0;
}

function commonest({ spellings }: Evidence): string | null {
  return [...spellings].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

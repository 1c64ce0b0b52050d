import { stemmer } from "stemmer";
import { functionWords, stopWords } from "./stop-words.ts";

/** What a text says about a term: how often it occurs and, if the text writes it as a name, how. */
export type Found = { count: number; label: string | null };

/** Plain text and how many times each of its words counts. */
export type Passage = { text: string; times: number };

type Word = { raw: string; folded: string; term: string; start: number; opensSentence: boolean };
type Evidence = {
  count: number;
  asName: number;
  asWord: number;
  spellings: Map<string, number>;
  first?: string;
};

const longestWord = 40;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.+#&_-]+[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * The terms of a text: stemmed words without accents and case, and pairs of capitalised neighbours ("mayo clinic",
 * "freedom of information"). English stop words and plain numbers are left out. Scripts without spaces are divided by
 * Unicode's dictionaries.
 */
export function analyse(passages: Passage[]): Map<string, Found> {
  const evidence = new Map<string, Evidence>();
  for (const { text, times } of passages) for (const line of text.split("\n")) read(line, times, evidence);
  return new Map(
    [...evidence].map(([term, seen]) => {
      const opensWithName = seen.first !== undefined && isName(evidence.get(seen.first));
      return [term, { count: seen.count, label: isName(seen) || opensWithName ? commonest(seen) : null }];
    }),
  );
}

/** A line that ends like a sentence shows by its capitals what is a name; headlines and lists may capitalise all. */
function read(line: string, times: number, evidence: Map<string, Evidence>) {
  const isProse = /[.!?…]["”’)]*$/.test(line.trim()) && line !== line.toUpperCase();
  const words = [...wordsOf(line)];
  const pairs = words.flatMap((word, i) => {
    const first = firstOfPair(words, i, line);
    return first ? [{ first, last: word }] : [];
  });
  const paired = new Set(pairs.flatMap(({ first, last }) => [first, last]));

  for (const word of words.filter(tells)) {
    const seen = evidenceOf(evidence, word.term);
    seen.count += times;
    if (!isCapital(word) && !hasInnerCapital(word)) seen.asWord += 1;
    else if (isProse && !paired.has(word) && (hasInnerCapital(word) || !word.opensSentence))
      see(seen, word.raw);
  }
  for (const { first, last } of pairs) {
    const seen = evidenceOf(evidence, `${first.folded} ${last.folded}`);
    const spelling = line.slice(first.start, last.start + last.raw.length).replace(/\s+/gu, " ");
    seen.count += times;
    seen.first = first.term;
    if (isProse && !first.opensSentence) see(seen, spelling);
    else seen.spellings.set(spelling, seen.spellings.get(spelling) ?? 0);
  }
}

/** Lower case without accents, so that "Überblick" and "uberblick" are one word. */
export function fold(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .normalize("NFC");
}

function* wordsOf(line: string): Generator<Word> {
  let end = 0;
  for (const match of line.matchAll(wordPattern)) {
    const opensSentence = end === 0 || /[.!?…:;•–—“"]/.test(line.slice(end, match.index));
    for (const { segment, index } of partsOf(match[0])) {
      const raw = segment.replace(/['’]s$/i, "");
      const folded = fold(raw);
      const term = /^[a-z]+$/.test(folded) ? stemmer(folded) : folded;
      yield { raw, folded, term, start: match.index + index, opensSentence };
    }
    end = match.index + match[0].length;
  }
}

function partsOf(run: string): Iterable<{ segment: string; index: number }> {
  return unspaced.test(run) ? segmenter.segment(run) : [{ segment: run, index: 0 }];
}

function tells({ folded }: Word): boolean {
  const isLongEnough = folded.length > 1 || unspaced.test(folded);
  return isLongEnough && folded.length <= longestWord && !stopWords.has(folded) && !/^[\d.]+$/.test(folded);
}

/** The capitalised word before this capitalised one, with nothing but a space or "of" between them. */
function firstOfPair(words: Word[], i: number, line: string): Word | null {
  const last = words[i];
  const first = words[i - 1]?.raw === "of" ? words[i - 2] : words[i - 1];
  if (!last || !first || !isCapital(first) || !isCapital(last)) return null;
  if (functionWords.has(first.folded) || functionWords.has(last.folded)) return null;
  if (first.folded.length + last.folded.length > 2 * longestWord) return null;
  return /^\s(?:of\s)?$/u.test(line.slice(first.start + first.raw.length, last.start)) ? first : null;
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

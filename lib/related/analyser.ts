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
 * The terms of a text: stemmed words without accents and case, and pairs of capitalised neighbours ("mayo clinic").
 * English stop words and plain numbers are left out. Scripts without spaces are divided by Unicode's dictionaries.
 */
export function analyse(passages: Passage[]): Map<string, Found> {
  const evidence = new Map<string, Evidence>();
  for (const { text, times } of passages) {
    for (const line of text.split("\n")) {
      const isProse = /[.!?…]["”’)]*$/.test(line.trim());
      const isShouted = line === line.toUpperCase();
      let before: Word | null = null;
      for (const word of wordsOf(line)) {
        if (tells(word)) {
          const seen = evidenceOf(evidence, word.term);
          seen.count += times;
          if (!isCapital(word)) seen.asWord += 1;
          if (isShouted) seen.spellings.set(word.raw, 0);
          else if (hasInnerCapital(word) || (isProse && isCapital(word) && !word.opensSentence))
            seeName(seen, word.raw);
        }
        if (before && isPair(before, word, line)) {
          const seen = evidenceOf(evidence, `${before.folded} ${word.folded}`);
          seen.count += times;
          seen.first = before.term;
          if (isProse && !before.opensSentence && !isShouted) seeName(seen, `${before.raw} ${word.raw}`);
          else seen.spellings.set(`${before.raw} ${word.raw}`, 0);
        }
        before = word;
      }
    }
  }
  return new Map(
    [...evidence].map(([term, seen]) => {
      const opensWithName = seen.first !== undefined && isName(evidence.get(seen.first));
      return [term, { count: seen.count, label: isName(seen) || opensWithName ? commonest(seen) : null }];
    }),
  );
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

function isPair(before: Word, word: Word, line: string): boolean {
  if (!isCapital(before) || !isCapital(word)) return false;
  if (functionWords.has(before.folded) || functionWords.has(word.folded)) return false;
  if (before.folded.length + word.folded.length > 2 * longestWord) return false;
  return /^\s$/u.test(line.slice(before.start + before.raw.length, word.start));
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

function seeName(seen: Evidence, spelling: string) {
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

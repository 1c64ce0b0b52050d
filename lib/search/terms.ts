import type { Language } from "#lib/language/languages.ts";
import { wordsOf } from "#lib/language/words.ts";

/** A word as search counts it. A word with a sign inside ("e-mail") is its parts, one after the other, and all of it ("email"). */
export type SearchTerm = {
  /** What it is found under. */
  term: string;
  folded: string;
  /** Words before it in the line; the whole of a compound stands where its first part does. */
  place: number;
  /** Where it begins and ends in the line. */
  start: number;
  end: number;
  /** Of a compound: all of it in one. */
  whole: boolean;
  isFunctionWord: boolean;
  /** Of the basic form, in the story's own language, of the word that comes next. */
  own?: true;
};

/**
 * The search terms of one line, in order, function words among them: a phrase may hold some. A story in another language than the
 * site's (`own`) has each word twice in one place where they differ: as a query for this form says it, and for its basic form.
 */
export function* searchTerms(line: string, language: Language, own?: Language): Generator<SearchTerm> {
  for (const found of termsIn(line, language)) {
    const other = own ? stemmed(stemmed(found.folded, own), language) : found.term;
    if (other !== found.term) yield { ...found, term: other, own: true };
    yield found;
  }
}

function* termsIn(line: string, language: Language): Generator<SearchTerm> {
  let place = 0;
  for (const { folded, term, start, end, isFunctionWord } of wordsOf(line, language)) {
    const parts = /^\d+(?:\.\d+)*$/.test(folded) ? [folded] : folded.split(/['’.+#&_-]+/).filter(Boolean);
    const at = { start, end, isFunctionWord };
    if (parts.length < 2) {
      yield { term, folded, place: place++, whole: false, ...at };
      continue;
    }
    const joined = parts.join("");
    yield { term: stemmed(joined, language), folded: joined, place, whole: true, ...at };
    for (const part of parts)
      yield { term: stemmed(part, language), folded: part, place: place++, whole: false, ...at };
  }
}

function stemmed(folded: string, language: Language): string {
  return /^\p{L}+$/u.test(folded) ? language.stem(folded) || folded : folded;
}

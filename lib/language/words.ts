import type { Language } from "./languages.ts";

/** A word as it stands in a line, and what it is looked up under. */
export type Word = {
  /** As written, without a possessive "’s". */
  raw: string;
  /** Small letters without accents. */
  folded: string;
  /** The folded word without its endings: what two forms of a word have in common. */
  term: string;
  /** Where it begins and ends in the line, in UTF-16 units. */
  start: number;
  end: number;
  /** It opens the line, a sentence, a quotation or what follows a colon. */
  opensSentence: boolean;
  /** An article, a preposition, a pronoun…: it says nothing by itself. */
  isFunctionWord: boolean;
};

const longestWord = 40;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.+#&_-]+[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is what is looked for
const ascii = /^[\x00-\x7f]*$/;
const accented = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Letters that Unicode does not decompose and that readers type without. */
const plain: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ё: "е",
};

/**
 * The words of one line, in order. A word may hold signs ("GPT-4o", "Node.js"); scripts without spaces are divided by
 * Unicode's dictionaries. Words of more than 40 letters are left out: nobody looks for them, and they fit into no index.
 */
export function* wordsOf(line: string, language: Language): Generator<Word> {
  let end = 0;
  for (const match of line.matchAll(wordPattern)) {
    const opensSentence = end === 0 || /[.!?…:;•–—“"]/.test(line.slice(end, match.index));
    for (const { segment, index } of partsOf(match[0])) {
      const raw = segment.replace(/['’]s$/i, "");
      const folded = fold(raw);
      if (folded.length > longestWord) continue;
      const start = match.index + index;
      yield {
        raw,
        folded,
        term: /^\p{L}+$/u.test(folded) ? language.stem(folded) || folded : folded,
        start,
        end: start + raw.length,
        opensSentence,
        isFunctionWord: language.functionWords.has(folded),
      };
    }
    end = match.index + match[0].length;
  }
}

/**
 * Small letters without accents, so that "Überblick" and "uberblick" are one word. Marks that make another letter, as in
 * Japanese or Cyrillic, stay.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(accented, "$1")
    .toLowerCase()
    .normalize("NFKD")
    .replace(accented, "$1")
    .normalize("NFC")
    .replace(/[ßæœøđðþłıё’]/g, (letter) => (letter === "’" ? "'" : (plain[letter] ?? letter)));
}

/** Whether a word is of a script that is written without spaces, where one letter may be a word. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

function partsOf(run: string): Iterable<{ segment: string; index: number }> {
  return unspaced.test(run) ? segmenter.segment(run) : [{ segment: run, index: 0 }];
}

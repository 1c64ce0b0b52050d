import { stemmer as arabicStemmer } from "@orama/stemmers/arabic";
import { stemmer as armenianStemmer } from "@orama/stemmers/armenian";
import { stemmer as bulgarianStemmer } from "@orama/stemmers/bulgarian";
import { stemmer as danishStemmer } from "@orama/stemmers/danish";
import { stemmer as dutchStemmer } from "@orama/stemmers/dutch";
import { stemmer as englishStemmer } from "@orama/stemmers/english";
import { stemmer as finnishStemmer } from "@orama/stemmers/finnish";
import { stemmer as frenchStemmer } from "@orama/stemmers/french";
import { stemmer as germanStemmer } from "@orama/stemmers/german";
import { stemmer as greekStemmer } from "@orama/stemmers/greek";
import { stemmer as hungarianStemmer } from "@orama/stemmers/hungarian";
import { stemmer as indianStemmer } from "@orama/stemmers/indian";
import { stemmer as indonesianStemmer } from "@orama/stemmers/indonesian";
import { stemmer as irishStemmer } from "@orama/stemmers/irish";
import { stemmer as italianStemmer } from "@orama/stemmers/italian";
import { stemmer as lithuanianStemmer } from "@orama/stemmers/lithuanian";
import { stemmer as nepaliStemmer } from "@orama/stemmers/nepali";
import { stemmer as norwegianStemmer } from "@orama/stemmers/norwegian";
import { stemmer as portugueseStemmer } from "@orama/stemmers/portuguese";
import { stemmer as romanianStemmer } from "@orama/stemmers/romanian";
import { stemmer as russianStemmer } from "@orama/stemmers/russian";
import { stemmer as serbianStemmer } from "@orama/stemmers/serbian";
import { stemmer as spanishStemmer } from "@orama/stemmers/spanish";
import { stemmer as swedishStemmer } from "@orama/stemmers/swedish";
import { stemmer as tamilStemmer } from "@orama/stemmers/tamil";
import { stemmer as turkishStemmer } from "@orama/stemmers/turkish";
import { stemmer as ukrainianStemmer } from "@orama/stemmers/ukrainian";
import { stopwords as arabicWords } from "@orama/stopwords/arabic";
import { stopwords as armenianWords } from "@orama/stopwords/armenian";
import { stopwords as bulgarianWords } from "@orama/stopwords/bulgarian";
import { stopwords as danishWords } from "@orama/stopwords/danish";
import { stopwords as dutchWords } from "@orama/stopwords/dutch";
import { stopwords as englishWords } from "@orama/stopwords/english";
import { stopwords as finnishWords } from "@orama/stopwords/finnish";
import { stopwords as frenchWords } from "@orama/stopwords/french";
import { stopwords as germanWords } from "@orama/stopwords/german";
import { stopwords as greekWords } from "@orama/stopwords/greek";
import { stopwords as hungarianWords } from "@orama/stopwords/hungarian";
import { stopwords as indianWords } from "@orama/stopwords/indian";
import { stopwords as indonesianWords } from "@orama/stopwords/indonesian";
import { stopwords as irishWords } from "@orama/stopwords/irish";
import { stopwords as italianWords } from "@orama/stopwords/italian";
import { stopwords as lithuanianWords } from "@orama/stopwords/lithuanian";
import { stopwords as nepaliWords } from "@orama/stopwords/nepali";
import { stopwords as norwegianWords } from "@orama/stopwords/norwegian";
import { stopwords as portugueseWords } from "@orama/stopwords/portuguese";
import { stopwords as romanianWords } from "@orama/stopwords/romanian";
import { stopwords as russianWords } from "@orama/stopwords/russian";
import { stopwords as serbianWords } from "@orama/stopwords/serbian";
import { stopwords as spanishWords } from "@orama/stopwords/spanish";
import { stopwords as swedishWords } from "@orama/stopwords/swedish";
import { stopwords as tamilWords } from "@orama/stopwords/tamil";
import { stopwords as turkishWords } from "@orama/stopwords/turkish";
import { stopwords as ukrainianWords } from "@orama/stopwords/ukrainian";
import { fold } from "./words.ts";

/** What the words of a language have to be known by. */
export type Language = {
  /** Takes the endings off a folded word (Snowball); a language without a stemmer leaves it as it is. */
  stem(folded: string): string;
  /** Words that say nothing by themselves, folded. */
  functionWords: ReadonlySet<string>;
};

/** By the first part of a language tag (BCP 47). */
const known: Record<string, Language> = {
  ar: language(arabicStemmer, arabicWords),
  bg: language(bulgarianStemmer, bulgarianWords),
  da: language(danishStemmer, danishWords),
  de: language(germanStemmer, germanWords),
  el: language(greekStemmer, greekWords),
  en: language(englishStemmer, englishWords),
  es: language(spanishStemmer, spanishWords),
  fi: language(finnishStemmer, finnishWords),
  fr: language(frenchStemmer, frenchWords),
  ga: language(irishStemmer, irishWords),
  hi: language(indianStemmer, indianWords),
  hu: language(hungarianStemmer, hungarianWords),
  hy: language(armenianStemmer, armenianWords),
  id: language(indonesianStemmer, indonesianWords),
  it: language(italianStemmer, italianWords),
  lt: language(lithuanianStemmer, lithuanianWords),
  ne: language(nepaliStemmer, nepaliWords),
  nl: language(dutchStemmer, dutchWords),
  no: language(norwegianStemmer, norwegianWords),
  pt: language(portugueseStemmer, portugueseWords),
  ro: language(romanianStemmer, romanianWords),
  ru: language(russianStemmer, russianWords),
  sr: language(serbianStemmer, serbianWords),
  sv: language(swedishStemmer, swedishWords),
  ta: language(tamilStemmer, tamilWords),
  tr: language(turkishStemmer, turkishWords),
  uk: language(ukrainianStemmer, ukrainianWords),
};

const other: Language = { stem: (folded) => folded, functionWords: new Set() };

/** The language of a tag such as "en-GB" (BCP 47); one that is not known keeps its words as they are. */
export function languageOf(tag: string): Language {
  const [primary = ""] = tag.toLowerCase().split("-");
  return known[primary === "nb" || primary === "nn" ? "no" : primary] ?? other;
}

export const english: Language = languageOf("en");

function language(stem: (word: string) => string, words: string[]): Language {
  return { stem: remembering(stem), functionWords: new Set(words.map(fold)) };
}

/** A few thousand words make most of any text. */
const remembered = 20_000;

function remembering(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= remembered) known.clear();
    const stemmed = stem(word);
    known.set(word, stemmed);
    return stemmed;
  };
}

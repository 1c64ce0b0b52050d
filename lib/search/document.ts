import { type Language, languageOf } from "#lib/language/languages.ts";
import { plainText } from "#lib/markdown/plain.ts";
import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { searchTerms } from "./terms.ts";

/** Goes up when documents would be made otherwise from the same story: the old ones are then made anew. */
export const edition = 1;

/** A part of a story as plain text, by the name under which readers know it. */
export type Passage = [part: string, text: string];

/** What a story is filed under, beside its words. */
export type Filing = {
  live: boolean;
  /** Readers see another text of it, or none. */
  draft: boolean;
  at: Date;
  sectionId: number | null;
  tagIds: number[];
  authorId: string | null;
};

/** What is stored for a text; `head` and `document` are written as PostgreSQL reads a tsvector. */
export type SearchText = {
  head: string;
  document: string;
  passages: Passage[];
  /** Every word with its term, and every filing. */
  words: Map<string, string>;
};

type Weight = "A" | "B" | "C" | "D";

/**
 * Everything that a story is found by. Headline A; tags, summary, Our Take and its claim B; Why it matters and Do this week C; body,
 * sources and corrections D. `language` is the site's; a story in another is found by its own forms of words too. Words beyond the 16,000th are left out: PostgreSQL knows no places for them.
 */
export function searchText(content: StoryContent, filing: Filing, language: Language): SearchText {
  const own = content.language === null ? undefined : languageOf(content.language);
  const head = new Places(language, own);
  head.add(content.headline, "A");
  head.add(content.tags.join("\n"), "B");
  head.add(content.summary, "C");

  const passages = passagesOf(content);
  const document = new Places(language, own);
  document.add(content.headline, "A");
  document.add(content.tags.join("\n"), "B");
  for (const [part, text] of passages) document.add(text, weights[part] ?? "D");

  const filed = filings(filing);
  const words = new Map([...document.words, ...filed.map((name) => [name, name] as const)]);
  return { head: head.text(), document: document.text(filed), passages, words };
}

/** The names of what a story is filed under, each a lexeme beside its words; no word holds a colon. */
export function filings({ live, draft, at, sectionId, tagIds, authorId }: Filing): string[] {
  const month = at.toISOString().slice(0, 7);
  return [
    ...(live ? [filed.live] : []),
    ...(draft ? [filed.draft] : []),
    filed.year(at.getUTCFullYear()),
    filed.month(month),
    ...(sectionId === null ? [] : [filed.section(sectionId)]),
    ...(authorId === null ? [] : [filed.author(authorId)]),
    ...tagIds.map(filed.tag),
  ];
}

export const filed = {
  live: "e:live",
  draft: "e:draft",
  year: (year: number) => `y:${String(year).padStart(4, "0")}`,
  month: (month: string) => `m:${month}`,
  section: (id: number) => `s:${id}`,
  author: (id: string) => `a:${id}`,
  tag: (id: number) => `t:${id}`,
};

const weights: Record<string, Weight> = {
  [partNames.summary]: "B",
  [partNames.ourTake]: "B",
  [partNames.claim]: "B",
  [partNames.whyItMatters]: "C",
  [partNames.doThisWeek]: "C",
};

function passagesOf(content: StoryContent): Passage[] {
  const lines = (texts: string[]) => texts.filter(Boolean).join("\n");
  const passages: Passage[] = [
    [partNames.summary, content.summary],
    [partNames.ourTake, plainText(content.ourTake)],
    [partNames.claim, content.claim],
    [partNames.whyItMatters, plainText(content.whyItMatters)],
    [
      partNames.doThisWeek,
      lines(content.doThisWeek.map(({ audience, action }) => [audience, action].filter(Boolean).join(": "))),
    ],
    [partNames.body, plainText(content.body)],
    [
      partNames.sources,
      lines(content.sources.map(({ title, publisher }) => [title, publisher].filter(Boolean).join(", "))),
    ],
    [partNames.corrections, lines(content.corrections.map(({ text }) => text))],
  ];
  return passages.filter(([, text]) => text !== "");
}

const lastPlace = 16_000;
const mostPlaces = 200; // of one word; PostgreSQL keeps 255
const gap = 8; // so that no phrase reaches from one line into the next

/** Collects words with their places. */
class Places {
  readonly words = new Map<string, string>();
  #language: Language;
  #own: Language | undefined;
  #places = new Map<string, string[]>();
  #next = 1;

  constructor(language: Language, own: Language | undefined) {
    this.#language = language;
    this.#own = own;
  }

  add(text: string, weight: Weight) {
    for (const line of text.split("\n")) {
      const first = this.#next;
      for (const { term, folded, place, own } of searchTerms(line, this.#language, this.#own)) {
        if (first + place > lastPlace) return;
        if (!own) this.words.set(folded, term);
        this.#put(term, `${first + place}${weight}`);
        this.#next = first + place + 1;
      }
      this.#next += gap;
    }
  }

  text(filings: string[] = []): string {
    const lexemes = [...this.#places].map(([term, places]) => `${lexeme(term)}:${places.join(",")}`);
    return [...lexemes, ...filings.map(lexeme)].join(" ");
  }

  #put(term: string, place: string) {
    const places = this.#places.get(term);
    if (!places) this.#places.set(term, [place]);
    else if (places.length < mostPlaces) places.push(place);
  }
}

/** A word as PostgreSQL reads it in a tsvector or a tsquery, whatever signs it holds. */
export function lexeme(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

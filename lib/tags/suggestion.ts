import type { Language } from "#lib/language/languages.ts";
import { wordsOf } from "#lib/language/words.ts";
import { plainText } from "#lib/markdown/plain.ts";
import type { StoryContent } from "#lib/stories/content.ts";

/** A tag with the number of other published stories that bear it. */
export type KnownTag = { id: number; name: string; stories: number };

/** A story near the text: how near, and the ids of its tags. */
export type NearTags = { score: number; tags: number[] };

/** A tag for a draft, with the reason in an editor's words: "Named in the headline, in 3 near stories". */
export type TagSuggestion = { name: string; reason: string };

/** Chosen on every other post of 18f.jsonl, and as good on the rest; see README.md. */
const steepness = 3;
const naming = { share: 0.3, half: 4, headline: 4, summary: 2, text: 1 };
const prior = 0.05;

/**
 * The tags that a text should bear, best first. A tag's score is the share of the near stories that bear it, each counted by its
 * nearness to the power of 3; + 0.3 · n / (n + 4), where n is how often the text names it (a headline counts 4, a summary 2); +
 * 0.05 · ln(1 + its stories) / ln(1 + all stories). What is neither borne nor named is no suggestion.
 */
export function suggestionsFor(
  content: StoryContent,
  facts: { near: NearTags[]; tags: KnownTag[]; stories: number; language: Language },
  most = 5,
): TagSuggestion[] {
  const { near, stories, language } = facts;
  const free = facts.tags.filter(({ name }) => !content.tags.includes(name));
  const named = namedIn(content, free, language);
  const weights = near.map(({ score }) => Math.max(0, score) ** steepness);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = free.flatMap((tag) => {
    const bearing = near.flatMap(({ tags }, place) => (tags.includes(tag.id) ? [place] : []));
    const naming = named.get(tag.id) ?? null;
    if (bearing.length === 0 && naming === null) return [];
    const share = bearing.reduce((sum, place) => sum + (weights[place] ?? 0), 0) / (all || 1);
    return { tag, bearing: bearing.length, naming, score: share + worth(naming, tag.stories, stories) };
  });
  return scored
    .sort((a, b) => b.score - a.score || b.tag.stories - a.tag.stories || a.tag.id - b.tag.id)
    .slice(0, most)
    .map(({ tag, bearing, naming }) => ({ name: tag.name, reason: reasonFor(bearing, naming) }));
}

/** How often and where a text names a tag. */
type Naming = { times: number; place: "headline" | "summary" | "text" };

function worth(named: Naming | null, stories: number, all: number): number {
  const said = named ? named.times / (named.times + naming.half) : 0;
  return naming.share * said + (prior * Math.log1p(stories)) / (Math.log1p(all) || 1);
}

function reasonFor(bearing: number, named: Naming | null): string {
  const near = bearing === 0 ? "" : bearing === 1 ? "in a near story" : `in ${bearing} near stories`;
  const reason = [named ? `named in the ${named.place}` : "", near].filter(Boolean).join(", ");
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}

/** Which tags the text has word for word, but for endings, case and accents. */
function namedIn(content: StoryContent, tags: KnownTag[], language: Language): Map<number, Naming> {
  const phrases = new Map<string, number[]>();
  let longest = 0;
  for (const { id, name } of tags) {
    const words = [...wordsOf(name, language)];
    if (words.length === 0 || words.every(({ isFunctionWord }) => isFunctionWord)) continue;
    const phrase = words.map(({ term }) => term).join(" ");
    phrases.set(phrase, [...(phrases.get(phrase) ?? []), id]);
    longest = Math.max(longest, words.length);
  }
  const found = new Map<number, Naming>();
  for (const [place, text] of partsOf(content)) {
    for (const line of text.split("\n")) {
      const terms = [...wordsOf(line, language)].map(({ term }) => term);
      for (const phrase of stretches(terms, longest)) {
        for (const id of phrases.get(phrase) ?? []) {
          const before = found.get(id);
          found.set(id, { times: (before?.times ?? 0) + naming[place], place: before?.place ?? place });
        }
      }
    }
  }
  return found;
}

function partsOf(content: StoryContent): [Naming["place"], string][] {
  const { headline, summary, ourTake, whyItMatters, body } = content;
  const texts = [ourTake, whyItMatters, body].map((text) => ["text", plainText(text)] as const);
  return [
    ["headline", headline],
    ["summary", summary],
    ...texts.map((text): [Naming["place"], string] => [...text]),
  ];
}

function* stretches(terms: string[], longest: number): Generator<string> {
  for (let from = 0; from < terms.length; from++) {
    let phrase = "";
    for (let to = from; to < Math.min(terms.length, from + longest); to++) {
      phrase = phrase === "" ? (terms[to] ?? "") : `${phrase} ${terms[to]}`;
      yield phrase;
    }
  }
}

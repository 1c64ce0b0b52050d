import type { Language } from "#lib/language/languages.ts";
import { fold } from "#lib/language/words.ts";
import { partNames } from "#lib/stories/content.ts";
import type { Piece, Snippet } from "./answer.ts";
import type { Passage } from "./document.ts";
import { searchTerms } from "./terms.ts";

type Hit = { term: string; start: number; end: number };

const length = 240; // characters, roughly
const lead = 100; // characters before the first hit in which a sentence may begin

/** A line in pieces, those marked whose words have one of these terms; `own` is the story's language, where that is another. */
export function highlight(
  line: string,
  terms: ReadonlySet<string>,
  language: Language,
  own?: Language,
): Piece[] {
  return pieces(line, hitsIn(line, terms, language, own), 0, line.length);
}

/**
 * The passage of a story in which most of these terms stand together; of two alike the one that is higher up, Our Take before the
 * summary, which cards show anyway. Null if none of them occurs.
 */
export function snippetOf(
  passages: Passage[],
  terms: ReadonlySet<string>,
  language: Language,
  own?: Language,
): Snippet | null {
  const starts = [...terms].map((term) => term.slice(0, Math.max(1, term.length - 2)));
  let best: { part: string; line: string; hits: Hit[]; from: number; score: number } | null = null;
  const byWorth = passages.toSorted(([a], [b]) => (worth[b] ?? 0) - (worth[a] ?? 0));
  for (const [part, text] of byWorth) {
    // What comes now is worth less, and cannot hold more.
    if (best && best.score >= terms.size * 100) break;
    for (const line of text.split("\n")) {
      const folded = fold(line).replace(/(?<=\S)['.+#&_-](?=\S)/g, "");
      if (!starts.some((start) => folded.includes(start))) continue;
      const hits = hitsIn(line, terms, language, own);
      for (const [i, { start }] of hits.entries()) {
        const near = hits.slice(i).filter((hit) => hit.end <= start + length - lead);
        const distinct = new Set(near.map(({ term }) => term)).size;
        const score = distinct * 100 + Math.min(near.length, 5) + (worth[part] ?? 0);
        if (!best || score > best.score) best = { part, line, hits, from: start, score };
      }
    }
  }
  if (!best) return null;
  const { part, line, hits, from } = best;
  const [start, end] = stretch(line, from);
  const cut = pieces(line, hits, start, end);
  return { part, pieces: [...(start > 0 ? [dots] : []), ...cut, ...(end < line.length ? [dots] : [])] };
}

const dots: Piece = { text: "…", hit: false };

const worth: Record<string, number> = {
  [partNames.ourTake]: 9,
  [partNames.claim]: 8,
  [partNames.whyItMatters]: 7,
  [partNames.doThisWeek]: 6,
  [partNames.body]: 4,
  [partNames.summary]: 3,
};

function hitsIn(line: string, terms: ReadonlySet<string>, language: Language, own?: Language): Hit[] {
  const hits: Hit[] = [];
  for (const { term, start, end } of searchTerms(line, language, own)) {
    if (!terms.has(term)) continue;
    // The parts of a compound stand where the whole does.
    if (hits.at(-1)?.start === start) (hits.at(-1) as Hit).end = Math.max(end, (hits.at(-1) as Hit).end);
    else hits.push({ term, start, end });
  }
  return hits;
}

/** From where to where a line is shown around a hit: from its sentence's beginning, if that is near, and by whole words. */
function stretch(line: string, hit: number): [number, number] {
  const before = line.slice(Math.max(0, hit - lead), hit);
  const sentence = [...before.matchAll(/[.!?…:;]["”’)]*\s+/gu)].at(-1);
  let start = 0;
  if (sentence) start = hit - before.length + sentence.index + sentence[0].length;
  else if (hit > lead) start = hit - before.length + (/\s/u.exec(before)?.index ?? before.length - 1) + 1;
  if (line.length - start <= length + 40) return [start, line.length];
  const shown = line.slice(start, start + length);
  const space = shown.search(/\s\S*$/u);
  const end = start + (space > length / 2 ? space : shown.replace(/[\ud800-\udbff]$/, "").length);
  return [start, end];
}

function pieces(line: string, hits: Hit[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > to) continue;
    if (start > at) found.push({ text: line.slice(at, start), hit: false });
    found.push({ text: line.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) found.push({ text: line.slice(at, to), hit: false });
  return found;
}

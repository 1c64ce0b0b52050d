import { same } from "#lib/stories/compare.ts";
import type { CorrectionKind, StoryContent } from "#lib/stories/content.ts";
import { type BlockChange, compareBlocks, readingBlocks } from "./blocks.ts";
import { compareLists, type Item } from "./lists.ts";
import { compareWords, type Run } from "./words.ts";

/** What readers of a published story could be told of a change: of which kind it is, and in which words. */
export type Proposal = { kind: CorrectionKind; text: string };

/** So many passages are told one by one; who changed more says it better in a sentence of their own. */
const mostPassages = 3;
/** Characters of a passage that are worth repeating. */
const longestPassage = 120;

/**
 * What to tell readers when `after` takes the place of `before`, at most one proposal of each kind, the gravest first:
 * a correction where something that was said is said otherwise or no more, an update where something is said besides,
 * a typo where only spelling differs. None when readers meet the same words, or when `after` tells them already.
 */
export function proposeCorrections(before: StoryContent, after: StoryContent): Proposal[] {
  if (after.corrections.some((now) => !before.corrections.some((old) => same(old, now)))) return [];
  const passages = told.flatMap(({ where, changes }) =>
    changes(before, after).flatMap((change) => passagesOf(where, change)),
  );
  return gravest.flatMap((kind) => {
    const texts = passages.filter((passage) => passage.kind === kind).map(({ text }) => text);
    return texts.length > 0 ? [{ kind, text: together(kind, [...new Set(texts)]) }] : [];
  });
}

const gravest: CorrectionKind[] = ["correction", "update", "typo"];

type Changes = (before: StoryContent, after: StoryContent) => Run[][];

/** The parts that state facts or the desk's judgement, and what they are to readers. */
const told: { where: string; changes: Changes }[] = [
  line("headline", "the headline"),
  line("summary", "the summary"),
  prose("ourTake", "Our Take"),
  line("claim", "our claim"),
  {
    where: "the day to look back",
    changes: ({ lookBack: before }, { lookBack: after }) =>
      before === null || after === null || before === after
        ? []
        : [
            [
              { kind: "removed", text: inWords(before) },
              { kind: "added", text: inWords(after) },
            ],
          ],
  },
  prose("whyItMatters", "“Why it matters”"),
  {
    where: "“Do this week”",
    changes: (before, after) =>
      compareLists(actions(before), actions(after)).flatMap(({ fields }) => fields.map(({ runs }) => runs)),
  },
  prose("body", "this story"),
];

function line(part: "headline" | "summary" | "claim", where: string) {
  return {
    where,
    changes: ((before, after) => [compareWords(before[part], after[part])]) as Changes,
  };
}

function prose(part: "ourTake" | "whyItMatters" | "body", where: string) {
  const blocks = (content: StoryContent) => readingBlocks(content[part]);
  return {
    where,
    changes: ((before, after) =>
      compareBlocks(blocks(before), blocks(after)).map(({ runs }: BlockChange) => runs)) as Changes,
  };
}

function inWords(day: string): string {
  return dayWords.format(new Date(`${day}T00:00:00Z`));
}

const dayWords = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  year: "numeric",
  month: "long",
  day: "numeric",
});

/** Without the day on which it ends: that is no statement. */
function actions({ doThisWeek }: StoryContent): Item[] {
  return doThisWeek.map(({ audience, action }): Item => [["", `${audience}: ${action}`]]);
}

/** What is to be told of one text: each change with the words around it. */
function passagesOf(where: string, runs: Run[]): Proposal[] {
  if (runs.every(({ kind }) => kind === "same")) return [];
  const proposals: Proposal[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at] as Run;
    if (run.kind === "same") continue;
    const next = runs[at + 1];
    const replaced = run.kind === "removed" && next?.kind === "added";
    const removed = run.kind === "removed" ? run.text : "";
    const added = replaced ? next.text : run.kind === "added" ? run.text : "";
    const start = runs[at - 1]?.text ?? "";
    if (replaced) at++;
    const end = runs[at + 1]?.text ?? "";
    const proposal = passage(where, removed, added, start, end);
    if (proposal) proposals.push(proposal);
  }
  return proposals;
}

function passage(where: string, removed: string, added: string, start: string, end: string): Proposal | null {
  if (letters(removed) === letters(added)) return null;
  if (isSpelling(removed, added)) return { kind: "typo", text: `a spelling mistake in ${where}` };
  const quoted = (words: string) => `“${shortened(around(start, words, end))}”`;
  if (letters(removed) === "" && !turns.test(added))
    return { kind: "update", text: `Added to ${where}: “${shortened(squeezed(added))}”.` };
  if (letters(added) === "" && !turns.test(removed))
    return {
      kind: "correction",
      text: `An earlier version of ${where} also said “${shortened(squeezed(removed))}”.`,
    };
  return {
    kind: "correction",
    text: `An earlier version of ${where} said ${quoted(removed)}; it now says ${quoted(added)}.`,
  };
}

/** Words that turn a sentence into its opposite, however little else changes. */
const turns = /\b(?:not?|never|without|nor|none|\w+n['’]t)\b/iu;

/** One word each, nearly the same, and neither a number, a name nor a denial. */
function isSpelling(removed: string, added: string): boolean {
  const [old = "", now = ""] = [squeezed(removed), squeezed(added)];
  const words = [old, now].every((text) => /^[\p{L}\p{M}'’-]+$/u.test(text));
  if (!words || turns.test(old) || turns.test(now)) return false;
  if (old.toLowerCase() === now.toLowerCase()) return true;
  const isName = (text: string) => text !== text.toLowerCase();
  return !isName(old) && !isName(now) && Math.min(old.length, now.length) > 3 && nearlySame(old, now);
}

/** Whether two letters have changed places, or one makes the difference and is no other ending. */
function nearlySame(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let tail = 0;
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [x, y] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
  const swapped = x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
  return swapped || (tail > 0 && x.length <= 1 && y.length <= 1);
}

/** A changed passage with up to four words on either side, so that it says something by itself. */
function around(start: string, words: string, end: string): string {
  const before = /(?:\S+[^\S\n]+){0,3}\S*[^\S\n]*$/u.exec(start)?.[0] ?? "";
  const after = /^[^\S\n]*\S*(?:[^\S\n]+\S+){0,3}/u.exec(end)?.[0] ?? "";
  return squeezed(`${before}${words}${after}`).replace(/[.,;:]$/u, "");
}

function together(kind: CorrectionKind, texts: string[]): string {
  if (kind === "typo") return `Corrected ${listed(texts.slice(0, mostPassages))}.`;
  return texts.slice(0, mostPassages).join(" ");
}

function listed(texts: string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{Sc}%‰+−<>=-]/gu, "");
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function shortened(text: string): string {
  if (text.length <= longestPassage) return text;
  return `${text.slice(0, longestPassage).replace(/\s+\S*$/u, "")}…`;
}

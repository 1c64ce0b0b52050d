import { filed } from "./document.ts";
import { type Expanded, occurrences } from "./expand.ts";
import type { Edition } from "./filters.ts";
import { type Month, monthsBetween, newestPeriod, type Period } from "./periods.ts";
import { type Ranked, type Ranking, ranked } from "./rank.ts";
import { looksClosely, type Match, matching, ranking } from "./tsquery.ts";
import { months, storiesWith } from "./vocabulary.ts";

/** How many texts are ranked at most, roughly: where more match, only the newest stories are looked through. */
const rankedAtMost = 3000;
const readClosely = 500; // where each has to be read for words that stand together
const readAtMost = 2500; // when too few of those were found

/** Looks through as many of the newest stories as hold most of what is asked for: most searches, through all. */
export async function rankNewest(
  match: Match,
  asked: Omit<Ranking, "match" | "any" | "all">,
  { frequency }: Expanded,
  most = looksClosely(match) ? readClosely : rankedAtMost,
): Promise<{ found: Ranked; period: Period | null }> {
  const terms = ranking(match);
  const [all, filings] = await Promise.all([months(), storiesWith(match.filed.flat())]);
  const within = monthsBetween(all, asked.from, asked.to);
  const total = within.reduce((sum, { stories }) => sum + stories, 0);
  const bound = mostMatches(match, frequency, filings, total);
  const holding = (texts: number) => (bound <= texts ? total : Math.ceil((total * texts) / bound));
  const furthest = looksClosely(match) ? holding(Math.max(most, readAtMost)) : total;
  let wanted = holding(most);
  for (let tries = 1; ; tries++) {
    const period = wanted >= total ? null : newestPeriod(within, wanted);
    const found = await ranked({ ...asked, ...terms, match: conditionOf(match, asked, period, within) });
    const isEnough = found.total >= most / 3 || period === null || period.stories >= furthest;
    if (isEnough || tries === 3) return { found, period };
    // Fewer than there could have been: as far back as this density promises most, but not by leaps.
    const promising = period.stories * Math.min(10, most / Math.max(1, found.total));
    wanted = Math.min(furthest, Math.max(2 * period.stories, Math.trunc(promising)));
  }
}

/** In no more stories than this can everything occur at once. */
function mostMatches(
  { words, phrases, filed: groups }: Match,
  frequency: Map<string, number>,
  filings: Map<string, number>,
  total: number,
): number {
  const sums = [
    ...words.map((alternatives) => sum(alternatives.map((word) => occurrences(word, frequency)))),
    ...phrases.flat().map((word) => occurrences(word, frequency)),
    ...groups.map((names) => sum(names.map((name) => filings.get(name) ?? 0))),
  ];
  return Math.min(total, ...sums);
}

function conditionOf(
  match: Match,
  asked: { edition: Edition; from: Date | null; to: Date | null; states: string[] },
  period: Period | null,
  within: Month[],
) {
  const drafts = asked.edition === "working" ? [filed.draft] : [];
  const isDated = asked.from !== null || asked.to !== null;
  const periods = period ? [...period.names, ...drafts] : isDated ? [...namesOf(within), ...drafts] : [];
  const isDraft = asked.states.length > 0 && !asked.states.includes("published");
  const groups = [...match.filed, ...(periods.length > 0 ? [periods] : []), ...(isDraft ? [drafts] : [])];
  const isOpen = matching({ ...match, not: [], notFiled: [], filed: groups }) === "";
  return matching({ ...match, filed: isOpen ? [[filed.live, ...drafts]] : groups });
}

/** Months as few names: of a stretch in the past the years need not be told apart. */
function namesOf(within: Month[]): string[] {
  const names = within.map(({ month }) => filed.month(month));
  return names.length > 0 ? names : ["e:none"];
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

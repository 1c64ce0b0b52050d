import { singleLine } from "#lib/stories/text.ts";
import { type KeptVerdict, verdictInput } from "#lib/takes/verdict.ts";
import type { Mistake } from "./mistakes.ts";

/** What a file says of a verdict, as typed. */
export type VerdictPart = {
  outcome: string;
  claim: string;
  note: string;
  url: string;
  date: string;
  by: string;
};

export const verdictShape = {
  outcome: "text",
  claim: "text",
  note: "text",
  url: "text",
  date: "text",
  by: "text",
} as const;

const longest = { claim: 500, by: 200 } as const;

/** Reads the verdict on a story's claim; `dateOf` understands a date as files write it. */
export function readVerdict(
  { outcome, claim, by, date, ...said }: VerdictPart,
  storyClaim: string,
  dateOf: (text: string) => Date | undefined,
): { verdict: KeptVerdict } | { mistakes: Omit<Mistake, "line">[] } {
  const checked = verdictInput.safeParse({ verdict: outcome, note: said.note, url: said.url });
  const judged = singleLine(claim) || storyClaim;
  const givenBy = singleLine(by);
  const givenAt = dateOf(date);
  const mistakes = checked.success
    ? []
    : checked.error.issues.map(({ path, message }) => ({ path: place(String(path[0])), message }));
  if (judged === "" || judged.length > longest.claim)
    mistakes.push({
      path: place("claim"),
      message: `Say what was judged, in at most ${longest.claim} characters.`,
    });
  if (!givenAt) mistakes.push({ path: place("date"), message: "Say when it was given, such as 2026-06-04." });
  if (givenBy.length > longest.by)
    mistakes.push({ path: place("by"), message: `The name is longer than ${longest.by} characters.` });
  if (!checked.success || !givenAt || mistakes.length > 0) return { mistakes };
  return { verdict: { ...checked.data, judged, givenAt, givenBy } };
}

/** The verdict as a file says it; the claim only where the story says it otherwise now. */
export function verdictPart(verdict: KeptVerdict, storyClaim: string): VerdictPart {
  const { judged, note, url, givenAt, givenBy } = verdict;
  return {
    outcome: verdict.verdict,
    claim: judged === storyClaim ? "" : judged,
    note,
    url,
    date: givenAt.toISOString(),
    by: givenBy,
  };
}

function place(field: string): string {
  return `verdict.${field === "verdict" ? "outcome" : field}`;
}

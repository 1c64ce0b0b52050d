import type { MoveName } from "../types.ts";

/** The moves of review, and giving a story to somebody. */
export type StepName = MoveName | "assign";

export const stepNames: Record<StepName, string> = {
  submit: "Submit for review",
  approve: "Approve",
  requestChanges: "Ask for changes",
  restore: "Take back as a draft",
  assign: "Give to somebody",
};

/** What a dialog asks, of one story or of several. */
export function stepTitle(step: StepName, count: number): string {
  const these = count === 1 ? "this story" : `these ${count} stories`;
  const titles: Record<StepName, string> = {
    submit: `Submit ${these} for review?`,
    approve: `Approve ${these}?`,
    requestChanges: `Ask for changes in ${these}?`,
    restore: `Take ${these} back as ${count === 1 ? "a draft" : "drafts"}?`,
    assign: `Whose turn is it with ${these}?`,
  };
  return titles[step];
}

/** What comes of it, in a sentence. */
export function stepMeaning(step: StepName, count: number): string {
  const each = count === 1 ? "" : " Each goes or stays for itself.";
  const meanings: Record<StepName, string> = {
    submit: "Editors find it among what waits for them. It can still be written on meanwhile.",
    approve:
      "You answer for exactly the text as it is saved now. The next change, be it one word, makes the approval void.",
    requestChanges: "It is a draft again, and an approval that it has is taken back.",
    restore: "Readers still do not see it.",
    assign: "A writer who is given a story may change it as long as readers do not see it.",
  };
  return meanings[step] + each;
}

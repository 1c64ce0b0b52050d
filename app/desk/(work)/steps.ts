import type { StepName } from "#components/desk/review/step-words.ts";
import { type Actor, may } from "#lib/auth/policy.ts";

/** The moves that somebody may make with some story at least; about each story the command decides. */
export function stepsOf(person: Actor): StepName[] {
  return may(person, "story.review")
    ? ["submit", "approve", "requestChanges", "assign"]
    : ["submit", "assign"];
}

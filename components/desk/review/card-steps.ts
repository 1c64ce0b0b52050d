import { type Actor, may } from "#lib/auth/policy.ts";
import type { DeskRow } from "#lib/stories/desk-queries.ts";
import { type Move, next } from "#lib/stories/lifecycle.ts";
import type { StepName } from "./step-words.ts";

/** What this person can do with a story where it stands, as far as is known without asking. */
export function stepsWith(person: Actor, { state, live, author, assignee }: DeskRow): StepName[] {
  const facts = { createdById: author?.id ?? null, assigneeId: assignee?.id ?? null, live };
  const legal = (move: Move) => next(state, move, live) !== null;
  const reviews = may(person, "story.review", facts);
  return [
    ...(legal("submit") && may(person, "story.submit", facts) ? (["submit"] as const) : []),
    ...(legal("approve") && reviews ? (["approve"] as const) : []),
    ...(legal("requestChanges") && reviews ? (["requestChanges"] as const) : []),
    ...(state !== "published" && may(person, "story.assign", facts) ? (["assign"] as const) : []),
  ];
}

import { type Actor, may } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { type Problem, Refusal } from "#lib/result.ts";
import { markRevision } from "#lib/stories/marks.ts";
import { type Placed, type Reviewed, requireOthersEyes, requireTicked, rulesOf } from "./gate.ts";

export type ReviewMove = "submit" | "requestChanges" | "approve" | "restore";

/** What goes with a move, from whoever makes it. */
export type StepInput = {
  move: ReviewMove;
  /** The items of the checklist that were ticked. */
  ticked?: string[];
  /** With "requestChanges": what is to be changed. */
  note?: string;
  /** Whose turn it is then; undefined leaves it to the move. */
  assigneeId?: string | null;
};

type Held = Reviewed & { working: Placed; assigneeId: string | null; createdById: string | null };

/**
 * What a move does beside the state: the checklist is done, a submission and an approval are kept with the version and
 * its text, an approval is taken back by asking for changes, and it becomes somebody's turn. Gives what is new in the
 * story's row, and what the log tells. @throws Refusal "invalid", "forbidden".
 */
export async function takeStep(tx: Transaction, actor: Actor, story: Held, input: StepInput) {
  const { id: storyId, working } = story;
  const { number, hash } = working;
  const { move, ticked = [] } = input;
  const revision = { storyId, number };
  if (move === "submit" || move === "approve") {
    const rules = await rulesOf(tx, working, story.published);
    if (move === "approve") await requireOthersEyes(tx, actor, storyId, working, rules);
    requireTicked(rules.checklists[move], ticked);
    const checklist = rules.checklists[move];
    await markRevision(tx, actor, revision, move === "submit" ? "submitted" : "approved");
    if (move === "approve") {
      const by = { byId: actor.id, byName: actor.name };
      await tx.approval.create({ data: { ...revision, hash, checklist, ...by } });
    }
    const assignee = await assigneeIn(tx, input.assigneeId ?? null, move === "submit" ? "review" : "desk");
    return {
      data: { assigneeId: assignee?.id ?? null },
      told: { hash, ...(checklist.length > 0 && { checklist }), ...(assignee && { to: assignee.name }) },
    };
  }
  if (move === "restore") return { data: {}, told: {} };
  await tx.approval.updateMany({ where: { ...revision, revokedAt: null }, data: { revokedAt: new Date() } });
  const wanted = input.assigneeId === undefined ? await whoSubmitted(tx, story) : input.assigneeId;
  const assignee = await assigneeIn(tx, wanted, "desk");
  const note = input.note?.trim();
  return {
    data: { assigneeId: assignee?.id ?? null },
    told: { ...(note && { note }), ...(assignee && { to: assignee.name }) },
  };
}

/**
 * Somebody who can take a story in hand, or null for nobody. @throws Refusal "invalid" when there is no such person on the
 * desk, or it is their turn to review and they may not.
 */
export async function assigneeIn(
  tx: Pick<Transaction, "user">,
  id: string | null,
  purpose: "review" | "desk",
): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const person = await tx.user.findUnique({ where: { id, suspendedAt: null } });
  const act = purpose === "review" ? "story.review" : "desk.enter";
  if (person && may(person, act)) return { id, name: person.name };
  throw new Refusal(purpose === "review" && person ? mayNotReview(person.name) : nobody);
}

/** Whoever asked for this review, or began the story; null when they have left. */
async function whoSubmitted(tx: Transaction, { id: storyId, createdById }: Held): Promise<string | null> {
  const submitted = await tx.revisionMark.findFirst({
    where: { storyId, kind: "submitted" },
    orderBy: { id: "desc" },
  });
  const author = submitted?.byId ?? createdById;
  const person = author && (await tx.user.findUnique({ where: { id: author, suspendedAt: null } }));
  return person && may(person, "desk.enter") ? person.id : null;
}

const nobody: Problem = {
  code: "invalid",
  message: "That person is not on the desk any more; choose somebody else.",
  fields: { assigneeId: ["That person is not on the desk any more; choose somebody else."] },
};

function mayNotReview(name: string): Problem {
  const message = `${name} may not review stories; choose an editor or an admin.`;
  return { code: "invalid", message, fields: { assigneeId: [message] } };
}

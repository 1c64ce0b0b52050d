import { type Actor, may, type Role } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import type { State } from "#lib/stories/lifecycle.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { approvalIn, maySpeakFor, needsApproval, rulesOf, writersOf } from "./gate.ts";
import { type CheckedMove, type Checklists, checkedMoves, type ReviewSettings } from "./rules.ts";

/** Lists of one person's stories. */
export const views = ["work", "waiting"] as const;
export type View = (typeof views)[number];

/** Somebody who can be given a story; `reviews`: also one that is in review. */
export type DeskPerson = { id: string; name: string; reviews: boolean };

/** What has to be answered before stories move on: the questions of all their checklists, each once. */
export type ReviewQuestion = { checklists: Checklists; people: DeskPerson[] };

/** Where approval is asked for: who has given it to exactly this version, or else who can. */
export type ApprovalStanding = { by: string | null; givers: { id: string; name: string }[] };

/** What stands between a story's working version and its publication by this person. */
export type PublicationReview = {
  /** Its section requires an approval that it has not. */
  approvalMissing: boolean;
  /** Whether this person may give it, as far as the words are not their own. */
  mayApprove: boolean;
  /** Who has approved exactly this version. */
  approvedBy: string | null;
  /** Where an approval is missing: who can give it. */
  givers: ApprovalStanding["givers"];
  /** The checklist of publishing. */
  checklist: string[];
  /** The checklists of all moves from here on, for whoever approves on the way. */
  onTheWay: string[];
};

/**
 * Which stories a view shows. "work": what somebody began, wrote last or was given, and readers do not see in its newest
 * version. "waiting": what was given to them, and for whoever reviews also what waits for anybody's review but was not
 * written by themselves.
 */
export function inView(view: View, person: Pick<Actor, "id" | "role">): Prisma.StoryWhereInput {
  const { id } = person;
  const unfinished = ["draft", "in_review", "approved", "scheduled"] satisfies State[];
  if (view === "work") {
    const mine = [{ createdById: id }, { assigneeId: id }, { working: { is: { authorId: id } } }];
    return { state: { in: unfinished }, OR: mine };
  }
  const given: Prisma.StoryWhereInput = { assigneeId: id, state: { in: unfinished } };
  if (!may(person as Actor, "story.review")) return given;
  const byOthers = { OR: [{ authorId: null }, { authorId: { not: id } }] };
  return { OR: [given, { state: "in_review", assigneeId: null, working: { is: byOthers } }] };
}

/** How many stories each view shows somebody. */
export async function viewCounts(person: Pick<Actor, "id" | "role">): Promise<Record<View, number>> {
  const [work, waiting] = await Promise.all(
    views.map((view) => database().story.count({ where: inView(view, person) })),
  );
  return { work: work ?? 0, waiting: waiting ?? 0 };
}

/** Everybody who can be given a story, by name. */
export async function deskPeople(): Promise<DeskPerson[]> {
  const people = await database().user.findMany({
    where: { suspendedAt: null, role: { not: "reader" } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
  return people.map(({ id, name, role }) => ({ id, name, reviews: reviews(role) }));
}

/** What is asked before these stories move on, and to whom they can be given. */
export async function reviewQuestion(ids: number[]): Promise<ReviewQuestion> {
  const [stories, people] = await Promise.all([
    database().story.findMany({ where: { id: { in: ids } }, include: placed }),
    deskPeople(),
  ]);
  const rules = await Promise.all(
    stories.map(({ working, published }) => rulesOf(database(), working, published)),
  );
  const all = (move: CheckedMove) => [...new Set(rules.flatMap(({ checklists }) => checklists[move]))];
  return {
    checklists: { submit: all("submit"), approve: all("approve"), publish: all("publish") },
    people,
  };
}

/** What stands between a story's working version and its publication by this person; null when there is no such story. */
export async function publicationReview(actor: Actor, id: number): Promise<PublicationReview | null> {
  const story = await database().story.findUnique({ where: { id }, include: placed });
  if (!story) return null;
  const { working, published, state } = story;
  const rules = await rulesOf(database(), working, published);
  const approval = await approvalIn(database(), id, working);
  const standing = approval ? null : await approvalStanding(id);
  const mayApprove = await maySpeakFor(database(), actor, id, working, rules);
  const ahead: Record<State, CheckedMove[]> = {
    ...{ draft: [...checkedMoves], retracted: [...checkedMoves], published: [] },
    ...{ in_review: ["approve", "publish"], approved: ["publish"], scheduled: ["publish"] },
  };
  return {
    approvalMissing: rules.approvalRequired && approval === null,
    mayApprove: may(actor, "story.review") && mayApprove,
    approvedBy: approval?.byName ?? null,
    givers: standing?.givers ?? [],
    checklist: rules.checklists.publish,
    onTheWay: [...new Set(ahead[state].flatMap((move) => rules.checklists[move]))],
  };
}

/**
 * Who has approved a story's working version or, of those who are on the desk now, who can. Null where no section asks for
 * that, and when readers see this version already.
 */
export async function approvalStanding(id: number): Promise<ApprovalStanding | null> {
  const story = await database().story.findUnique({ where: { id }, include: placed });
  if (!story || story.state === "published") return null;
  const { working, published } = story;
  if (!needsApproval(working, published)) return null;
  const approval = await approvalIn(database(), id, working);
  if (approval) return { by: approval.byName, givers: [] };
  const { authorMayApprove } = await rulesOf(database(), working, published);
  const people = await deskPeople();
  const writers = authorMayApprove ? [] : await writersOf(database(), id, working.number);
  const givers = people.filter((person) => person.reviews && !writers.includes(person.id));
  return { by: null, givers: givers.map(({ id: who, name }) => ({ id: who, name })) };
}

/** What admins have set about review. */
export async function reviewSettings(): Promise<ReviewSettings> {
  const [sections, lists] = await Promise.all([
    database().section.findMany({ select: { id: true, approvalRequired: true, authorMayApprove: true } }),
    database().checklist.findMany(),
  ]);
  const listsOf = (sectionId: number | null): Partial<Checklists> =>
    Object.fromEntries(
      lists.filter((list) => list.sectionId === sectionId).map(({ move, items }) => [move, items]),
    );
  return {
    site: listsOf(null),
    sections: Object.fromEntries(
      sections.map(({ id, ...rules }) => [id, { ...rules, checklists: listsOf(id) }]),
    ),
  };
}

function reviews(role: Role): boolean {
  return may({ id: null, name: "", role }, "story.review");
}

const placed = {
  working: { select: { number: true, hash: true, section: true } },
  published: { select: { number: true, hash: true, section: true } },
} as const satisfies Prisma.StoryInclude;

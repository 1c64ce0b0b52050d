import { type Actor, may } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { type Problem, Refusal } from "#lib/result.ts";
import type { Section } from "#prisma/generated/client.ts";
import { approvalOf, authorsOf, type Version } from "./approval.ts";
import { type Checklists, type ReviewRules, rulesFor, unticked } from "./rules.ts";

/** A version and the section that it stands in. */
export type Placed = Version & { section: Section | null };

/** A story, as far as review looks at it: what is reviewed, and what readers see today. */
export type Reviewed = { id: number; published: Placed | null };

/** What review asks for before this version goes on. */
export async function rulesOf(
  tx: Pick<Transaction, "checklist">,
  version: Placed,
  published: Placed | null,
): Promise<ReviewRules> {
  const sections = sectionsOf(version, published);
  const rows = await tx.checklist.findMany({
    where: { OR: [{ sectionId: null }, { sectionId: { in: sections.map(({ id }) => id) } }] },
  });
  const listsOf = (id: number | null): Partial<Checklists> =>
    Object.fromEntries(rows.filter((row) => row.sectionId === id).map(({ move, items }) => [move, items]));
  return rulesFor(
    sections.map((section) => ({ ...section, checklists: listsOf(section.id) })),
    listsOf(null),
  );
}

/**
 * Lets nobody publish, now or at a time, what review asks more for. `ticked` is null when a time has come that somebody
 * chose earlier, and ticked for. @throws Refusal: "conflict" without the approval that a section requires, "invalid" while
 * the checklist is not done.
 */
export async function requireReview(
  tx: Transaction,
  story: Reviewed,
  version: Placed,
  ticked: string[] | null,
): Promise<void> {
  if (needsApproval(version, story.published) && !(await approvalIn(tx, story.id, version)))
    throw new Refusal(notApproved(version));
  if (ticked === null) return;
  const { checklists } = await rulesOf(tx, version, story.published);
  requireTicked(checklists.publish, ticked);
}

/** Whether a section in which this version stands, or readers see the story, requires an approval. */
export function needsApproval(version: Placed, published: Placed | null): boolean {
  return sectionsOf(version, published).some(({ approvalRequired }) => approvalRequired);
}

/** The approval that a version has, with who gave it and when; null when it has none. */
export async function approvalIn(tx: Pick<Transaction, "approval">, storyId: number, version: Version) {
  const { number } = version;
  const rows = await tx.approval.findMany({ where: { storyId, number }, orderBy: { id: "asc" } });
  return approvalOf(
    version,
    rows.map((row) => ({ ...row, revoked: row.revokedAt !== null })),
  );
}

/** Has a version that says the same as another, but for a note that was decided with a publication, share its approval. */
export async function carryApproval(
  tx: Pick<Transaction, "approval">,
  storyId: number,
  from: Version,
  { number, hash }: Version,
): Promise<void> {
  const approval = await approvalIn(tx, storyId, from);
  if (!approval) return;
  const { checklist, byId, byName, at } = approval;
  await tx.approval.create({ data: { storyId, number, hash, checklist, byId, byName, at } });
}

/** @throws Refusal "forbidden" when this person wrote in the version and may then not approve it. */
export async function requireOthersEyes(
  tx: Transaction,
  actor: Actor,
  storyId: number,
  version: Version,
  rules: ReviewRules,
): Promise<void> {
  if (!(await maySpeakFor(tx, actor, storyId, version, rules))) throw new Refusal(ownWords);
}

/** Whether this person may approve a version, as far as who wrote in it is concerned. */
export async function maySpeakFor(
  tx: Pick<Transaction, "revision" | "approval" | "revisionMark">,
  actor: Actor,
  storyId: number,
  { number }: Version,
  { authorMayApprove }: ReviewRules,
): Promise<boolean> {
  const wrote =
    !authorMayApprove && actor.id !== null && (await writersOf(tx, storyId, number)).includes(actor.id);
  return may(actor, "story.approve", { wrote, authorMayApprove });
}

/** Everybody who wrote in a version and whose words nobody else has answered for yet. */
export async function writersOf(
  tx: Pick<Transaction, "revision" | "approval" | "revisionMark">,
  storyId: number,
  number: number,
): Promise<string[]> {
  const upTo = { storyId, number: { lte: number } };
  const [versions, approvals, publications] = [
    await tx.revision.findMany({ where: upTo, select: { number: true, authorId: true } }),
    await tx.approval.findMany({ where: { ...upTo, revokedAt: null }, select: { number: true } }),
    await tx.revisionMark.findMany({ where: { ...upTo, kind: "published" }, select: { number: true } }),
  ];
  const settled = [...approvals, ...publications].map((each) => each.number);
  return authorsOf(number, versions, settled);
}

/** @throws Refusal "invalid" with what is not ticked. */
export function requireTicked(checklist: string[], ticked: string[]): void {
  const left = unticked(checklist, ticked);
  if (left.length > 0) throw new Refusal(notTicked(left));
}

function sectionsOf(version: Placed, published: Placed | null): Section[] {
  const both = [version.section, published?.section ?? null].filter((section) => section !== null);
  return both.filter(({ id }, index) => both.findIndex((section) => section.id === id) === index);
}

function notApproved({ number, section }: Placed): Problem {
  const name = section ? `“${section.name}”` : "this section";
  const message = `In ${name} nothing is published without approval, and version ${number}, as it stands, has none. Submit it for review; whoever approves it answers for exactly this text.`;
  return { code: "conflict", message };
}

function notTicked(left: string[]): Problem {
  const message = `The checklist is not done: ${left.join(" · ")}`;
  return { code: "invalid", message, fields: { checklist: left } };
}

const ownWords: Problem = {
  code: "forbidden",
  message: "You wrote in this version yourself; in this section somebody else has to approve it.",
};

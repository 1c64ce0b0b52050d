import { z } from "zod";
import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { Refusal } from "#lib/result.ts";
import { carryApproval } from "#lib/review/gate.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { Changing } from "./change.ts";
import { differingParts } from "./compare.ts";
import { type Correction, emptyContent, type StoryContent } from "./content.ts";
import { dayInZone } from "./dates.ts";
import { appendRevision, contentOf, placeContent, revisionOf, type WholeRevision } from "./revisions.ts";
import { checkDraft } from "./schema.ts";
import { nextPlace } from "./sittings.ts";

/** What readers are told of a change, when that is decided at its publication. */
export type Note = Pick<Correction, "kind" | "text">;

/** Such a note, as a form sends it. */
export const noteInput = z.strictObject({
  kind: z.enum(["correction", "update", "typo"]),
  text: z.string().max(1000),
});

/** A text with a note to readers of today under it. @throws Refusal when the note says nothing, or is too long. */
export async function withNote(content: StoryContent, note: Note): Promise<StoryContent> {
  const date = dayInZone(new Date(), await siteTimeZone());
  const checked = checkDraft({ ...content, corrections: [...content.corrections, { date, ...note }] });
  if (!checked.ok) throw new Refusal(checked.problem);
  return checked.value;
}

/**
 * Appends a revision of a story once more, with a note of today to readers under it, and gives that revision.
 * @throws Refusal as `withNote`.
 */
export async function appendNote(
  tx: Transaction,
  actor: Actor,
  story: Changing,
  revision: WholeRevision,
  note: Note,
): Promise<WholeRevision> {
  const content = contentOf(revision);
  const placed = await placeContent(tx, await withNote(content, note));
  const { place, before } =
    revision.number === story.workingNumber
      ? await nextPlace(tx, story, {})
      : { place: { number: story.lastNumber + 1, parentNumber: revision.number }, before: content };
  const changedParts = differingParts(before ?? emptyContent, placed.content);
  await appendRevision(tx, { ...place, id: story.id, authorId: actor.id, changedParts }, placed);
  return revisionOf(tx, story.id, place.number);
}

/**
 * Has the draft of a story tell readers too what a publication of an earlier version has just told them in `noted`, or
 * publishing the draft would take that back. An approval of the draft goes along. Gives the number of the draft then.
 */
export async function noteInDraft(
  tx: Transaction,
  actor: Actor,
  story: Changing,
  noted: WholeRevision,
  note: Note,
): Promise<number> {
  const { working, workingNumber } = story;
  if (contentOf(working).corrections.some(({ kind, text }) => kind === note.kind && text === note.text))
    return workingNumber;
  const draft = await appendNote(tx, actor, { ...story, lastNumber: noted.number }, working, note);
  await carryApproval(tx, story.id, working, draft);
  return draft.number;
}

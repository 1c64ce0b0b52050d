import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { Refusal } from "#lib/result.ts";
import type { Changing } from "./change.ts";
import { differingParts } from "./compare.ts";
import { type Correction, emptyContent } from "./content.ts";
import { dayInZone } from "./dates.ts";
import { appendRevision, contentOf, placeContent, revisionOf, type WholeRevision } from "./revisions.ts";
import { checkDraft } from "./schema.ts";
import { nextPlace } from "./sittings.ts";

/** What readers are told of a change, when that is decided at its publication. */
export type Note = Pick<Correction, "kind" | "text">;

/**
 * Appends the working text of a story once more, with a note of today to readers under it, and gives that revision.
 * @throws Refusal when the note says nothing, or is too long.
 */
export async function appendNote(
  tx: Transaction,
  actor: Actor,
  story: Changing,
  note: Note,
): Promise<WholeRevision> {
  const content = contentOf(story.working);
  const date = dayInZone(new Date(), env().SITE_TIME_ZONE);
  const checked = checkDraft({ ...content, corrections: [...content.corrections, { date, ...note }] });
  if (!checked.ok) throw new Refusal(checked.problem);
  const placed = await placeContent(tx, checked.value);
  const { place, before } = await nextPlace(tx, story, {});
  const changedParts = differingParts(before ?? emptyContent, placed.content);
  await appendRevision(tx, { ...place, id: story.id, authorId: actor.id, changedParts }, placed);
  return revisionOf(tx, story.id, place.number);
}

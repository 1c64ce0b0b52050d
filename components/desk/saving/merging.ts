import { parts, same } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { type Merge, mergeStories } from "#lib/stories/merge.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import type { Draft } from "../draft.ts";
import { formContent } from "../form-content.ts";
import type { Saved } from "../types.ts";
import type { Base } from "./text.ts";

export type Joined = { draft: Draft; conflicts: Merge["conflicts"] };

/**
 * Joins the text on the screen with a newer stored one, both made from `base`. Parts of mine that nobody else changed
 * stay as typed, to the blank at a line's end; with conflicts, the draft holds mine in their places.
 */
export function join(base: Draft, mine: Draft, theirs: Draft): Joined {
  const typed = withoutBlanks(base.content, mine.content, theirs.content);
  const { content, conflicts } = mergeStories(base.content, typed, theirs.content);
  const publishedLocal =
    mine.publishedLocal === base.publishedLocal ? theirs.publishedLocal : mine.publishedLocal;
  return { draft: { content: keptObjects(mine.content, content), publishedLocal }, conflicts };
}

/** What a save's answer makes of the text on the screen, of which `sent` was stored, and of its base. */
export function afterSave(
  sent: Draft,
  now: { draft: Draft; base: Base },
  saved: Saved,
): { draft: Draft; base: Base } {
  const theirs = storedDraft(saved);
  const base = { version: saved.version, revision: saved.revision, draft: theirs };
  const { draft, conflicts } = join(tidy(sent), now.draft, theirs);
  // Somebody else's words beside what was typed since: the next save, on the old base, meets them honestly.
  if (conflicts.length > 0 && saved.merged) return now;
  return { draft, base };
}

/** A stored story in the form's shape. */
export function storedDraft(saved: Pick<Saved, "content" | "wasPublic" | "publishedLocal">): Draft {
  return {
    content: formContent(saved.content, saved.wasPublic),
    publishedLocal: saved.publishedLocal,
  };
}

/** As the server would store it; as typed where that is impossible. */
export function tidy(draft: Draft): Draft {
  const checked = checkDraft(draft.content);
  return checked.ok ? { ...draft, content: checked.value } : draft;
}

/** A blank that storing drops is no change of mine where somebody else has changed the part. */
function withoutBlanks(base: StoryContent, mine: StoryContent, theirs: StoryContent): StoryContent {
  const checked = checkDraft(mine);
  if (!checked.ok) return mine;
  const result = { ...mine };
  for (const part of parts)
    if (!same(theirs[part], base[part])) Object.assign(result, { [part]: checked.value[part] });
  return result;
}

/** Parts that say the same stay the same objects, so that the form draws nothing anew. */
function keptObjects(before: StoryContent, after: StoryContent): StoryContent {
  const result = { ...after };
  for (const part of parts)
    if (same(before[part], after[part])) Object.assign(result, { [part]: before[part] });
  return same(before, result) ? before : result;
}

import type { Problem } from "#lib/result.ts";
import { same } from "#lib/stories/compare.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import type { Draft } from "../draft.ts";
import type { Saved, SaveInput, StoryStatus } from "../types.ts";
import { afterSave, join, storedDraft, tidy } from "./merging.ts";
import type { Base, Clash } from "./text.ts";
import type { Answer, Transport } from "./transport.ts";

/** What one tab holds of a story, as far as a save is concerned. */
export type Held = {
  draft: Draft;
  base: Base;
  status: StoryStatus | null;
  /** What this tab calls the story until it is stored: asking twice to begin it makes one. */
  beginning: string;
  /** What was sent last and never answered: it may have been stored all the same. */
  unanswered: Draft | null;
  clash: Clash | null;
  /** Why the text is not stored, of which draft. */
  trouble: { problem: Problem; draft: Draft } | null;
};

export type Outcome =
  | "stored"
  | "rebased"
  | "conflict"
  | "refused"
  | "signedOut"
  | "lost"
  | "failed"
  | "noNetwork";

type Hand = {
  get(): Held;
  /** Takes a change over; not heard any more once the send was overtaken. */
  apply(patch: Partial<Held>): void;
};

/** Sends the text as it is now, and makes of the answer what it means for the text on the screen. */
export async function attempt(
  hand: Hand,
  transport: Transport,
  autosave: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  const looked = await lookForUnanswered(hand, transport, signal);
  if (looked) return looked;
  const { draft, base, status, beginning } = hand.get();
  const checked = checkDraft(draft.content);
  if (!checked.ok) {
    hand.apply({ trouble: { problem: checked.problem, draft } });
    return "refused";
  }
  hand.apply({ unanswered: draft });
  const answer = await transport.save(payload({ draft, base, status, beginning }, autosave), signal);
  if (answer.kind === "ok") {
    hand.apply({ ...taken(draft, hand.get(), answer.value), clash: null, trouble: null });
    return "stored";
  }
  if (answer.kind === "lost") await lookWhereItStands(hand, transport, signal);
  return answer.kind === "stale" ? meet(hand, answer.current) : failure(hand, draft, answer);
}

/** The request that stores a text on top of what it was made from. */
export function payload(
  { draft, base, status, beginning }: Pick<Held, "draft" | "base" | "status" | "beginning">,
  autosave: boolean,
): SaveInput {
  const dateStays = status && (status.wasPublic || draft.publishedLocal === base.draft.publishedLocal);
  return {
    id: status?.id ?? null,
    expectedVersion: base.version,
    base: base.revision,
    content: draft.content,
    publishedLocal: dateStays ? null : draft.publishedLocal,
    autosave,
    beginning: status ? null : beginning,
  };
}

/** A save whose answer never came may have got through; then the text goes on from there instead of meeting itself. */
async function lookForUnanswered(
  hand: Hand,
  transport: Transport,
  signal: AbortSignal,
): Promise<Outcome | null> {
  const { unanswered, status, base, draft } = hand.get();
  if (!unanswered || !status) return null;
  const answer = await transport.load(status.id, signal);
  if (answer.kind !== "ok") return answer.kind === "stale" ? "failed" : failure(hand, draft, answer);
  const arrived =
    answer.value.version > (base.version ?? 0) &&
    same(tidy(unanswered).content, storedDraft(answer.value).content);
  hand.apply({ unanswered: null, ...(arrived && taken(unanswered, hand.get(), answer.value)) });
  return null;
}

/** Why a story is closed to this person shows in where it stands now; its text is left to a later join. */
async function lookWhereItStands(hand: Hand, transport: Transport, signal: AbortSignal): Promise<void> {
  const { status } = hand.get();
  const answer = status && (await transport.load(status.id, signal));
  if (answer?.kind !== "ok") return;
  const { merged: _merged, content: _content, ...stored } = answer.value;
  hand.apply({ status: { ...stored, history: status?.history ?? [] } });
}

function taken(sent: Draft, now: Held, saved: Saved): Partial<Held> {
  const { merged: _merged, content: _content, ...stored } = saved;
  return {
    ...afterSave(sent, now, saved),
    status: { ...stored, history: now.status?.history ?? [] },
    unanswered: null,
  };
}

/** Somebody else has stored a newer text that the server could not join with this one. */
function meet(hand: Hand, stale: Clash["stale"]): Outcome {
  const { draft, base, status } = hand.get();
  const theirs = storedDraft({
    content: stale.content,
    wasPublic: status?.wasPublic ?? false,
    publishedLocal: base.draft.publishedLocal,
  });
  const joined = join(base.draft, draft, theirs);
  if (joined.conflicts.length > 0) {
    hand.apply({ clash: { stale, theirs, choices: {} }, unanswered: null, trouble: null });
    return "conflict";
  }
  const { version, revision } = stale;
  hand.apply({
    draft: joined.draft,
    base: { version, revision, draft: theirs },
    clash: null,
    unanswered: null,
  });
  return "rebased";
}

function failure(
  hand: Hand,
  draft: Draft,
  answer: Exclude<Answer<Saved>, { kind: "ok" | "stale" }>,
): Outcome {
  if (answer.kind === "failed") hand.apply({ trouble: { problem: answer.problem, draft } });
  else if (answer.kind === "refused" || answer.kind === "lost")
    hand.apply({ trouble: { problem: answer.problem, draft }, unanswered: null });
  else if (answer.kind === "signedOut") hand.apply({ unanswered: null });
  return answer.kind;
}

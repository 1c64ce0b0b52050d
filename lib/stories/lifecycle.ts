export const states = ["draft", "in_review", "approved", "scheduled", "published", "retracted"] as const;
export type State = (typeof states)[number];

export const moves = [
  "edit",
  "submit",
  "requestChanges",
  "approve",
  "schedule",
  "unschedule",
  "publish",
  "retract",
  "restore",
] as const;
export type Move = (typeof moves)[number];

export const stateNames: Record<State, string> = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  scheduled: "Scheduled",
  published: "Published",
  retracted: "Retracted",
};

/**
 * The state is that of the working revision. A story whose published revision is being edited in private is a draft
 * that is live; that is why taking it back is not a matter of state alone.
 */
const table: Record<State, Partial<Record<Move, State>>> = {
  draft: { edit: "draft", submit: "in_review", publish: "published" },
  in_review: { edit: "in_review", requestChanges: "draft", approve: "approved", publish: "published" },
  approved: { edit: "draft", requestChanges: "draft", schedule: "scheduled", publish: "published" },
  scheduled: { edit: "draft", unschedule: "approved", publish: "published" },
  published: { edit: "draft" },
  retracted: { edit: "draft", restore: "draft", publish: "published" },
};

/**
 * What a write does to the state: a move, or none of its own. "stay": the working revision is not concerned.
 * "publishOther": readers get to see another revision than the working one, which is then a draft if it was live.
 */
export type Turn = Move | "stay" | "publishOther";

/** The state after a turn, or null when it is not legal. `live`: readers can see the story now. */
export function next(state: State, turn: Turn, live: boolean): State | null {
  if (turn === "stay") return state;
  if (turn === "publishOther") return state === "published" || state === "retracted" ? "draft" : state;
  if (turn === "retract") return live ? "retracted" : null;
  return table[state][turn] ?? null;
}

/**
 * Whether something holds on to exactly the working revision: an approval, a schedule, readers. A save that leaves the
 * text as it is then makes no new one.
 */
export function keepsVersion(state: State): boolean {
  return state === "approved" || state === "scheduled" || state === "published";
}

/** The moves that are legal now, for menus and buttons. */
export function legalMoves(state: State, live: boolean): Move[] {
  return moves.filter((move) => next(state, move, live) !== null);
}

/**
 * Autosave as a pure machine: `step(state, event)` gives the next state and what the hook has to do. It knows no text,
 * only counts edits; what is sent is built from the latest draft when the "send" effect runs.
 */
export type Phase =
  /** Everything typed is stored and confirmed. */
  | "saved"
  /** Typed and waiting for a pause, or for the longest wait. */
  | "dirty"
  /** One save is in flight and holds everything typed. */
  | "saving"
  /** One save is in flight, and another will follow it. */
  | "waiting"
  /** The last save got no answer; another try is due. */
  | "retrying"
  | "offline"
  | "signedOut"
  /** The server or the rules do not take it as it is; the next edit tries again. */
  | "refused"
  /** Two texts that only a person can join. */
  | "conflict"
  /** The story is gone or closed to this person. */
  | "lost"
  /** Text of an earlier visit is in the form and waits to be kept or thrown away. */
  | "held";

export type State = {
  phase: Phase;
  /** How many edits were made, and how many of them are confirmed as stored. */
  edits: number;
  stored: number;
  /** The number of the last send; an answer to any earlier one means nothing any more. */
  sends: number;
  /** How many edits the save in flight holds; null when none is. */
  sending: number | null;
  /** Unanswered tries in a row. */
  tries: number;
  /** Whether somebody asked for the save that waits, so that it follows at once. */
  urgent: boolean;
};

/** Answers carry the number of their send; `jitter` is a random number from 0 to 1. */
export type Event =
  | { type: "edit" | "pauseOver" | "limitOver" | "retryOver" | "flush" }
  | { type: "wentOffline" | "wentOnline" | "signedIn" | "restored" | "discarded" }
  | { type: "stored" | "refused" | "signedOut" | "conflict" | "lost" | "noNetwork"; number: number }
  | { type: "failed" | "rebased"; number: number; jitter: number };

export type Effect =
  | { type: "send"; number: number }
  /** Runs a timer anew; its end is the event of the same name. */
  | { type: "wait"; timer: Timer; ms: number }
  | { type: "stop"; timers: Timer[] }
  /** Gives up the request in flight: nobody listens to its answer any more. */
  | { type: "abort" };

export type Timer = "pause" | "limit" | "retry";
export type Step = { state: State; effects: Effect[] };

export const pauseMs = 1500;
export const limitMs = 10_000;
const longestRetryMs = 30_000;
/** So often may the text be joined with newer ones in a row before a breath is taken. */
const rebasesInARow = 5;

export const initial: State = {
  phase: "saved",
  edits: 0,
  stored: 0,
  sends: 0,
  sending: null,
  tries: 0,
  urgent: false,
};

/** Whether something typed is not confirmed as stored. */
export function isUnsaved({ edits, stored }: State): boolean {
  return edits > stored;
}

export function step(state: State, event: Event): Step {
  if ("number" in event)
    return state.sending !== null && event.number === state.sends ? answered(state, event) : stay(state);
  switch (event.type) {
    case "edit":
      return edit({ ...state, edits: state.edits + 1 });
    case "pauseOver":
    case "limitOver":
      return state.phase === "dirty" ? send(state) : stay(state);
    case "retryOver":
      return state.phase === "retrying" || state.phase === "offline" ? send(state) : stay(state);
    case "flush":
      return state.sending === null
        ? send(state)
        : stay({ ...state, ...(behind(state) && { urgent: true }) });
    case "wentOffline":
      return goOffline(state);
    case "wentOnline":
      return state.phase === "offline" || state.phase === "retrying" ? send(state) : stay(state);
    case "signedIn":
      return state.phase === "signedOut" ? send(state) : stay(state);
    case "restored":
      return state.phase === "saved" ? rest({ ...state, edits: state.edits + 1 }, "held") : stay(state);
    case "discarded":
      return state.sending === null ? rest({ ...state, stored: state.edits }, "saved") : stay(state);
  }
}

/** How long to wait before the n-th further try: 1, 2, 4, … 30 seconds, a fifth more or less by chance. */
export function retryMs(tries: number, jitter: number): number {
  return Math.round(Math.min(longestRetryMs, 1000 * 2 ** (tries - 1)) * (0.8 + 0.4 * jitter));
}

function edit(state: State): Step {
  switch (state.phase) {
    case "saved":
    case "refused":
    case "held":
      return startWaiting(state);
    case "dirty":
      return { state, effects: [{ type: "wait", timer: "pause", ms: pauseMs }] };
    case "saving":
      return stay({ ...state, phase: "waiting" });
    default:
      return stay(state);
  }
}

function startWaiting(state: State): Step {
  return {
    state: { ...state, phase: "dirty" },
    effects: [
      { type: "wait", timer: "pause", ms: pauseMs },
      { type: "wait", timer: "limit", ms: limitMs },
    ],
  };
}

function answered(state: State, event: Extract<Event, { number: number }>): Step {
  const idle = { ...state, sending: null };
  switch (event.type) {
    case "stored": {
      const after = { ...idle, stored: state.sending ?? 0, tries: 0 };
      if (!isUnsaved(after)) return rest(after, "saved");
      return state.urgent ? send(after) : startWaiting(after);
    }
    case "rebased": {
      const after = { ...idle, tries: state.tries + 1 };
      return after.tries > rebasesInARow ? retry(after, event.jitter) : send(after);
    }
    case "failed":
      return retry({ ...idle, tries: state.tries + 1 }, event.jitter);
    case "noNetwork":
      return offline(idle, []);
    case "refused":
      if (!behind(state)) return rest(idle, "refused");
      return state.urgent ? send(idle) : startWaiting(idle);
    case "signedOut":
    case "conflict":
    case "lost":
      return rest(idle, event.type);
  }
}

function send(state: State): Step {
  const number = state.sends + 1;
  return {
    state: { ...state, phase: "saving", sends: number, sending: state.edits, urgent: false },
    effects: [...stopped(state), { type: "send", number }],
  };
}

function retry(state: State, jitter: number): Step {
  return {
    state: { ...state, phase: "retrying", urgent: false },
    effects: [{ type: "wait", timer: "retry", ms: retryMs(state.tries, jitter) }],
  };
}

function goOffline(state: State): Step {
  switch (state.phase) {
    case "dirty":
    case "retrying":
      return offline(state, stopped(state));
    case "saving":
    case "waiting":
      return offline({ ...state, sending: null }, [{ type: "abort" }]);
    default:
      return stay(state);
  }
}

/** Browsers are not always right about the network, so now and then it is tried anyway. */
function offline(state: State, effects: Effect[]): Step {
  return {
    state: { ...state, phase: "offline", urgent: false },
    effects: [...effects, { type: "wait", timer: "retry", ms: longestRetryMs }],
  };
}

function rest(state: State, phase: Phase): Step {
  return { state: { ...state, phase, urgent: false }, effects: stopped(state) };
}

function stay(state: State): Step {
  return { state, effects: [] };
}

function stopped({ phase }: State): Effect[] {
  if (phase === "dirty") return [{ type: "stop", timers: ["pause", "limit"] }];
  return phase === "retrying" || phase === "offline" ? [{ type: "stop", timers: ["retry"] }] : [];
}

/** Whether something was typed since the save in flight was sent. */
function behind({ sending, edits }: State): boolean {
  return sending !== null && edits > sending;
}

import type { Draft, Edit } from "../draft.ts";
import { edited } from "../draft.ts";
import type { StoryStatus } from "../types.ts";
import type { Entry } from "./journal.ts";
import { type Event, initial, isUnsaved, type Phase, type State, step } from "./machine.ts";
import { join, storedDraft } from "./merging.ts";
import { attempt, type Held, payload } from "./sender.ts";
import { newName } from "./tab.ts";
import type { Clash } from "./text.ts";
import { createTimers } from "./timers.ts";
import type { Transport } from "./transport.ts";

export type HandState = Held & {
  saving: State;
  /** When the text that was restored from this device was written; null when none was. */
  restored: number | null;
  /** Whether the last save was asked for, rather than made by the desk: only then may its refusal take the focus. */
  asked: boolean;
};

export type Hand = ReturnType<typeof createHand>;

/** Told of every change; `onScreen`: whether the person sees it already. */
type Listener = (onScreen: boolean) => void;

/**
 * One story in one tab: the text, what it was made from, and the machine that stores it. It knows the server only
 * through `transport` and tells every change to who subscribed. Nothing in it throws typed text away.
 */
export function createHand(begin: Pick<Held, "draft" | "base" | "status">, transport: Transport) {
  let state: HandState = {
    ...begin,
    beginning: newName(),
    unanswered: null,
    clash: null,
    trouble: null,
    saving: initial,
    restored: null,
    asked: false,
  };
  let beforeRestored = begin.base;
  let wanted = false;
  let open = true;
  let flight: AbortController | null = null;
  let onScreen = false;
  const listeners = new Set<Listener>();
  const waiters = new Set<() => void>();
  const timers = createTimers((timer) => dispatch({ type: `${timer}Over` }));

  const set = (patch: Partial<HandState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener(onScreen);
  };

  const dispatch = (event: Event) => {
    const { state: saving, effects } = step(state.saving, event);
    if (saving !== state.saving) set({ saving });
    for (const effect of effects) {
      if (effect.type === "wait") timers.start(effect.timer, effect.ms);
      else if (effect.type === "stop") timers.stop(effect.timers);
      else if (effect.type === "abort") flight?.abort();
      else void send(effect.number);
    }
    for (const waiter of [...waiters]) waiter();
  };

  const send = async (number: number) => {
    const controller = new AbortController();
    flight = controller;
    const asked = wanted;
    wanted = false;
    set({ asked });
    const current = () => open && state.saving.sending !== null && state.saving.sends === number;
    const held = {
      get: () => state,
      apply: (patch: Partial<Held>) => {
        if (current()) set(patch);
      },
    };
    const type = await attempt(held, transport, !asked, controller.signal);
    if (!current()) return;
    if (type === "stored") set({ restored: null });
    dispatch({ type, number, jitter: Math.random() });
  };

  const change = (edit: Edit) => {
    set({ draft: edited(state.draft, edit) });
    dispatch({ type: "edit" });
  };

  /** Stores what is typed by now. Gives what is stored then, or null when that was not possible. */
  const flush = (): Promise<StoryStatus | null> => {
    const { edits: target, sending } = state.saving;
    wanted = sending === null || target > sending;
    // The save in flight holds all that is typed, so its answer is what was asked for.
    if (!wanted) set({ asked: true });
    return new Promise((resolve) => {
      const waiter = () => {
        const { phase, sending, stored } = state.saving;
        if (sending !== null) return;
        waiters.delete(waiter);
        resolve(stored >= target && isQuiet(phase) ? state.status : null);
      };
      dispatch({ type: "flush" });
      waiters.add(waiter);
      waiter();
    });
  };

  /** The page goes away: sends what is not stored, as far as that is possible then. */
  const leave = () => {
    const { saving, status, draft, base } = state;
    if (saving.phase !== "dirty" || !status || base.version === null) return;
    if (transport.saveOnLeaving(payload(state, true))) set({ unanswered: draft });
  };

  return {
    get: () => state,
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    change,

    /** The same for what an editor of its own shows already: drawing it again must not hold up the next key. */
    written(edit: Edit) {
      onScreen = true;
      change(edit);
      onScreen = false;
    },

    flush,

    /** Stores what waits for a pause, without waiting for it. */
    hurry: () => dispatch({ type: "limitOver" }),

    /** The network is back, or the server answers again. */
    reachable: () => dispatch({ type: "wentOnline" }),

    unreachable: () => dispatch({ type: "wentOffline" }),

    signedIn: () => dispatch({ type: "signedIn" }),

    leave,

    /** Puts text of an earlier visit into the form, unless somebody has begun to write. */
    restore({ draft, base, clash, at }: Pick<Entry, "draft" | "base" | "clash" | "at">): boolean {
      if (state.saving.phase !== "saved" || state.saving.edits > 0) return false;
      beforeRestored = state.base;
      set({ draft, base, clash, restored: at });
      dispatch({ type: "restored" });
      return true;
    },

    /** What is in the form from the beginning is not stored, and is not until somebody asks or writes on. */
    hold: () => dispatch({ type: "restored" }),

    /** Throws away what was restored and shows what is stored. */
    discard() {
      if (state.saving.sending !== null) return;
      set({
        base: beforeRestored,
        draft: beforeRestored.draft,
        restored: null,
        clash: null,
        trouble: null,
      });
      dispatch({ type: "discarded" });
    },

    choose(choices: Clash["choices"]) {
      if (state.clash) set({ clash: { ...state.clash, choices } });
    },

    /** Goes on from what somebody else has stored, with the text that was chosen between theirs and mine. */
    settle(chosen: Draft): Promise<StoryStatus | null> {
      const { clash } = state;
      if (!clash) return Promise.resolve(null);
      const { version, revision } = clash.stale;
      set({ draft: chosen, base: { version, revision, draft: clash.theirs }, clash: null });
      dispatch({ type: "edit" });
      return flush();
    },

    /** Shows what somebody else has stored meanwhile, if nothing here is unsaved. */
    async catchUp(): Promise<void> {
      const { status, saving } = state;
      if (!status || saving.phase !== "saved") return;
      const answer = await transport.load(status.id);
      const { base, draft } = state;
      if (answer.kind !== "ok" || state.saving !== saving || answer.value.version <= (base.version ?? 0))
        return;
      const { merged: _merged, content: _content, ...stored } = answer.value;
      const theirs = storedDraft(answer.value);
      const joined = join(base.draft, draft, theirs);
      if (joined.conflicts.length > 0) return;
      set({
        draft: joined.draft,
        base: { version: stored.version, revision: stored.revision, draft: theirs },
        status: { ...stored, history: status.history },
      });
    },

    /** The story was moved on without a change of its text. */
    acted(status: StoryStatus) {
      const { base, draft } = state;
      const { version, revision, publishedLocal } = status;
      const isOwn = draft.publishedLocal !== base.draft.publishedLocal;
      set({
        status,
        base: { version, revision, draft: { ...base.draft, publishedLocal } },
        draft: isOwn ? draft : { ...draft, publishedLocal },
      });
    },

    /** Listens until what is given back is called; then sends what it can, and falls silent. */
    start() {
      open = true;
      return () => {
        leave();
        open = false;
        timers.stop(["pause", "limit", "retry"]);
      };
    },
  };
}

/** Whether the journal has to keep what this tab holds. */
export function isWorthKeeping({ saving }: HandState): boolean {
  return isUnsaved(saving);
}

function isQuiet(phase: Phase): boolean {
  return phase === "saved" || phase === "dirty";
}

import { describe, expect, it } from "vitest";
import {
  type Effect,
  type Event,
  initial,
  limitMs,
  type Phase,
  pauseMs,
  retryMs,
  type State,
  step,
} from "#components/desk/saving/machine.ts";

/** One state of every kind. In "waiting" and "urgent" more was typed than is being sent. */
const states = {
  saved: state("saved", { edits: 2, stored: 2 }),
  dirty: state("dirty"),
  saving: state("saving", { sending: 3 }),
  waiting: state("waiting", { sending: 2 }),
  urgent: state("waiting", { sending: 2, urgent: true }),
  retrying: state("retrying", { tries: 1 }),
  offline: state("offline"),
  signedOut: state("signedOut"),
  refused: state("refused"),
  conflict: state("conflict"),
  lost: state("lost"),
  held: state("held"),
} satisfies Record<string, State>;

const jitter = 0.5;
const number = 7;
const events = {
  edit: { type: "edit" },
  pauseOver: { type: "pauseOver" },
  limitOver: { type: "limitOver" },
  retryOver: { type: "retryOver" },
  flush: { type: "flush" },
  wentOffline: { type: "wentOffline" },
  wentOnline: { type: "wentOnline" },
  signedIn: { type: "signedIn" },
  restored: { type: "restored" },
  discarded: { type: "discarded" },
  stored: { type: "stored", number },
  refused: { type: "refused", number },
  signedOut: { type: "signedOut", number },
  conflict: { type: "conflict", number },
  lost: { type: "lost", number },
  noNetwork: { type: "noNetwork", number },
  failed: { type: "failed", number, jitter },
  rebased: { type: "rebased", number, jitter },
} satisfies Record<string, Event>;

type Name = keyof typeof states;
type EventName = keyof typeof events;

/** What each event makes of each state: the next phase, and what is to be done. "·": nothing happens. */
const table: Record<EventName, Record<Name, string>> = {
  edit: row(
    "dirty: wait pause, wait limit",
    "dirty: wait pause",
    "waiting",
    "·",
    "·",
    "·",
    "·",
    "·",
    "dirty: wait pause, wait limit",
    "·",
    "·",
    "dirty: wait pause, wait limit",
  ),
  pauseOver: row("·", "saving: stop pause limit, send", ...nothing(10)),
  limitOver: row("·", "saving: stop pause limit, send", ...nothing(10)),
  retryOver: row(...nothing(5), "saving: stop retry, send", "saving: stop retry, send", ...nothing(5)),
  flush: row(
    "saving: send",
    "saving: stop pause limit, send",
    "·",
    "·",
    "·",
    "saving: stop retry, send",
    "saving: stop retry, send",
    "saving: send",
    "saving: send",
    "saving: send",
    "saving: send",
    "saving: send",
  ),
  wentOffline: row(
    "·",
    "offline: stop pause limit, wait retry",
    "offline: abort, wait retry",
    "offline: abort, wait retry",
    "offline: abort, wait retry",
    "offline: stop retry, wait retry",
    ...nothing(6),
  ),
  wentOnline: row(...nothing(5), "saving: stop retry, send", "saving: stop retry, send", ...nothing(5)),
  signedIn: row(...nothing(7), "saving: send", ...nothing(4)),
  restored: row("held", ...nothing(11)),
  discarded: row(
    "·",
    "saved: stop pause limit",
    "·",
    "·",
    "·",
    "saved: stop retry",
    "saved: stop retry",
    "saved",
    "saved",
    "saved",
    "saved",
    "saved",
  ),
  stored: answer("saved", "dirty: wait pause, wait limit", "saving: send"),
  refused: answer("refused", "dirty: wait pause, wait limit", "saving: send"),
  signedOut: answer("signedOut"),
  conflict: answer("conflict"),
  lost: answer("lost"),
  noNetwork: answer("offline: wait retry"),
  failed: answer("retrying: wait retry"),
  rebased: answer("saving: send"),
};

describe("autosave", () => {
  for (const event of Object.keys(table) as EventName[]) {
    it.each(Object.entries(table[event]))(`"${event}" while %s: %s`, (name, expected) => {
      const before = states[name as Name];
      const { state: after, effects } = step(before, events[event]);
      const told = [after.phase, effects.map(inWords).join(", ")].filter(Boolean).join(": ");
      expect(told === before.phase ? "·" : told).toBe(expected);
    });
  }

  it("hears no answer of a save that was overtaken or given up", () => {
    const answers = Object.values(events).filter((event) => "number" in event);
    for (const state of Object.values(states)) {
      for (const event of answers) {
        const overtaken = { ...event, number: number - 1 } as Event;
        expect(step(state, overtaken)).toEqual({ state, effects: [] });
        if (state.sending === null) expect(step(state, event)).toEqual({ state, effects: [] });
      }
    }
  });

  it("waits for a pause, but not for ever while somebody types on", () => {
    const { effects } = step(initial, { type: "edit" });
    expect(effects).toEqual([
      { type: "wait", timer: "pause", ms: pauseMs },
      { type: "wait", timer: "limit", ms: limitMs },
    ]);
  });

  it("tries again after 1, 2, 4, … at most 30 seconds, a fifth more or less", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((tries) => retryMs(tries, 0.5))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect([retryMs(1, 0), retryMs(1, 1)]).toEqual([800, 1200]);
    expect([retryMs(9, 0), retryMs(9, 1)]).toEqual([24_000, 36_000]);
  });

  it("begins the waits anew once a save has got through", () => {
    const tired = { ...states.saving, tries: 5 };
    expect(step(tired, events.stored).state.tries).toBe(0);
    expect(step(tired, events.failed).effects).toEqual([{ type: "wait", timer: "retry", ms: 30_000 }]);
  });

  it("takes a breath when the story is changed under it again and again", () => {
    let state: State = states.saving;
    for (let n = number; n < number + 5; n++) {
      const next = step(state, { type: "rebased", number: n, jitter });
      expect(next.effects).toEqual([{ type: "send", number: n + 1 }]);
      state = next.state;
    }
    expect(step(state, { type: "rebased", number: number + 5, jitter }).state.phase).toBe("retrying");
  });
});

function state(phase: Phase, parts: Partial<State> = {}): State {
  return { ...initial, phase, edits: 3, stored: 1, sends: 7, ...parts };
}

function row(...cells: string[]): Record<Name, string> {
  const names = Object.keys(states) as Name[];
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, i) => [name, cells[i]])) as Record<Name, string>;
}

function nothing(count: number): string[] {
  return Array.from({ length: count }, () => "·");
}

/** An answer is heard only while a save is in flight. */
function answer(saving: string, waiting = saving, urgent = waiting): Record<Name, string> {
  return row("·", "·", saving, waiting, urgent, ...nothing(7));
}

function inWords(effect: Effect): string {
  if (effect.type === "stop") return `stop ${effect.timers.join(" ")}`;
  return effect.type === "wait" ? `wait ${effect.timer}` : effect.type;
}

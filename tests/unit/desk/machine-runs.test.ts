import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Event, initial, isUnsaved, type State, step } from "#components/desk/saving/machine.ts";

const jitter = 0.5;

describe("whatever happens", () => {
  it("there is never more than one save in flight, and nothing typed is called saved that is not", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
        const world = start();
        for (const happening of happenings) {
          world.happen(happening);
          world.check();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("what was typed is stored in the end, once the server answers and somebody decides what only people can", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const world = start();
        for (const happening of happenings) world.happen(happening);
        world.comeToRest();
        world.check();
        expect(world.state.phase).toBe("saved");
        expect(world.confirmed).toBe(world.typed);
      }),
      { numRuns: 1000 },
    );
  });
});

const answers = [
  "stored",
  "failed",
  "noNetwork",
  "signedOut",
  "refused",
  "conflict",
  "lost",
  "rebased",
] as const;
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: "type" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("timer" as const), which: fc.nat(2) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      as: fc.oneof(fc.constant("stored" as const), fc.constantFrom(...answers)),
      late: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("event" as const),
      type: fc.constantFrom(
        "flush" as const,
        "wentOffline" as const,
        "wentOnline" as const,
        "signedIn" as const,
      ),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** A tab, its timers and a server; texts stand for themselves by their number of edits. */
function start() {
  const timers = new Set<string>();
  const flights = new Map<number, number>();
  const listening = new Set<number>();
  const world = {
    state: initial as State,
    typed: 0,
    confirmed: 0,
    dispatch(event: Event) {
      const next = step(world.state, event);
      if ("number" in event && event.number === world.state.sends) listening.delete(event.number);
      world.state = next.state;
      for (const effect of next.effects) {
        if (effect.type === "wait") timers.add(effect.timer);
        else if (effect.type === "stop") for (const timer of effect.timers) timers.delete(timer);
        else if (effect.type === "abort") listening.clear();
        else {
          flights.set(effect.number, world.typed);
          listening.add(effect.number);
        }
      }
      expect(listening.size).toBe(world.state.sending === null ? 0 : 1);
    },
    happen(happening: Happening) {
      if (happening.kind === "type") {
        world.typed += 1;
        world.dispatch({ type: "edit" });
      } else if (happening.kind === "timer") {
        const timer = [...timers][happening.which];
        if (!timer) return;
        timers.delete(timer);
        world.dispatch({ type: `${timer}Over` as "pauseOver" });
      } else if (happening.kind === "answer") {
        const number = [...flights.keys()].toReversed()[happening.late];
        if (number === undefined) return;
        if (listening.has(number) && happening.as === "stored") world.confirmed = flights.get(number) ?? 0;
        flights.delete(number);
        world.dispatch({ type: happening.as, number, jitter } as Event);
      } else {
        world.dispatch({ type: happening.type });
      }
    },
    comeToRest() {
      for (let i = 0; i < 9 && world.state.phase !== "saved"; i++) {
        if (world.state.sending !== null) world.happen({ kind: "answer", as: "stored", late: 0 });
        else if (timers.size > 0) world.happen({ kind: "timer", which: 0 });
        else world.dispatch({ type: "flush" });
      }
    },
    check() {
      const { phase, sending, edits } = world.state;
      expect(edits).toBe(world.typed);
      expect(sending !== null).toBe(phase === "saving" || phase === "waiting");
      if (phase === "saved") {
        expect(isUnsaved(world.state)).toBe(false);
        expect(world.confirmed).toBe(world.typed);
      }
      if (phase === "dirty") expect([...timers].sort()).toEqual(["limit", "pause"]);
      else if (phase === "retrying" || phase === "offline") expect([...timers]).toEqual(["retry"]);
      else expect([...timers]).toEqual([]);
    },
  };
  return world;
}

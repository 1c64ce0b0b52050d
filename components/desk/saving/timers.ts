import type { Timer } from "./machine.ts";

/** The machine's timers; one that is started again begins anew. */
export function createTimers(onEnd: (timer: Timer) => void) {
  const running = new Map<Timer, ReturnType<typeof setTimeout>>();
  const stop = (timers: Timer[]) => {
    for (const timer of timers) {
      clearTimeout(running.get(timer));
      running.delete(timer);
    }
  };
  return {
    stop,
    start(timer: Timer, ms: number) {
      stop([timer]);
      running.set(
        timer,
        setTimeout(() => {
          running.delete(timer);
          onEnd(timer);
        }, ms),
      );
    },
  };
}

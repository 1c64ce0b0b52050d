import type { Browser, Page } from "@playwright/test";

/** What the main thread of a page did for one key, in milliseconds; waiting for the screen is no work. */
export type KeyWork = {
  /** From the key until its frame is drawn, with what the key had to wait for. */
  handled: number;
  /** The same on the processor alone, without what other programs took. */
  processor: number;
  /** All until the next key: saving, the journal and what waits for a free moment, too. */
  all: number;
};

/** An event of Chromium's trace, in microseconds: `dur` by the clock, `tdur` on the processor. */
type Traced = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { type?: string } };
};

/** Gives what each key cost that `typing` presses in the page. */
export async function traceKeys(
  browser: Browser,
  page: Page,
  typing: () => Promise<void>,
): Promise<KeyWork[]> {
  const categories = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(page, { categories });
  await typing();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] };
  return keysIn(traceEvents.sort((a, b) => a.ts - b.ts));
}

function keysIn(events: Traced[]): KeyWork[] {
  const isKey = ({ name, ph, args }: Traced) =>
    name === "EventTiming" && ph === "b" && args.data?.type === "keydown";
  const [first] = events.filter(isKey);
  const thread = events.filter(({ pid, tid }) => pid === first?.pid && tid === first.tid);
  const tasks = thread.filter(({ name, ph }) => name === "RunTask" && ph === "X");
  const keys = thread.filter((event) => isKey(event) && event.ts > (tasks[0]?.ts ?? 0));
  const drawn = thread.filter(({ name }) => name === "Commit");
  // The last one has no end: what follows it is not typing.
  return keys.slice(0, -1).map(({ ts: from }, index) => {
    const to = keys[index + 1]?.ts ?? from;
    const own = tasks.filter(({ ts, dur = 0 }) => ts + dur > from && ts < to);
    const frame = drawn.find(({ ts }) => ts > from && ts < to)?.ts ?? to;
    const toFrame = own.filter(({ ts }) => ts <= frame);
    const share = ({ ts, dur = 0 }: Traced) => (dur > 0 ? (ts + dur - Math.max(ts, from)) / dur : 0);
    return {
      handled: sum(toFrame.map((task) => (task.dur ?? 0) * share(task))) / 1000,
      processor: sum(toFrame.map((task) => (task.tdur ?? 0) * share(task))) / 1000,
      all: sum(own.map((task) => (task.dur ?? 0) * share(task))) / 1000,
    };
  });
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

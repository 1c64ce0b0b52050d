import { percentile } from "../report.ts";

/** One thing that the product does, asked for in several ways. */
export type Probe = {
  what: string;
  /** Milliseconds that the 95th percentile may take at 100,000 stories. */
  atMost?: number;
  runs: (() => Promise<unknown>)[];
  /** How often all runs are repeated; 1 for what leaves something behind. */
  passes?: number;
};

export type Timed = {
  what: string;
  atMost?: number;
  p50: number;
  p95: number;
  slowest: () => Promise<unknown>;
};

/**
 * Times a probe's runs one after another, after a pass in which code is compiled and statements are planned. The quickest
 * of three passes counts: what else a machine does makes a pass slower, never quicker.
 */
export async function time({ what, atMost, runs, passes = 3 }: Probe): Promise<Timed> {
  if (passes > 1) for (const run of runs) await run();
  let best: number[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const times: number[] = [];
    for (const run of runs) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
    if (best.length === 0 || percentile(times, 95) < percentile(best, 95)) best = times;
  }
  const slowest = runs[best.indexOf(Math.max(...best))] as Timed["slowest"];
  return { what, atMost, p50: percentile(best, 50), p95: percentile(best, 95), slowest };
}

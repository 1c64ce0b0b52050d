import { performance } from "node:perf_hooks";

/** Runs one step of a set-up; `say` gives the words that stand on its line. */
export type Step = <T>(name: string, work: (say: (detail: string) => void) => Promise<T>) => Promise<T>;

/** One line per step, with its time. Quiet: only steps that took over a second, and on stderr. */
export function steps({ quiet = false } = {}): Step {
  const out = quiet ? process.stderr : process.stdout;
  const live = out.isTTY && !quiet;
  return async (name, work) => {
    let detail = "";
    const started = performance.now();
    if (live) out.write(`  ${name} …`);
    try {
      const value = await work((text) => {
        detail = text;
      });
      const seconds = (performance.now() - started) / 1000;
      if (live) out.write("\r\x1b[K");
      if (!quiet || seconds > 1) out.write(`${line("✓", name, detail, seconds)}\n`);
      return value;
    } catch (error) {
      if (live) out.write("\r\x1b[K");
      if (error instanceof Error) failedIn.set(error, name);
      throw error;
    }
  };
}

/** The step that an error came out of. */
export const failedIn = new WeakMap<Error, string>();

export function line(mark: "✓" | "✗", name: string, detail: string, seconds: number): string {
  return `${mark} ${name.padEnd(12)} ${detail.padEnd(50)} ${seconds.toFixed(1).padStart(6)} s`;
}

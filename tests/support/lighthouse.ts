import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import lighthouse, { type Result } from "lighthouse";
import { browserArguments } from "./chromium.ts";
import { freePort } from "./server.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Scores of 0 to 100 by category, and what was found fault with, each as a line that says where. */
export type Judgement = { scores: Record<string, number>; faults: string[] };

export type Judge = {
  /** The browser that the pages are judged in. */
  browser: Browser;
  /**
   * What Lighthouse says of a page as it is on a slow telephone, its preset for mobiles. Whatever else the machine does
   * makes a page slower, never faster: so it waits for a quiet moment, and a page that is not quick enough for `performance` is
   * looked at twice more, and its best time counts.
   */
  judge(url: string, performance: number): Promise<Judgement>;
  close(): Promise<void>;
};

/** Opens a browser, at `executablePath`, in which Lighthouse looks at pages. */
export async function startJudge(executablePath: string | undefined): Promise<Judge> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...browserArguments, `--remote-debugging-port=${port}`],
    // Playwright's own choice, which Lighthouse would take for the page's.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const look = async (url: string, onlyCategories: string[]) => {
    await quiet();
    const outcome = await lighthouse(url, { port, logLevel: "silent", onlyCategories });
    if (!outcome || outcome.lhr.runtimeError)
      throw new Error(`Lighthouse could not look at ${url}: ${outcome?.lhr.runtimeError?.message}`);
    return read(outcome.lhr);
  };
  return {
    browser,
    async judge(url, performance) {
      const first = await look(url, [...categories]);
      for (let again = 0; again < 2 && (first.scores.performance ?? 0) < performance; again++) {
        const { scores, faults } = await look(url, ["performance"]);
        if ((scores.performance ?? 0) <= (first.scores.performance ?? 0)) continue;
        Object.assign(first.scores, scores);
        first.faults = [...first.faults.filter((fault) => !fault.startsWith("performance")), ...faults];
      }
      return first;
    },
    close: () => browser.close(),
  };
}

/** Waits until half of the machine has nothing to do, for so long at most. */
async function quiet(patience = 15_000): Promise<void> {
  const until = Date.now() + patience;
  for (let before = worked(); Date.now() < until; ) {
    await pause(500);
    const now = worked();
    if ((now.idle - before.idle) / (now.all - before.all) >= 0.5) return;
    before = now;
  }
}

/** Milliseconds of all processors since the machine's start. */
function worked(): { idle: number; all: number } {
  const times = cpus().flatMap((cpu) => Object.entries(cpu.times));
  const sum = (wanted: (name: string) => boolean) =>
    times.reduce((total, [name, milliseconds]) => total + (wanted(name) ? milliseconds : 0), 0);
  return { idle: sum((name) => name === "idle"), all: sum(() => true) };
}

function read({ categories, audits }: Result): Judgement {
  const scores: Record<string, number> = {};
  const faults: string[] = [];
  for (const { id: category, score, auditRefs } of Object.values(categories)) {
    scores[category] = Math.round((score ?? 0) * 100);
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) continue;
      faults.push([`${category}: ${id}`, audit.displayValue, ...placesOf(audit)].filter(Boolean).join(", "));
    }
  }
  return { scores, faults };
}

/** The first few places on the page that an audit names. */
function placesOf({ details }: Result["audits"][string]): string[] {
  const items: unknown[] = details && "items" in details && Array.isArray(details.items) ? details.items : [];
  return items.slice(0, 3).map((item) => {
    const { node, url, description } = item as {
      node?: { snippet?: string };
      url?: string;
      description?: string;
    };
    return node?.snippet ?? description ?? url ?? JSON.stringify(item).slice(0, 200);
  });
}

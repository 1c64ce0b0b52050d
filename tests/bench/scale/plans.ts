import pg from "pg";
import { disconnect } from "#lib/database/client.ts";

export type Plan = { milliseconds: number; text: string };

/**
 * Does `work` on connections of its own that explain every statement, and gives the plans of the slowest ones as
 * PostgreSQL ran them (EXPLAIN ANALYZE, BUFFERS). It is done a first time without listening, so that nothing is new.
 */
export async function plansOf(work: () => Promise<unknown>, most = 2): Promise<Plan[]> {
  const url = process.env.DATABASE_URL as string;
  const plans: Plan[] = [];
  const before = pg.Client.prototype.connect;
  pg.Client.prototype.connect = function connect(this: pg.Client, ...args: unknown[]) {
    this.on("notice", ({ message = "" }) => {
      const found = /^duration: ([\d.]+) ms {2}plan:\n([\s\S]*)/.exec(message);
      if (found) plans.push({ milliseconds: Number(found[1]), text: shorten(found[2] as string) });
    });
    return Reflect.apply(before, this, args);
  } as typeof before;
  try {
    await disconnect();
    process.env.DATABASE_URL = `${url}&options=${encodeURIComponent(explaining)}`;
    await work();
    plans.length = 0;
    await work();
  } finally {
    pg.Client.prototype.connect = before;
    await disconnect();
    process.env.DATABASE_URL = url;
  }
  return plans.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, most);
}

const explaining = [
  "session_preload_libraries=auto_explain",
  ...["log_min_duration=0", "log_analyze=on", "log_buffers=on", "log_level=notice", "log_timing=on"].map(
    (setting) => `auto_explain.${setting}`,
  ),
]
  .map((setting) => `-c ${setting}`)
  .join(" ");

function shorten(plan: string): string {
  return plan
    .split("\n")
    .map((line) => (line.length > 220 ? `${line.slice(0, 220)}…` : line))
    .slice(0, 140)
    .join("\n");
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../support/server.ts";
import { type Report, rounded } from "./report.ts";
import { startBenchSite, storyPath } from "./site.ts";

const patience = 120_000; // milliseconds

/** From starting a process to its first answer: the server alone, and all of `npm start` on the built sources. */
export async function measure(): Promise<Report> {
  const rows: Report["rows"] = [];
  const begin = performance.now();
  const site = await startBenchSite();
  await fetch(site.url + storyPath);
  rows.push({
    what: "server process on a running database",
    seconds: rounded((performance.now() - begin) / 1000),
  });
  await site.stop();

  const home = await mkdtemp(join(tmpdir(), "takewire-bench-"));
  const first = await npmStart(home);
  const second = await npmStart(home);
  await rm(home, { recursive: true, force: true });
  rows.push({ what: "npm start, new embedded database", seconds: rounded(first) });
  rows.push({ what: "npm start again", seconds: rounded(second) });
  return {
    title: "From start to the first answer",
    rows,
    limits: [{ what: "npm start again", value: second, unit: "s", atMost: 10 }],
  };
}

async function npmStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, DATABASE_URL: "" };
  const child = spawn(process.execPath, ["lib/boot/start.mjs", "start"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  try {
    await firstAnswer(`http://127.0.0.1:${port}/`, child, () => output);
    return (performance.now() - begin) / 1000;
  } finally {
    if (child.exitCode === null) {
      child.kill("SIGINT");
      await once(child, "exit");
    }
  }
}

async function firstAnswer(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const deadline = performance.now() + patience; performance.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No answer after ${patience / 1000} s:\n${output()}`);
}

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { resolve as absolute, join } from "node:path";
import { performance } from "node:perf_hooks";
import { sentenceFor } from "#lib/boot/boot-error.ts";
import { build } from "#lib/boot/build.ts";
import { generateClient } from "#lib/boot/prisma-client.ts";
import { closeAll } from "#lib/boot/site.ts";
import { failedIn, line, steps } from "#lib/boot/steps.ts";
import { stopSignal } from "#lib/boot/stop.ts";
import { needsSite } from "./bench/measurements.ts";
import { forgetSettings, prepareBrowser, prepareDatabase } from "./support/prepare.ts";
import {
  type Count,
  countPlaywright,
  countVitest,
  honest,
  type PlaywrightReport,
  unsteadyIn,
} from "./support/reports.ts";

const rooms = ["check", "unit", "db", "e2e"] as const;

/**
 * `npm test`: everything, or the rooms that are named (`npm test -- unit db`); further words are passed on as the
 * runners' filters. TEST_POSTGRES_BINS, folders of other PostgreSQL versions' programs, repeats the database tests on
 * each. Ends with one line of totals; the exit code is 0 only if all passed.
 */
export async function test(args: string[]): Promise<number> {
  const named = rooms.filter((room) => args.includes(room));
  const filters = args.filter((word) => !rooms.some((room) => room === word));
  const total: Count = { passed: 0, failed: 0 };
  const stop = stopSignal();
  const closers: (() => Promise<void>)[] = [];
  forgetSettings();
  // The processes that tests start, some of them only to be killed, need not compile the same files each.
  process.env.NODE_COMPILE_CACHE ??= absolute("node_modules/.cache/compiled");
  // What main.ts says of deprecations goes for the processes of the tests too.
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, "--no-deprecation"].filter(Boolean).join(" ");
  try {
    for await (const count of results(named.length > 0 ? named : [...rooms], filters, closers, stop)) {
      total.passed += count.passed;
      total.failed += count.failed;
      stop.throwIfAborted();
    }
  } catch (error) {
    total.failed += 1;
    const step = (error instanceof Error && failedIn.get(error)) || "Test";
    const words = stop.aborted ? "interrupted" : (sentenceFor(error) ?? (error as Error).stack ?? error);
    console.error(`✗ ${step.padEnd(12)} ${words}`);
  } finally {
    await closeAll(closers);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** `npm run check`: format, lint and types. */
export async function check(): Promise<number> {
  const counts = [await formatAndLint(), await types()];
  return counts.every(({ failed }) => failed === 0) ? 0 : 1;
}

/** `npm run bench`: on a database server of its own, named in TEST_SERVER, and on the production build where it is asked. */
export async function bench(args: string[]): Promise<number> {
  const closers: (() => Promise<void>)[] = [];
  forgetSettings();
  try {
    await prepareDatabase(steps(), closers);
    if (needsSite(args)) await build(steps());
    return (await node(["tests/bench/run.ts", ...args])) ?? 1;
  } finally {
    await closeAll(closers);
  }
}

async function* results(
  chosen: string[],
  filters: string[],
  closers: (() => Promise<void>)[],
  stop: AbortSignal,
): AsyncGenerator<Count> {
  const step = steps();
  if (chosen.includes("db") || chosen.includes("e2e")) await prepareDatabase(step, closers);
  else await generateClient(step);
  if (chosen.includes("e2e")) await prepareBrowser(step, closers, stop);
  if (chosen.includes("check")) {
    yield await formatAndLint(stop);
    yield await types(stop);
  }
  if (chosen.includes("unit")) yield await vitest("unit", "Unit", filters, stop);
  if (chosen.includes("db")) {
    yield await vitest("db", "Database", filters, stop);
    for (const bin of (process.env.TEST_POSTGRES_BINS ?? "").split(":").filter(Boolean)) {
      yield await vitestOn(bin, filters, stop);
    }
  }
  if (chosen.includes("e2e")) yield await playwright(filters, stop);
}

function formatAndLint(stop?: AbortSignal): Promise<Count> {
  return timed("Format, lint", async () =>
    one(await node(["node_modules/@biomejs/biome/bin/biome", "ci", "."], stop)),
  );
}

function types(stop?: AbortSignal): Promise<Count> {
  const tsc = ["node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false"];
  return timed("Types", async () => one(await node(tsc, stop)));
}

async function vitestOn(bin: string, filters: string[], stop: AbortSignal): Promise<Count> {
  const closers: (() => Promise<void>)[] = [];
  const usual = process.env.TEST_SERVER;
  try {
    await prepareDatabase(steps(), closers, bin);
    return await vitest("db", "Database 2", filters, stop);
  } finally {
    await closeAll(closers);
    process.env.TEST_SERVER = usual;
  }
}

function vitest(project: string, name: string, filters: string[], stop: AbortSignal): Promise<Count> {
  return withReport(name, countVitest, (report) =>
    node(
      [
        ...["node_modules/vitest/vitest.mjs", "run", "--project", project, ...filters],
        ...["--reporter", "default", "--reporter", "json", `--outputFile.json=${report}`],
      ],
      stop,
    ),
  );
}

/** First what may run side by side, then what measures time, whatever became of the others. */
async function playwright(filters: string[], stop: AbortSignal): Promise<Count> {
  const output = `test-results/${process.pid}`;
  const unsteady: string[] = [];
  const read = (report: PlaywrightReport) => {
    unsteady.push(...unsteadyIn(report));
    return countPlaywright(report);
  };
  const run = (projects: string[]) => (report: string) => {
    Object.assign(process.env, { TEST_REPORT: report, TEST_OUTPUT: join(output, projects.join("-")) });
    const chosen = projects.map((project) => `--project=${project}`);
    const words = ["test", "--pass-with-no-tests", ...chosen, ...filters];
    return node(["node_modules/@playwright/test/cli.js", ...words], stop);
  };
  const beside = await withReport("Browser", read, run(["long", "rest"]), mayBeNone);
  const alone = stop.aborted ? none : await withReport("Alone", read, run(["alone"]), mayBeNone);
  for (const test of unsteady) console.log(`! passed on the second try only, to be mended: ${test}`);
  const count = { passed: beside.passed + alone.passed, failed: beside.failed + alone.failed };
  if (count.failed + unsteady.length === 0) await rm(output, { recursive: true, force: true });
  return honest(count, count.failed);
}

const none: Count = { passed: 0, failed: 0 };

async function withReport<T>(
  name: string,
  countIn: (report: T) => Count,
  run: (report: string) => Promise<number | null>,
  judged: typeof honest = honest,
): Promise<Count> {
  return timed(name, async () => {
    const folder = await mkdtemp(join(tmpdir(), "takewire-report-"));
    const report = join(folder, "report.json");
    const code = await run(report);
    const text = await readFile(report, "utf8").catch(() => null);
    await rm(folder, { recursive: true });
    return judged(text ? countIn(JSON.parse(text)) : none, code);
  });
}

/** As `honest`, of tests that the filters may all have left out. */
function mayBeNone(count: Count, exitCode: number | null): Count {
  return exitCode === 0 ? count : honest(count, exitCode);
}

async function timed(name: string, work: () => Promise<Count>): Promise<Count> {
  const started = performance.now();
  const count = await work();
  if (count.passed + count.failed === 0) return count;
  const detail = `${count.passed} passed, ${count.failed} failed`;
  console.log(line(count.failed > 0 ? "✗" : "✓", name, detail, (performance.now() - started) / 1000));
  return count;
}

function one(exitCode: number | null): Count {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Told to stop, a runner ends what it has begun; Ctrl-C has told it already, and it takes the two for one. */
function node(args: string[], stop?: AbortSignal): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    const end = () => child.kill("SIGINT");
    stop?.addEventListener("abort", end);
    child.on("error", reject);
    child.on("exit", (code) => {
      stop?.removeEventListener("abort", end);
      resolve(code);
    });
  });
}

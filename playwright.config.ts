import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { browserArguments } from "#tests/support/chromium.ts";

const report = process.env.TEST_REPORT;

// The files that take longest go first: begun last, one would run on alone when all others are done.
const long =
  /\/(two-editors|site-look|desk-look|versions|freshness|people|saving-server-killed|preview)\.spec\.ts$/;
// What measures time wants the machine for itself: tests/run.ts begins it when all others are done.
const alone = /\/lighthouse\.spec\.ts$/;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/playwright-setup.ts",
  // A folder per run, so that two at once do not tidy each other's away.
  outputDir: process.env.TEST_OUTPUT ?? "test-results/by-hand",
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  // One more than there are processors, since a test waits for its site or its clock now and then.
  workers: Math.min(availableParallelism() + 1, 6),
  // What a person waits for takes its time on a machine that is busy with everything at once.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A machine can stop for longer than any time limit. Who needs the second try is named at the end of the run.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: "long", testMatch: long },
    { name: "rest", testIgnore: [long, alone] },
    { name: "alone", testMatch: alone },
  ],
  use: {
    // Of the second try only: holding the page at each step costs more than many a step.
    trace: { mode: "on-first-retry", screenshots: false },
    launchOptions: { executablePath: process.env.TEST_BROWSER, args: browserArguments },
  },
});

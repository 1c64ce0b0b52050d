export type Count = { passed: number; failed: number };

/** Sums up Vitest's JSON report. A file that could not be read into tests counts as one failure. */
export function countVitest(report: VitestReport): Count {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Sums up Playwright's JSON report; errors outside of any test count too. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Count {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/** What a runner's exit code adds to its report: never a success that it did not claim. */
export function honest(count: Count, exitCode: number | null): Count {
  if (exitCode === 0 && count.passed > 0) return count;
  return { ...count, failed: Math.max(1, count.failed) };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
};

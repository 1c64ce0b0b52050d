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

/** The browser tests that passed on their second try only: a fault of theirs or of the product's, to be mended. */
export function unsteadyIn({ suites }: PlaywrightReport): string[] {
  const specs = (suite: PlaywrightSuite): string[] => [
    ...suite.specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(titleOf),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  return suites.flatMap(specs);
}

function titleOf({ file, line, title }: PlaywrightSpec): string {
  return `${file}:${line} ${title}`;
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

export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: PlaywrightSuite[];
};

type PlaywrightSuite = { specs: PlaywrightSpec[]; suites?: PlaywrightSuite[] };
type PlaywrightSpec = { file: string; line: number; title: string; tests: { status: string }[] };

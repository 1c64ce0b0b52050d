import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, honest, unsteadyIn } from "../../support/reports.ts";

describe("the totals of npm test", () => {
  it("count a test file that could not be read as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { status: "passed", assertionResults: [1, 2, 3] },
        { status: "failed", assertionResults: [4] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
  });

  it("count errors outside of browser tests", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 0 };
    expect(countPlaywright({ stats, errors: [{}], suites: [] })).toEqual({ passed: 5, failed: 2 });
  });

  it("name the browser tests that needed a second try", () => {
    const spec = (title: string, status: string) => ({
      file: "a.spec.ts",
      line: 3,
      title,
      tests: [{ status }],
    });
    const suites = [
      { specs: [spec("sure", "expected")], suites: [{ specs: [spec("at last", "flaky")] }] },
      { specs: [spec("never", "unexpected")] },
    ];
    const stats = { expected: 1, unexpected: 1, flaky: 1 };
    expect(unsteadyIn({ stats, errors: [], suites })).toEqual(["a.spec.ts:3 at last"]);
    expect(countPlaywright({ stats, errors: [], suites })).toEqual({ passed: 2, failed: 1 });
  });

  it("never claim a success that the runner did not", () => {
    expect(honest({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
    expect(honest({ passed: 3, failed: 0 }, null)).toEqual({ passed: 3, failed: 1 });
    expect(honest({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(honest({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
    expect(honest({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
  });
});

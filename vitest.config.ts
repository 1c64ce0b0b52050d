import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const env = {
  SITE_URL: "http://localhost:3000",
  SITE_NAME: "Takewire",
  SITE_TIME_ZONE: "UTC",
  AUTH_SECRET: "only-for-tests-0123456789abcdefghij",
};

/** The files that take longest, longest first: begun last, one would run on alone when all others are done. */
const long = ["schedule/killed-worker", "related/signatures", "schedule/due", "database/embedded"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.includes(name));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // One more than there are processors, since a test waits for its database now and then.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Much longer than anything takes, for machines that are busy with everything at once.
    projects: [
      // Pure parts keep nothing, so their files need no process each.
      {
        test: {
          name: "unit",
          isolate: false,
          setupFiles: "tests/support/property-seed.ts",
          include: ["tests/unit/**/*.test.ts"],
          testTimeout: 30_000,
          env,
        },
      },
      {
        test: {
          name: "db",
          isolate: false,
          setupFiles: ["tests/support/property-seed.ts", "tests/support/vitest-file.ts"],
          include: ["tests/db/**/*.test.ts"],
          globalSetup: "tests/support/vitest-server.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env,
        },
      },
    ],
  },
});

import { defineConfig } from "vitest/config";

const env = {
  SITE_URL: "http://localhost:3000",
  SITE_NAME: "Takewire",
  SITE_TIME_ZONE: "UTC",
  AUTH_SECRET: "only-for-tests-0123456789abcdefghij",
};

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], env } },
      {
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          globalSetup: "tests/support/vitest-server.ts",
          testTimeout: 15_000,
          hookTimeout: 30_000,
          env,
        },
      },
    ],
  },
});

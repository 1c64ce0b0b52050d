import { startTestServer } from "./server.ts";

/** Vitest's set-up of the database tests: the server that `npm test` started, or one for this run alone. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_SERVER) return undefined;
  const server = await startTestServer();
  return server.close;
}

import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { copyDatabase, templates } from "./copies.ts";
import { testSecret } from "./people.ts";
import { takeServer } from "./processes.ts";
import { freePort, temporaryFolder } from "./server.ts";
import { layWire, type Wire } from "./wire.ts";

/** A whole site of one's own: the production build in a process, on a port and with a database that no other site has. */
export type Site = {
  url: string;
  /** Straight to its database, also while the site's own wire to it is cut. */
  databaseUrl: string;
  /** `cut` takes the database away from the site, `mend` brings it back. */
  wire: Pick<Wire, "cut" | "mend">;
  /** What its process printed. */
  output(): string;
  /** Ends its process as a crash would: nothing in it gets to finish. */
  kill(): Promise<void>;
  /** Starts it again where it was, with what it had stored. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a site for browser tests on 127.0.0.1. `from`: the stories of `content/`, or nothing.
 * `env`: settings that differ from the tests' usual ones.
 */
export async function startSite(
  options: { from?: keyof typeof templates; env?: Record<string, string> } = {},
): Promise<Site> {
  const copy = await copyDatabase(templates[options.from ?? "content"]);
  const direct = new URL(copy.url);
  const wire = await layWire({ host: direct.hostname, port: Number(direct.port) });
  const wired = new URL(copy.url);
  wired.port = String(wire.port);
  const dataDir = await temporaryFolder();
  const drawn = process.env.TEST_PICTURES;
  if (drawn) await cp(drawn, join(dataDir, "media"), { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: wired.href,
    SITE_URL: url,
    SITE_NAME: "Takewire",
    SITE_TIME_ZONE: "UTC",
    AUTH_SECRET: testSecret,
    PAGE_CACHE: "on",
    PAGE_CACHE_MB: "64",
    DATA_DIR: dataDir,
    ...options.env,
  };
  let server = takeServer();
  await server.serve(env);

  return {
    url,
    databaseUrl: copy.url,
    wire,
    output: () => server.output(),
    kill: () => server.kill(),
    async restart() {
      server = takeServer({ fresh: true });
      await server.serve(env);
    },
    async stop() {
      await server.release();
      await wire.close().catch(() => {});
      await copy.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

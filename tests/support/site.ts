import { fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { copyDatabase, templates } from "./copies.ts";
import { testSecret } from "./people.ts";
import { freePort, temporaryFolder } from "./server.ts";
import { layWire, type Wire } from "./wire.ts";

/** A whole site of one's own: the production build behind its own process, port and database. */
export type Site = {
  url: string;
  /** Straight to its database, also while the site's own wire to it is cut. */
  databaseUrl: string;
  /** `cut` takes the database away from the site, `mend` brings it back. */
  wire: Pick<Wire, "cut" | "mend">;
  /** What its process printed. */
  output(): string;
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
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = fork("tests/support/serve.ts", {
    silent: true,
    execArgv: [],
    env: {
      ...process.env,
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
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text) => {
      output += text;
    });
  }
  const started = await Promise.race([
    once(child, "message").then(() => true),
    once(child, "exit").then(() => false),
  ]);
  if (!started) throw new Error(`The site did not start. It said:\n${output}`);

  return {
    url,
    databaseUrl: copy.url,
    wire,
    output: () => output,
    async stop() {
      if (child.exitCode === null) {
        child.disconnect();
        await once(child, "exit");
      }
      await wire.close().catch(() => {});
      await copy.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

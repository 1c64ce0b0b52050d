import { type ChildProcess, fork } from "node:child_process";
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
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  const start = () =>
    startProcess(
      {
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
      (text) => {
        output += text;
      },
    );
  let child = await start();

  return {
    url,
    databaseUrl: copy.url,
    wire,
    output: () => output,
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async restart() {
      child = await start();
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.disconnect();
        await once(child, "exit");
      }
      await wire.close().catch(() => {});
      await copy.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the process serves; throws with what it said when it ends before. */
async function startProcess(
  env: Record<string, string>,
  onOutput: (text: string) => void,
): Promise<ChildProcess> {
  const child = fork("tests/support/serve.ts", {
    silent: true,
    execArgv: [],
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text) => {
      said += text;
      onOutput(String(text));
    });
  }
  const started = await Promise.race([
    once(child, "message").then(() => true),
    once(child, "exit").then(() => false),
  ]);
  if (!started) throw new Error(`The site did not start. It said:\n${said}`);
  return child;
}

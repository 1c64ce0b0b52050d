import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identity, isAlive } from "#lib/boot/lock.mjs";
import { type Cluster, createCluster, startCluster, stopCluster, superuser } from "#lib/database/cluster.ts";
import { connect } from "#lib/database/connect.ts";
import { migrate } from "#lib/database/migrate.ts";
import { accountFor, programs } from "#lib/database/programs.ts";
import { copyDatabase, templates } from "./copies.ts";

export type TestServer = {
  url: string;
  version: string;
  /** Stops it, and starts it again where it was. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts a PostgreSQL server for one test run, in a folder of its own, with the migrated template that
 * `withDatabase` copies, and names it in TEST_SERVER for the processes of this run. `bin`: the programs of another
 * PostgreSQL than the one that comes with the dependencies.
 */
export async function startTestServer(bin?: string): Promise<TestServer> {
  await sweep();
  const home = await temporaryFolder();
  const account = accountFor(join(home, "data"));
  const cluster: Cluster = {
    folder: join(home, "data"),
    bin: bin ?? (await programs(account)),
    account,
    log: join(home, "log"),
  };
  const password = randomBytes(12).toString("hex");
  await createCluster(cluster, { password, port: null });
  const port = await startOnFreePort(cluster);
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
  process.env.TEST_SERVER = url;
  return {
    url,
    version: await makeTemplate(url),
    pause: () => stopCluster(cluster),
    async resume() {
      if (!(await startCluster(cluster, port, careless)))
        throw new Error(`Port ${port} was taken meanwhile.`);
    },
    close: () => stop(cluster, home),
  };
}

/** A folder that a later run removes if this process cannot. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o711);
  await writeFile(join(folder, "owner"), identity(process.pid));
  return folder;
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const prefix = "takewire-test-";

// Nothing here needs to outlive a power cut.
const careless = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "300",
};

async function startOnFreePort(cluster: Cluster): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (await startCluster(cluster, port, careless)) return port;
  }
}

async function makeTemplate(url: string): Promise<string> {
  const { url: template } = await copyDatabase("template0", templates.empty);
  await migrate(template);
  const client = await connect(url);
  const { rows } = await client.query("select current_setting('server_version') as version");
  await client.end();
  return rows[0].version.split(" ")[0];
}

async function stop(cluster: Cluster, home: string): Promise<void> {
  await stopCluster(cluster);
  await rm(home, { recursive: true, force: true });
}

/** Ends and removes what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const home = join(tmpdir(), name);
    const owner = await readFile(join(home, "owner"), "utf8").catch(() => "");
    if (!owner || isAlive(owner)) continue;
    const pid = Number.parseInt(
      await readFile(join(home, "data", "postmaster.pid"), "utf8").catch(() => ""),
      10,
    );
    const command = pid > 0 ? await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") : "";
    if (command.includes(home)) process.kill(pid, "SIGQUIT");
    await rm(home, { recursive: true, force: true }).catch(() => {});
  }
}

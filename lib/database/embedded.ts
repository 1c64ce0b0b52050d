import { randomBytes } from "node:crypto";
import { existsSync, readlinkSync } from "node:fs";
import { chmod, mkdir, stat, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { BootError } from "#lib/boot/boot-error.ts";
import { withLock } from "#lib/boot/lock.mjs";
import { tooLittleSpace } from "#lib/boot/space.mjs";
import { env } from "#lib/env.ts";
import {
  type Cluster,
  checkVersion,
  createCluster,
  recall,
  remember,
  runningOn,
  startCluster,
  stopCluster,
  superuser,
} from "./cluster.ts";
import { connect, serverOf, serverVersion } from "./connect.ts";
import { announce, type Presence } from "./presence.ts";
import { accountFor, programs, reachable } from "./programs.ts";

export type OpenDatabase = { url: string; detail: string; close(): Promise<void> };

/**
 * The database to work with: the one that DATABASE_URL names, or the embedded PostgreSQL under DATA_DIR, which is
 * started if nobody has. Several processes share it, and whoever closes last stops it; a process that dies without
 * closing does not count. Throws a BootError with one sentence when there is no database to be had.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (!DATABASE_URL) return openEmbedded(resolve(DATA_DIR));
  const client = await connect(DATABASE_URL);
  const detail = await nameOf(client, DATABASE_URL);
  await client.end();
  return { url: DATABASE_URL, detail, close: async () => {} };
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  await mkdir(dataDir, { recursive: true });
  const lock = join(dataDir, "locks", "database");
  return withLock(lock, async () => {
    const cluster = await place(dataDir);
    if (!existsSync(cluster.folder)) await create(cluster);
    const { server, presence } = await takePart(cluster);
    const url = `${server}/${database}${plain}`;
    await createDatabase(presence.client);
    const elsewhere = dirname(cluster.folder) === dataDir ? "" : `, data in ${cluster.folder}`;
    const detail = (await nameOf(presence.client, url)) + elsewhere;
    return { url, detail, close: () => withLock(lock, () => leave(cluster, presence)) };
  });
}

const database = "takewire";

// A PGSSLMODE set for some other server would refuse this one, which listens on the loopback only.
const plain = "?sslmode=disable";

/** Starts the server unless it runs already, be it another process's or left over from one that was killed. */
async function takePart(cluster: Cluster): Promise<{ server: string; presence: Presence }> {
  const { password } = await recall(cluster);
  for (const deadline = Date.now() + 120_000; ; await sleep(200)) {
    const port = (await runningOn(cluster)) ?? (await start(cluster));
    const server = `postgresql://${superuser}:${password}@127.0.0.1:${port}`;
    try {
      return { server, presence: await announce(`${server}/postgres${plain}`) };
    } catch (error) {
      const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
      // It is just starting, recovering or stopping.
      const passing = cause?.code === "ECONNREFUSED" || cause?.code === "57P03";
      if (!passing || Date.now() > deadline) throw error;
    }
  }
}

async function leave(cluster: Cluster, presence: Presence): Promise<void> {
  // A server that does not answer any more needs no stopping.
  const others = await presence.others().catch(() => null);
  await presence.end();
  if (others === 0) await stopCluster(cluster);
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
  if (!rowCount) await client.query(`create database ${database}`);
}

async function nameOf(client: pg.Client, url: string): Promise<string> {
  return `PostgreSQL ${await serverVersion(client)} on ${serverOf(url)}`;
}

/** Where the cluster lies. Root may have had to put it where PostgreSQL's account can reach it, behind a link. */
async function place(dataDir: string): Promise<Cluster> {
  const wanted = join(dataDir, "postgres");
  const account = accountFor(wanted);
  if (account) await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  let folder = linkTarget(wanted);
  if (!folder) {
    folder = existsSync(wanted) ? wanted : await reachable(account, wanted);
    if (folder !== wanted) await symlink(folder, wanted);
  }
  return { folder, account, bin: await programs(account), log: join(dataDir, "postgres.log") };
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

async function create(cluster: Cluster): Promise<void> {
  const problem = tooLittleSpace(dirname(cluster.folder), 300, "a new database");
  if (problem) throw new BootError(problem);
  await createCluster(cluster, { password: randomBytes(24).toString("hex"), port: null });
}

async function start(cluster: Cluster): Promise<number> {
  await checkVersion(cluster);
  const memory = await recall(cluster);
  const first = 5433; // 5432 is where a server of the user's own would be
  for (const port of [memory.port ?? first, ...Array.from({ length: 100 }, (_, index) => first + index)]) {
    if (!(await isFree(port)) || !(await startCluster(cluster, port))) continue;
    if (port !== memory.port) await remember(cluster, { ...memory, port });
    return port;
  }
  throw new BootError(
    `No port from ${first} to ${first + 99} is free for PostgreSQL: set DATABASE_URL instead.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BootError, saysDiskFull } from "#lib/boot/boot-error.ts";
import type { Account } from "./programs.ts";

/** One PostgreSQL server of our own: its data folder, the folder of its programs, who runs it, where it logs. */
export type Cluster = { folder: string; bin: string; account: Account; log: string };

/** What a cluster remembers about itself, in a file among its data. */
export type Memory = { password: string; port: number | null };

export const superuser = "takewire";

/**
 * Makes a cluster with one superuser, UTF-8, and the same sorting on every machine: PostgreSQL's own C.UTF-8, before
 * version 17 the system's. Its folder appears whole or not at all.
 */
export async function createCluster(cluster: Cluster, memory: Memory): Promise<void> {
  const unfinished = { ...cluster, folder: `${cluster.folder}.new` };
  const passwordFile = `${cluster.folder}.password`;
  await rm(unfinished.folder, { recursive: true, force: true });
  try {
    await mkdir(unfinished.folder, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, memory.password, { mode: 0o600 });
    for (const path of [unfinished.folder, passwordFile]) await own(cluster, path);
    const { ok, said } = await run(cluster, "initdb", [
      ...["-D", unfinished.folder, "-U", superuser, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      ...["--encoding", "UTF8", "--no-instructions", ...(await sorting(cluster))],
    ]);
    if (!ok) throw refusal(cluster, said);
    await remember(unfinished, memory);
    await rename(unfinished.folder, cluster.folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished.folder, { recursive: true, force: true });
  }
}

/**
 * Starts the server on 127.0.0.1 and that port. `pg_ctl` gives it a session of its own, so that Ctrl-C in the
 * terminal does not reach it. Returns false when the port is taken.
 */
export async function startCluster(
  cluster: Cluster,
  port: number,
  settings: Record<string, string> = {},
): Promise<boolean> {
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    log_checkpoints: "off",
    ...settings,
  };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${value}`);
  const start = ["start", "-D", cluster.folder, "-w", "-t", "600", "-o", [`-p ${port}`, ...flags].join(" ")];
  for (let attempt = 1; ; attempt++) {
    const { ok, said } = await run(cluster, "pg_ctl", start);
    if (ok) return true;
    if (/could not bind/i.test(said)) return false;
    // After kill -9 its last children need a moment to notice.
    const closing = /pre-existing shared memory block|lock file .* already exists/i.test(said);
    if (!closing || attempt === 20) throw refusal(cluster, said);
    await sleep(250);
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk when this returns. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const { ok, said } = await run(cluster, "pg_ctl", [
    "stop",
    "-D",
    cluster.folder,
    "-m",
    "fast",
    "-w",
    "-t",
    "120",
  ]);
  if (!ok && !/no server running|does not exist/i.test(said)) throw refusal(cluster, said);
}

/** The port that this cluster's server listens on, or null if no server runs; what a dead one left is ignored. */
export async function runningOn(cluster: Cluster): Promise<number | null> {
  const pidFile = join(cluster.folder, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!(pid > 0) || !exists(pid)) return null;
  if (await isServerOf(lines[1] ?? "", pid)) return Number(lines[3]) || null;
  // After a restart of the machine the number may belong to something else, which PostgreSQL would not dare to ignore.
  await rm(pidFile, { force: true });
  return null;
}

export async function recall(cluster: Cluster): Promise<Memory> {
  return JSON.parse(await readFile(join(cluster.folder, memoryFile), "utf8"));
}

export async function remember(cluster: Cluster, memory: Memory): Promise<void> {
  const path = join(cluster.folder, memoryFile);
  await writeFile(path, `${JSON.stringify(memory)}\n`, { mode: 0o600 });
  await own(cluster, path);
}

/** Refuses data of another major version, which these programs could not read. */
export async function checkVersion(cluster: Cluster): Promise<void> {
  const data = Number(await readFile(join(cluster.folder, "PG_VERSION"), "utf8"));
  const programs = await majorVersion(cluster);
  if (data === programs) return;
  throw new BootError(
    `${cluster.folder} was made by PostgreSQL ${data}, but PostgreSQL ${programs} comes with this version of Takewire: carry the data over with pg_dump of PostgreSQL ${data}, or go back to the version before.`,
  );
}

const memoryFile = "takewire.json";

async function own({ account }: Cluster, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

async function sorting(cluster: Cluster): Promise<string[]> {
  return (await majorVersion(cluster)) >= 17
    ? ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
    : ["--locale", "C.UTF-8"];
}

async function majorVersion(cluster: Cluster): Promise<number> {
  const { said } = await run(cluster, "postgres", ["--version"]);
  return Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1]);
}

/** Runs one of PostgreSQL's programs to its end; what it and a server that it starts say goes to the log. */
async function run(
  cluster: Cluster,
  program: string,
  args: string[],
): Promise<{ ok: boolean; said: string }> {
  const before = statSync(cluster.log, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(cluster.log, "a", 0o600);
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(join(cluster.bin, program), args, {
        ...cluster.account,
        cwd: "/",
        detached: true,
        env: plainEnvironment(),
        stdio: ["ignore", log, log],
      });
      child.on("error", reject);
      child.on("exit", resolve);
    });
    return { ok: code === 0, said: readFileSync(cluster.log).subarray(before).toString() };
  } finally {
    closeSync(log);
  }
}

/** PostgreSQL's own variables, set for some other server, would mislead this one. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const vars: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C" };
  for (const name of Object.keys(vars)) if (name.startsWith("PG")) delete vars[name];
  return vars;
}

function refusal(cluster: Cluster, said: string): BootError {
  if (saysDiskFull(said)) {
    return new BootError("PostgreSQL found the disk full: free some space and run the same command again.");
  }
  const reasons = said.split("\n").filter((line) => /FATAL|PANIC|error:/.test(line));
  const reason = (reasons[0] ?? "it gave no reason").replace(/^.*(FATAL|PANIC|error): +/, "");
  return new BootError(`PostgreSQL did not start: ${reason} (all of it is in ${cluster.log}).`);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function isServerOf(folder: string, pid: number): Promise<boolean> {
  if (process.platform === "win32") return true;
  const command =
    process.platform === "linux"
      ? await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")
      : spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  return command.includes(folder);
}

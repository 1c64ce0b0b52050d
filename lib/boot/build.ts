import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BootError, isDiskFull, saysDiskFull } from "./boot-error.ts";
import { identity, isAlive, withLock } from "./lock.mjs";
import { tooLittleSpace } from "./space.mjs";
import type { Step } from "./steps.ts";

/**
 * Makes the production build of the sources as they are, unless there is one, and names its folder to Next in
 * BUILD_DIR. Each state of the sources has a folder of its own, so that a running site keeps what it serves while a
 * newer one or a test run builds.
 */
export function build(step: Step, signal?: AbortSignal): Promise<void> {
  return step("Build", async (say) => {
    say("up to date");
    const folder = join(buildsFolder, (await hashSources()).slice(0, 16));
    if (!isComplete(folder)) {
      await withLock(".data/locks/build", async () => {
        if (isComplete(folder)) return;
        say("made from the sources");
        await removeUnused();
        await make(folder, signal);
      });
    }
    await use(folder);
    process.env.BUILD_DIR = folder;
  });
}

/** One hash of everything that the build is made from, by content, so that a fresh checkout of the same has the same. */
export async function hashSources(root = "."): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await Promise.all(sources.map((source) => filesBelow(root, source)))).flat().sort()) {
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(await readFile(join(root, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

const sources = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma"],
  ...["next.config.ts", "postcss.config.mjs", "package.json", "package-lock.json", "tsconfig.json"],
];
const buildsFolder = ".next/builds";
const completed = "completed";
const kept = 2;

async function filesBelow(root: string, path: string): Promise<string[]> {
  const found = await stat(join(root, path)).catch(() => null);
  if (found?.isFile()) return [path];
  if (!found) return [];
  const names = (await readdir(join(root, path))).filter((name) => !/^\.|\.md$/.test(name));
  return (await Promise.all(names.map((name) => filesBelow(root, `${path}/${name}`)))).flat();
}

function isComplete(folder: string): boolean {
  return existsSync(join(folder, completed));
}

async function make(folder: string, signal?: AbortSignal): Promise<void> {
  const problem = tooLittleSpace(".", 300, "a build");
  if (problem) throw new BootError(problem);
  await rm(folder, { recursive: true, force: true });
  const { code, output } = await nextBuild(folder, signal);
  signal?.throwIfAborted();
  if (code !== 0) {
    if (saysDiskFull(output))
      throw new BootError("The disk is full: free some space and run the same command again.");
    throw new BootError(`next build failed; what it said is below.\n\n${output.trim()}`);
  }
  await writeFile(join(folder, completed), new Date().toISOString());
}

function nextBuild(folder: string, signal?: AbortSignal): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    signal,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      BUILD_DIR: folder,
      // A page that wanted data now would keep them for ever: it shall fail.
      DATABASE_URL: "postgresql://nobody@127.0.0.1:9/building",
    },
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", (error) => (signal?.aborted ? resolve({ code: null, output }) : reject(error)));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Tells later builds that this process serves from that folder. A folder that cannot be written is nobody's to remove. */
async function use(folder: string): Promise<void> {
  try {
    await mkdir(join(folder, "used-by"), { recursive: true });
    await writeFile(join(folder, "used-by", String(process.pid)), identity(process.pid));
    await utimes(join(folder, completed), new Date(), new Date());
  } catch (error) {
    if (isDiskFull(error)) throw error;
  }
}

/** Removes all but the last few builds, and none that a process serves from. */
async function removeUnused(): Promise<void> {
  const folders = (await readdir(buildsFolder).catch(() => [])).map((name) => join(buildsFolder, name));
  const ages = await Promise.all(
    folders.map(async (folder) => (await stat(join(folder, completed)).catch(() => null))?.mtimeMs ?? 0),
  );
  const newestFirst = folders
    .map((folder, index) => ({ folder, age: ages[index] ?? 0 }))
    .sort((one, other) => other.age - one.age);
  for (const { folder } of newestFirst.slice(kept - 1)) {
    if (!(await isUsed(folder))) await rm(folder, { recursive: true, force: true });
  }
}

async function isUsed(folder: string): Promise<boolean> {
  const users = await readdir(join(folder, "used-by")).catch(() => []);
  const identities = await Promise.all(
    users.map((name) => readFile(join(folder, "used-by", name), "utf8").catch(() => "")),
  );
  return identities.some(isAlive);
}

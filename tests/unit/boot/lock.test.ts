import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identity, isAlive, withLock } from "#lib/boot/lock.mjs";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  path = join(folder, "locks", "one");
});

afterEach(() => rm(folder, { recursive: true }));

describe("a lock", () => {
  it("lets one at a time work, and leaves nothing behind", async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withLock(path, async () => {
          most = Math.max(most, ++inside);
          await sleep(5);
          inside--;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(await readdir(join(folder, "locks"))).toEqual([]);
  });

  it("is free again after work that failed", async () => {
    const failed = withLock(path, () => Promise.reject(new Error("no luck")));
    await expect(failed).rejects.toThrow("no luck");
    expect(await withLock(path, async () => "well")).toBe("well");
  });

  it("does not outlive a process that was killed", async () => {
    await mkdirOf(path);
    await writeFile(path, await identityOfDeadProcess());
    expect(await withLock(path, async () => "taken over")).toBe("taken over");
  });

  it("is not kept by another process that got the number of a dead one", async () => {
    await mkdirOf(path);
    await writeFile(path, `${process.pid} 1 another-boot`);
    expect(await withLock(path, async () => "taken over")).toBe("taken over");
  });

  it("is kept by a process that lives", async () => {
    await mkdirOf(path);
    await writeFile(path, identity(process.pid));
    let worked = false;
    const work = withLock(path, async () => {
      worked = true;
    });
    await sleep(350);
    expect(worked).toBe(false);
    expect(await readFile(path, "utf8")).toBe(identity(process.pid));
    await rm(path);
    await work;
    expect(worked).toBe(true);
    expect(existsSync(path)).toBe(false);
  });
});

describe("an identity", () => {
  it("is alive as long as its process", async () => {
    expect(isAlive(identity(process.pid))).toBe(true);
    expect(isAlive(await identityOfDeadProcess())).toBe(false);
    expect(isAlive("")).toBe(false);
  });
});

async function identityOfDeadProcess(): Promise<string> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const text = identity(child.pid as number);
  child.kill("SIGKILL");
  await once(child, "exit");
  return text;
}

async function mkdirOf(file: string): Promise<void> {
  await withLock(file, async () => {});
}

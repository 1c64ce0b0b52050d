import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readlinkSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#lib/database/connect.ts";

let home: string;
let dataDir: string;
let opened: ChildProcess[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "embedded-"));
  await chmod(home, 0o711);
  dataDir = join(home, "data");
});

afterEach(async () => {
  for (const process of opened) await leave(process);
  opened = [];
});

afterAll(() => rm(home, { recursive: true }));

/** Another process that opens the database of this test; gives the address that it got. */
async function enter(): Promise<{ process: ChildProcess; url: string }> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = fork("tests/support/open-database.ts", {
    execArgv: [],
    env: { ...env, DATA_DIR: dataDir } as never,
  });
  opened.push(child);
  const [url] = await once(child, "message");
  return { process: child, url };
}

async function leave(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.send("stop");
  await once(child, "exit");
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = await connect(url);
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function postmaster(): Promise<number | null> {
  const text = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

const log = () => readFile(join(dataDir, "postgres.log"), "utf8");

describe("the embedded database", () => {
  it("is made at first use, listens on this machine only and lets nobody in without its password", async () => {
    const { url } = await enter();
    expect(await ask(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(await ask(url, "show unix_socket_directories")).toEqual([{ unix_socket_directories: "" }]);
    await expect(connect(url.replace(/:[0-9a-f]+@/, ":wrong@"))).rejects.toThrow("refuses the password");
    expect((await stat(join(dataDir, "postgres", "takewire.json"))).mode & 0o777).toBe(0o600);
  });

  it("sorts and folds letters the same on every machine", async () => {
    const { url } = await enter();
    const sorted =
      "select string_agg(w, ' ' order by w) as words from unnest('{zebra,Ärger,apfel,Zoo}'::text[]) w";
    expect(await ask(url, sorted)).toEqual([{ words: "Zoo apfel zebra Ärger" }]);
    expect(await ask(url, "select lower('ÄÖ ΣΑ') as low")).toEqual([{ low: "äö σα" }]);
  });

  it("is shared, and stopped by whoever leaves last", async () => {
    const first = await enter();
    const second = await enter();
    expect(second.url).toBe(first.url);
    await leave(first.process);
    expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await leave(second.process);
    expect(await postmaster()).toBeNull();
    expect(await log()).toMatch(/database system is shut down/);
  });

  it("is one and the same for many that come at once", async () => {
    const urls = (await Promise.all(Array.from({ length: 4 }, enter))).map(({ url }) => url);
    expect(new Set(urls).size).toBe(1);
  });

  it("remembers its port", async () => {
    const before = await enter();
    await leave(before.process);
    expect((await enter()).url).toBe(before.url);
  });

  it("that a killed process left running is taken over, and stopped in the end", async () => {
    const killed = await enter();
    await ask(killed.url, "create table if not exists kept as select 1 as one");
    const server = await postmaster();
    await kill(killed.process);
    const next = await enter();
    expect(await postmaster()).toBe(server);
    expect(await ask(next.url, "select one from kept")).toEqual([{ one: 1 }]);
    await leave(next.process);
    expect(await postmaster()).toBeNull();
  });

  it("loses nothing when everything is killed", async () => {
    const killed = await enter();
    await ask(killed.url, "create table if not exists kept as select 1 as one");
    process.kill((await postmaster()) as number, "SIGKILL");
    await kill(killed.process);
    const next = await enter();
    expect(await ask(next.url, "select one from kept")).toEqual([{ one: 1 }]);
  });

  it("starts although another program has the number of the killed one", async () => {
    const killed = await enter();
    process.kill((await postmaster()) as number, "SIGKILL");
    await kill(killed.process);
    const pidFile = join(dataDir, "postgres", "postmaster.pid");
    await writeFile(pidFile, (await readFile(pidFile, "utf8")).replace(/^\d+/, String(process.pid)));
    expect(await ask((await enter()).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)(
    "of root lies where its account can reach it, behind a link",
    async () => {
      dataDir = join(home, "closed", "data");
      await mkdir(dirname(dataDir), { mode: 0o700 });
      const { url, process: child } = await enter();
      expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
      const target = readlinkSync(join(dataDir, "postgres"));
      expect(target).toMatch(/^\/var\/lib\/takewire\/data-/);
      await leave(child);
      expect((await enter()).url).toBe(url);
      await leave(opened.at(-1) as ChildProcess);
      await rm(target, { recursive: true });
    },
  );
});

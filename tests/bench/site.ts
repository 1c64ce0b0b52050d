import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnect } from "#lib/database/client.ts";
import { loadContent } from "#lib/transfer/content.ts";
import { noteAsDrawn } from "../support/cards.ts";
import { copyDatabase, templates } from "../support/copies.ts";
import { indexAll } from "../support/search.ts";
import { freePort } from "../support/server.ts";

/** CPU in milliseconds since the process began, memory in megabytes. */
export type Usage = { cpu: number; rss: number; heap: number };

/** A process that answers calls over its channel. */
export type Helper = {
  call<T>(name: string, ...args: unknown[]): Promise<T>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

export type BenchSite = Helper & { url: string; databaseUrl: string };

/** Signs the sessions of measured sites. */
export const benchSecret = "only-for-measuring-0123456789abcdef";

export const storyPath = "/news/mayo-clinic-will-own-ai-model-built-with-microsoft";

/** Loads the stories of `content/` into the template that every measured site's database is copied from. */
export async function prepareStories(): Promise<void> {
  const { url } = await copyDatabase(templates.empty, templates.content);
  process.env.DATABASE_URL = url;
  await loadContent();
  await indexAll();
  await noteAsDrawn();
  await disconnect();
  delete process.env.DATABASE_URL;
}

/** The production build in a process of its own, with its own port and a database that holds `content/`. */
export async function startBenchSite(env: Record<string, string> = {}): Promise<BenchSite> {
  const copy = await copyDatabase(templates.content);
  const dataDir = await mkdtemp(join(tmpdir(), "takewire-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const helper = await startHelper("tests/bench/serve.ts", {
    PORT: String(port),
    HOST: "127.0.0.1",
    SITE_URL: url,
    DATABASE_URL: copy.url,
    DATA_DIR: dataDir,
    AUTH_SECRET: benchSecret,
    ...env,
  });
  return {
    ...helper,
    url,
    databaseUrl: copy.url,
    async stop() {
      await helper.stop();
      await copy.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts a file that ends with `answerCalls`, and waits until it is ready. */
export async function startHelper(
  file: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<Helper> {
  const child = fork(file, args, {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<unknown>();
  waiting.set(0, ready);
  child.on("message", ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  child.once("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}.`));
  });
  await ready.promise;
  let last = 0;
  const call = <T>(name: string, ...rest: unknown[]): Promise<T> => {
    const id = ++last;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    child.send({ id, name, args: rest });
    return answer.promise as Promise<T>;
  };
  return { call, usage: () => call<Usage>("usage"), stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.disconnect();
  await once(child, "exit");
}

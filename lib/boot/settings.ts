import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Env, parseEnv } from "#lib/env.ts";
import { BootError } from "./boot-error.ts";

/** Reads `.env`, which never overrides the environment, and checks every variable; throws one sentence. */
export function loadSettings(): Env {
  if (existsSync(".env")) {
    try {
      process.loadEnvFile(".env");
    } catch (error) {
      throw new BootError(
        `The file .env cannot be read (${(error as Error).message}): correct or remove it.`,
      );
    }
  }
  const parsed = parseEnv(process.env);
  if (!parsed.ok) throw new BootError(parsed.problem.message);
  return parsed.value;
}

/** Sets AUTH_SECRET for this process, if nobody has, to the one kept in DATA_DIR; the first time it is made. */
export async function keepSecret({ AUTH_SECRET, DATA_DIR }: Env): Promise<void> {
  process.env.AUTH_SECRET = AUTH_SECRET ?? (await keptSecret(DATA_DIR));
}

async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, "auth-secret");
  const fresh = `${path}.${process.pid}`;
  if (!existsSync(path)) {
    await mkdir(dataDir, { recursive: true });
    try {
      await writeFile(fresh, randomBytes(32).toString("hex"), { mode: 0o600 });
      // Of two that start at once, the first one's stays.
      await link(fresh, path).catch(() => {});
    } finally {
      await rm(fresh, { force: true });
    }
  }
  return (await readFile(path, "utf8")).trim();
}

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { withLock } from "./lock.mjs";
import type { Step } from "./steps.ts";

/** Generates the Prisma client into `prisma/generated`, if the schema or Prisma changed since it was last. */
export function generateClient(step: Step): Promise<void> {
  return step("Client", async (say) => {
    say("up to date");
    const wanted = await origin();
    if ((await generatedFrom()) === wanted) return;
    await withLock(".data/locks/client", async () => {
      if ((await generatedFrom()) === wanted) return;
      say("generated from prisma/schema.prisma");
      await generate();
      await writeFile(stamp, wanted);
    });
  });
}

const stamp = "prisma/generated/made-from";

async function origin(): Promise<string> {
  const { version } = JSON.parse(await readFile("node_modules/prisma/package.json", "utf8"));
  const schema = await readFile("prisma/schema.prisma");
  return createHash("sha256").update(version).update(schema).digest("hex");
}

function generatedFrom(): Promise<string | null> {
  return readFile(stamp, "utf8").catch(() => null);
}

async function generate(): Promise<void> {
  // Any program will do as the schema engine, which generating never calls: unnamed, it would be downloaded.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", "generate"], { env });
}

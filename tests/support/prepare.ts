import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "#lib/boot/build.ts";
import { generateClient } from "#lib/boot/prisma-client.ts";
import type { Step } from "#lib/boot/steps.ts";
import { envNames } from "#lib/env.ts";
import { findBrowser } from "./chromium.ts";
import { copyDatabase, templates } from "./copies.ts";
import { startTestServer, temporaryFolder } from "./server.ts";

/** Settings of a site nearby do not count in tests. */
export function forgetSettings(): void {
  for (const name of envNames) delete process.env[name];
}

/** What database tests need; the closer is pushed as soon as there is something to close. */
export async function prepareDatabase(
  step: Step,
  closers: (() => Promise<void>)[],
  bin?: string,
): Promise<void> {
  await generateClient(step);
  await step("Test server", async (say) => {
    const server = await startTestServer(bin);
    closers.push(server.close);
    say(`PostgreSQL ${server.version} on 127.0.0.1:${new URL(server.url).port}`);
  });
}

/**
 * What browser tests need besides: the production build, a browser, the stories of `content/` to copy, and in the folder
 * TEST_PICTURES what is drawn of them, which each site would draw for itself else. Closers as above.
 */
export async function prepareBrowser(
  step: Step,
  closers: (() => Promise<void>)[],
  signal?: AbortSignal,
): Promise<void> {
  await build(step, signal);
  await step("Browser", async (say) => {
    const { path, origin } = await findBrowser();
    process.env.TEST_BROWSER = path;
    say(`${path} (${origin})`);
  });
  await step("Stories", async (say) => {
    const { disconnect } = await import("#lib/database/client.ts");
    const { loadContent } = await import("#lib/transfer/content.ts");
    const { url } = await copyDatabase(templates.empty, templates.content);
    const dataDir = await temporaryFolder();
    closers.push(() => rm(dataDir, { recursive: true, force: true }));
    Object.assign(process.env, {
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      TEST_PICTURES: join(dataDir, "media"),
    });
    const { created } = await loadContent();
    await (await import("./search.ts")).indexAll();
    await (await import("./cards.ts")).drawAll();
    await disconnect();
    delete process.env.DATABASE_URL;
    delete process.env.DATA_DIR;
    say(`${created} loaded from content/`);
  });
}

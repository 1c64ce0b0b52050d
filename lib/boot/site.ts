import { env } from "#lib/env.ts";
import { build } from "./build.ts";
import { cannotListen, checkPort } from "./port.ts";
import { generateClient } from "./prisma-client.ts";
import { keepSecret, loadSettings } from "./settings.ts";
import { type Step, steps } from "./steps.ts";
import { stopSignal } from "./stop.ts";

/**
 * `npm start` and `npm run dev`: everything that a site needs, in order, one line each, then the site until it is
 * told to stop. What was opened is closed last first, also when a later step fails. Returns the exit code.
 */
export async function runSite({ dev }: { dev: boolean }): Promise<number> {
  const stop = stopSignal();
  const closers: (() => Promise<void>)[] = [];
  const step = untilStopped(steps(), stop);
  try {
    const { PORT, HOST } = await step("Settings", async (say) => {
      const settings = loadSettings();
      await checkPort(settings.PORT, settings.HOST);
      await keepSecret(settings);
      say(settings.DATABASE_URL ? "checked" : "checked; the database is the embedded one");
      return settings;
    });
    await generateClient(step);
    await openDatabaseFor(step, closers);
    await loadStories(step);
    if (!dev) await build(step, stop);
    await step("Site", async (say) => {
      const { serve } = await import("#server.ts");
      const site = await withoutRemarks(!dev, () => serve({ port: PORT, host: HOST, dev })).catch((error) => {
        throw cannotListen(error, PORT, HOST);
      });
      closers.push(() => site.close());
      say(`listening on ${HOST}:${PORT}`);
    });
    await welcome();
    stop.throwIfAborted();
    await new Promise((resolve) => stop.addEventListener("abort", resolve));
    console.log();
    return 0;
  } catch (error) {
    if (stop.aborted) return 130;
    throw error;
  } finally {
    if (closers.length > 0) await steps()("Stopped", () => closeAll(closers));
  }
}

/**
 * Opens the database, brings it up to date and names it to everything in this process. Gives the names of the
 * migrations that were missing; what it opened is pushed to `closers`.
 */
export async function openDatabaseFor(step: Step, closers: (() => Promise<void>)[]): Promise<string[]> {
  const url = await step("Database", async (say) => {
    const { openDatabase } = await import("#lib/database/embedded.ts");
    const opened = await openDatabase();
    closers.push(opened.close);
    say(opened.detail);
    return opened.url;
  });
  process.env.DATABASE_URL = url;
  const { disconnect } = await import("#lib/database/client.ts");
  closers.push(disconnect);
  return step("Migrations", async (say) => {
    const { migrate } = await import("#lib/database/migrate.ts");
    const applied = await migrate(url);
    say(applied.length > 0 ? `${applied.length} applied` : "up to date");
    return applied;
  });
}

/** Closes what was opened, last first, and each once. */
export async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
}

function loadStories(step: Step): Promise<void> {
  return step("Stories", async (say) => {
    const { loadContent } = await import("#lib/transfer/content.ts");
    const { created } = await loadContent();
    say(created > 0 ? `${created} loaded from content/` : "already there");
  });
}

/** Next remarks on its configuration while it starts; here the steps speak. */
async function withoutRemarks<T>(silent: boolean, work: () => Promise<T>): Promise<T> {
  const { log } = console;
  if (silent) console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

async function welcome(): Promise<void> {
  const { createFirstInvitation } = await import("#lib/auth/invitations.ts");
  const { SITE_URL } = env();
  const token = await createFirstInvitation();
  console.log(`\n  Site   ${SITE_URL}\n  Desk   ${SITE_URL}/desk\n`);
  if (token) {
    console.log("  This site has no account yet. This link makes the first admin's, once:");
    console.log(`  ${SITE_URL}/desk/welcome/${token}\n`);
    console.log(
      "  Next: open the link, then write a story at the desk or paste one. Ctrl-C stops everything.\n",
    );
  } else {
    console.log("  Next: sign in at the desk. Ctrl-C stops everything.\n");
  }
}

function untilStopped(step: Step, stop: AbortSignal): Step {
  return (name, work) => {
    stop.throwIfAborted();
    return step(name, work);
  };
}

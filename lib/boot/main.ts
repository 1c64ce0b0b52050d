import { BootError, sentenceFor } from "./boot-error.ts";
import { build } from "./build.ts";
import { generateClient } from "./prisma-client.ts";
import { loadSettings } from "./settings.ts";
import { closeAll, openDatabaseFor, runSite } from "./site.ts";
import { failedIn, steps } from "./steps.ts";
import { stopSignal } from "./stop.ts";

/** Runs one command of package.json's scripts to its end and exits with its code. */
export async function main([name = "start", ...args]: string[]): Promise<never> {
  // Prisma uses its driver in a way that will go one day; nobody who reads these lines can do anything about it.
  process.noDeprecation = true;
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";
  try {
    const command = commands[name];
    if (!command) throw new BootError(`There is no command "${name}": ${Object.keys(commands).join(", ")}.`);
    process.exit(await command(args));
  } catch (error) {
    const step = (error instanceof Error && failedIn.get(error)) || name;
    const words = sentenceFor(error) ?? (error instanceof Error ? error.stack : error);
    console.error(`✗ ${step.padEnd(12)} ${words}`);
    process.exit(1);
  }
}

const commands: Record<string, (args: string[]) => Promise<number>> = {
  start: () => runSite({ dev: false }),
  dev: () => runSite({ dev: true }),

  async build() {
    const step = steps();
    await generateClient(step);
    await build(step);
    return 0;
  },

  check: async () => (await import("#tests/run.ts")).check(),
  test: async (args) => (await import("#tests/run.ts")).test(args),
  bench: async (args) => (await import("#tests/run.ts")).bench(args),

  jobs: async () => (await import("./jobs.ts")).runJobs(),

  import: (args) => withDatabase(async () => (await import("#lib/transfer/import.ts")).runImport(args)),
  export: (args) => withDatabase(async () => (await import("#lib/transfer/export.ts")).runExport(args)),

  "tags:rebuild": () => withDatabase(async () => (await import("#lib/tags/rebuild.ts")).runRebuild()),
  "related:rebuild": () => withDatabase(async () => (await import("#lib/related/rebuild.ts")).runRebuild()),
  "cards:rebuild": (args) =>
    withDatabase(async () => (await import("#lib/cards/rebuild.ts")).runRebuild(args)),
  "search:rebuild": (args) =>
    withDatabase(async () => (await import("#lib/search/jobs.ts")).runRebuild(args)),

  person: (args) => withDatabase(async () => (await import("#lib/auth/person-cli.ts")).runPerson(args)),

  "db:migrate": () =>
    withDatabase(async (applied) => {
      console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
      return 0;
    }),

  "db:diff": ([name = ""]) => {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      throw new BootError("Name the migration by what it does, like this: npm run db:diff add_newsletter");
    }
    return withDatabase(async () => {
      const { writeMigration } = await import("#lib/database/diff.ts");
      const path = await writeMigration(process.env.DATABASE_URL ?? "", name);
      console.log(
        path
          ? `Wrote ${path}. Read it, then npm run db:migrate.`
          : "The migrations lead to the schema already.",
      );
      return 0;
    });
  },
};

/**
 * Gives a command the database, brought up to date, for as long as it works: the running one, or the embedded one
 * started for it. `applied` are the migrations that were missing.
 */
async function withDatabase(work: (applied: string[]) => Promise<number>): Promise<number> {
  const closers: (() => Promise<void>)[] = [];
  stopSignal().addEventListener("abort", () => void closeAll(closers).finally(() => process.exit(130)));
  try {
    loadSettings();
    const step = steps({ quiet: true });
    await generateClient(step);
    return await work(await openDatabaseFor(step, closers));
  } finally {
    await closeAll(closers);
  }
}

import { type BrowserContext, type BrowserContextOptions, expect, test as plain } from "@playwright/test";
import { type Site, startSite } from "./site.ts";

export { expect };

type Problems = { found: string[]; allow(pattern: RegExp): void };

/**
 * Playwright's `test` with a site that holds the stories of `content/`, one per worker, as its base address. An error
 * in the browser's console or in a page's script fails the test, unless `problems.allow` has named it, as a test of a
 * missing page does. `another` opens a further, equally watched visitor.
 */
export const test = plain.extend<
  { problems: Problems; another(options?: BrowserContextOptions): Promise<BrowserContext> },
  { site: Site }
>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its parameters.
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  baseURL: ({ site }, use) => use(site.url),

  problems: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const allowed: RegExp[] = [];
      const problems: Problems = { found: [], allow: (pattern) => void allowed.push(pattern) };
      await use(problems);
      const unexpected = problems.found.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, problems }, use) => {
    watch(context, problems);
    await use(context);
  },

  another: async ({ browser, problems }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      watch(context, problems);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
});

function watch(context: BrowserContext, { found }: Problems): void {
  context.on("weberror", (error) => found.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") found.push(`${message.location().url}: ${message.text()}`);
  });
}

import { type BrowserContext, type BrowserContextOptions, expect, test as plain } from "@playwright/test";
import { endFreeServers } from "./processes.ts";
import { type Site, startSite } from "./site.ts";

export { expect };

type Problems = { found: string[]; allow(pattern: RegExp): void };

/**
 * Playwright's `test` with a site that holds the stories of `content/`, one for each file, as its base address: what
 * one file stores is never found by another, in whichever order they run. An error
 * in the browser's console or in a page's script fails the test, unless `problems.allow` has named it, as a test of a
 * missing page does. `another` opens a further, equally watched visitor.
 */
export const test = plain.extend<
  { site: Site; problems: Problems; another(options?: BrowserContextOptions): Promise<BrowserContext> },
  { siteOf(file: string): Promise<Site> }
>({
  siteOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its parameters.
    async ({}, use) => {
      let open: { file: string; site: Site } | undefined;
      await use(async (file) => {
        if (open?.file !== file) {
          await open?.site.stop();
          open = undefined;
          open = { file, site: await startSite() };
        }
        return open.site;
      });
      await open?.site.stop();
      await endFreeServers();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  site: [async ({ siteOf }, use, info) => use(await siteOf(info.file)), { timeout: 60_000 }],

  baseURL: ({ site }, use) => use(site.url),

  problems: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      // Only a browser that its test takes offline says so, whenever something of its page asks next.
      const allowed: RegExp[] = [/ERR_INTERNET_DISCONNECTED/];
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

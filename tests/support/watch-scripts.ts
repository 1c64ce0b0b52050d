import type { BrowserContext } from "@playwright/test";

/**
 * Lists whatever a hostile text achieves in a browser: a script that runs, a dialog, a request to another site, a page
 * that leaves by itself. Call it before the first page opens.
 */
export async function watchForHarm(context: BrowserContext, siteUrl: string): Promise<string[]> {
  const harm: string[] = [];
  await context.exposeBinding(
    "harmDone",
    ({ page }, what: string) => void harm.push(`${page.url()}: ${what}`),
  );
  await context.addInitScript(() => {
    const tell = (window as unknown as { harmDone(what: string): void }).harmDone;
    for (const name of ["alert", "confirm", "prompt", "print", "open"] as const) {
      window[name] = (what?: unknown) => {
        tell(`${name}(${String(what)})`);
        return null as never;
      };
    }
  });
  context.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") harm.push(`${dialog.page()?.url()}: a dialog, ${dialog.message()}`);
    void dialog.accept();
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(siteUrl) && !/^(data|blob|about):/.test(url)) harm.push(`asked for ${url}`);
  });
  return harm;
}

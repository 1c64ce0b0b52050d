import { expect, test } from "#tests/support/browser.ts";
import { expectAccessibleInBoth } from "#tests/support/desk.ts";
import { englishText } from "#tests/support/english.ts";
import { makeGerman, speak } from "#tests/support/german-site.ts";
import { startSite } from "#tests/support/site.ts";

const mayo = "/news/mayo-clinic-will-own-ai-model-built-with-microsoft";

const pages = [
  "/",
  "/news",
  "/news?tag=enterprise-ai&tag=llm",
  mayo,
  `${mayo}?related=llm`,
  "/news/crowdstrike-update-crashed-windows-hosts",
  "/sections/security",
  "/tags",
  "/tags/llm",
  "/search",
  "/search?q=redis",
  "/feeds",
  "/takes",
  "/news/valkey-picks-up-redis-under-the-linux-foundation/thread",
  "/no-such-page",
];

test("axe finds nothing on any page, in the light and in the dark", async ({ page, problems }) => {
  test.slow();
  problems.allow(/404/);
  for (const path of pages) {
    await page.goto(path);
    await expectAccessibleInBoth(page, path);
  }
});

test("nothing sticks out at any width, nor with text at twice its size", async ({ page, problems }) => {
  test.slow();
  problems.allow(/404/);
  for (const path of pages) {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(path);
    for (const width of [320, 360, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow("100%"), `${path} at ${width} pixels`).toBeLessThanOrEqual(0);
      if (width < 360) continue; // 320 px are a page zoomed to 400 % already (WCAG 1.4.10)
      expect(await overflow("200%"), `${path} at ${width} pixels with large text`).toBeLessThanOrEqual(0);
    }
  }

  function overflow(size: string) {
    return page.evaluate(async (size) => {
      const sheet = new CSSStyleSheet();
      if (size !== "100%") sheet.replaceSync(`html { font-size: ${size} !important }`);
      document.adoptedStyleSheets = [sheet];
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return document.documentElement.scrollWidth - innerWidth;
    }, size);
  }
});

test("nothing moves when the fonts arrive late", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.route(/\.woff2$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  for (const path of ["/", "/news", mayo]) {
    await page.goto(path, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    expect(shift, path).toBeLessThan(0.02);
  }
});

test("a first visit to a story is light and asks nobody else", async ({ page, baseURL }) => {
  const sizes: Record<string, number> = {};
  page.on("response", async (response) => {
    const { url, kind } = { url: response.url(), kind: response.request().resourceType() };
    expect(new URL(url).origin).toBe(baseURL);
    const body = await response.request().sizes();
    sizes[kind] = (sizes[kind] ?? 0) + body.responseBodySize;
  });
  await page.goto(mayo, { waitUntil: "networkidle" });
  expect(sizes.document).toBeLessThan(10_000);
  expect(sizes.font).toBeLessThan(70_000);
  expect(sizes.script).toBeLessThan(2_000);
  expect(sizes.stylesheet).toBeUndefined();
});

test("the sent HTML holds no framework, no inline style and no handler", async ({ request }) => {
  for (const path of pages) {
    const html = await (await request.get(path)).text();
    expect(html.match(/<script(?! type="application\/ld\+json")[^>]*>/g) ?? [], path).toEqual(
      path.startsWith(mayo) || path.includes("crowdstrike") || path.startsWith("/search")
        ? [expect.stringMatching(/^<script src="\/(story|search)\.js\?v=[\w-]+" defer(="")?>$/)]
        : [],
    );
    expect(html, path).not.toMatch(/\sstyle="|\son[a-z]+="|\/_next\/static\/chunks|<template/);
  }
});

test("the own script of a page stays under 2 KB as it is", async ({ request }) => {
  for (const script of ["/story.js", "/search.js"]) {
    const response = await request.get(script);
    const body = await response.body();
    expect(body.length, script).toBeLessThan(2_048);
  }
});

test("on paper the story comes without navigation and with the addresses of its sources", async ({
  page,
}) => {
  await page.goto(mayo);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Keep reading" })).toBeHidden();
  const printed = await page
    .locator(".sources a")
    .first()
    .evaluate((link) => getComputedStyle(link, "::after").content);
  expect(printed).toContain("https://");
});

test("a German site is German on every kind of page, and one without messages runs as its letters do", async ({
  page,
  request,
  problems,
}) => {
  test.slow();
  problems.allow(/404|410/);
  const own = await startSite({ from: "empty" });
  try {
    const { paths, missing, story } = await makeGerman(own);
    const english = englishText();
    for (const path of [...paths, ...missing]) {
      const html = await (await request.get(own.url + path)).text();
      expect(html, path).toContain('<html lang="de">');
      expect(
        saidIn(html).filter((text) => english.test(text)),
        path,
      ).toEqual([]);
    }
    const search = await (await request.get(`${own.url}/opensearch.xml`)).text();
    const manifest = await (await request.get(`${own.url}/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ name: "Beispiel-Draht", lang: "de" });
    expect(search).toContain("<Description>Die Beiträge von Beispiel-Draht durchsuchen</Description>");

    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of ["/", story, "/takes", "/this-week", "/tags/offene-daten", ...missing]) {
      await page.goto(own.url + path);
      expect(await overflow(), path).toBeLessThanOrEqual(0);
    }
    for (const path of [story, "/", "/takes", "/this-week"]) {
      await page.goto(own.url + path);
      await expectAccessibleInBoth(page, `${path} in German`);
    }

    await speak(own, "ar");
    await page.goto(own.url + story);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.getByRole("main")).toHaveAttribute("lang", "ar");
    expect(await overflow()).toBeLessThanOrEqual(0);
  } finally {
    await own.stop();
  }

  function overflow() {
    return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }
});

/** What a page says to people: its text, and the attributes and descriptions that are read. */
function saidIn(html: string): string[] {
  const body = html.replace(/<(script|style|code)\b.*?<\/\1>/gs, " ");
  const attributes = [
    ...body.matchAll(/ (?:title|alt|aria-label|placeholder|content|data-[\w-]+)="([^"]*)"/g),
  ];
  return [...body.replace(/<[^>]*>/g, "\n").split("\n"), ...attributes.map(([, text = ""]) => text)]
    .map((text) => text.trim())
    .filter((text) => text !== "" && !/^https?:/.test(text));
}

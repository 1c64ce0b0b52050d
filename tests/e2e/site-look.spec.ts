import { expect, test } from "#tests/support/browser.ts";
import { englishText } from "#tests/support/english.ts";
import { makeGerman, speak } from "#tests/support/german-site.ts";
import { type MailServer, startMailServer } from "#tests/support/mail.ts";
import { type Site, startSite } from "#tests/support/site.ts";
import { expectForEverybody, narrow, overflow, tabTo } from "#tests/support/sweep.ts";

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

/** Pages of kinds that a new site has nothing to show on: of the other site, whose address they begin with. */
const furtherKinds = /^\/(?:sections\/leer|authors|this-week|embed|news\/irrtum|takes\?outcome=mixed)/;

test.describe("with a site that has been kept for a while", () => {
  let mail: MailServer;
  let own: Site;
  let made: ReturnType<typeof makeGerman> | undefined;

  test.beforeAll(async () => {
    mail = await startMailServer();
    own = await startSite({ from: "empty", env: { SMTP_URL: mail.url, MAIL_FROM: "desk@example.org" } });
  });
  /** Its stories are there from the second test on; the first looks at what it is like without any. */
  const filled = async (language: string) => {
    made ??= makeGerman(own);
    const addresses = await made;
    await speak(own, language);
    return addresses;
  };
  test.afterAll(async () => {
    await own?.stop();
    await mail?.stop();
  });

  test("a new site says on every page that there is nothing yet, to everybody", async ({ page }) => {
    for (const path of ["/", "/news", "/tags", "/takes", "/this-week", "/this-week/weeks"]) {
      await expectForEverybody(page, own.url + path, "English", narrow);
      await expect(page.locator(".empty"), path).toBeVisible();
    }
  });

  test("every page in English is for everybody: axe in light and dark, every width, large text", async ({
    page,
    problems,
  }) => {
    test.slow();
    problems.allow(/404|410/);
    const { paths, missing } = await filled("en");
    const further = [...paths, ...missing].filter((path) => furtherKinds.test(path));
    for (const path of [...pages, ...further.map((path) => own.url + path)])
      await expectForEverybody(page, path, "English");
  });

  test("every page in German is for everybody, too, and says nothing in English", async ({
    page,
    request,
    problems,
  }) => {
    test.slow();
    problems.allow(/404|410/);
    const { paths, missing } = await filled("de");
    const english = englishText();
    for (const path of [...paths, ...missing]) {
      const html = await expectForEverybody(page, own.url + path, "German", narrow);
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
  });

  test("a page without messages of its own runs as its letters do", async ({ page }) => {
    const { story } = await filled("ar");
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(own.url + story);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.getByRole("main")).toHaveAttribute("lang", "ar");
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  test("without JavaScript and without a mouse a reader gets everywhere, sees where they are, and every form works", async ({
    another,
    problems,
  }) => {
    test.slow();
    problems.allow(/404|410/);
    const { paths, missing } = await filled("en");
    const page = await (
      await another({ baseURL: own.url, javaScriptEnabled: false, reducedMotion: "reduce" })
    ).newPage();
    for (const path of [...paths, ...missing]) {
      await page.goto(path);
      await expect(page.locator("h1"), path).toBeVisible();
      await expect(page.getByRole("main"), path).toHaveText(/\S+\s+\S+/);
      await expect(page.locator("button:not(form button):visible"), path).toHaveCount(0);
    }

    await page.goto("/");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeInViewport();
    await page.keyboard.press("Enter");
    await tabTo(page, "link", "Drei Länder prüfen denselben Vertrag");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/news/vertrag");
    await tabTo(page, "link", "Link to this");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/news/vertrag#our-take");
    await tabTo(page, "link", "Share by e-mail");
    await tabTo(page, "link", "Verträge");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/related=vertrage#keep-reading$/);
    await tabTo(page, "link", "Search");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search");
    await tabTo(page, "field", "Search the stories");
    await page.keyboard.type("wetterdaten");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search?q=wetterdaten");
    await tabTo(page, "link", "Hafenstadt legt ihre Wetterdaten offen");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/news/wetterdaten");
    await tabTo(page, "link", "#Offene Daten");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/tags/offene-daten");
    await tabTo(page, "field", "Your e-mail address");
    await page.keyboard.type("ann@example.org");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mailbox");
  });
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

import type { Page } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { type Site, startSite } from "#tests/support/site.ts";
import { completeStory } from "#tests/support/stories.ts";

const mayo = "/news/mayo-clinic-will-own-ai-model-built-with-microsoft";

const pages = [
  "/",
  "/news",
  "/news?tag=enterprise-ai&tag=llm",
  mayo,
  "/news/xz-backdoor-was-in-the-tarball",
  "/sections/news",
  "/sections/security",
  "/tags",
  "/tags/llm",
  "/tags/open-source",
];

test("every page answers 200 with a title, a description and an address of its own", async ({
  request,
  page,
}) => {
  const seen = { title: new Set(), description: new Set(), canonical: new Set() };
  for (const path of pages) {
    expect((await request.get(path)).status(), path).toBe(200);
    await page.goto(path);
    seen.title.add(await page.title());
    seen.description.add(await page.locator("head > meta[name=description]").getAttribute("content"));
    seen.canonical.add(await page.locator("head > link[rel=canonical]").getAttribute("href"));
    await expect(page.locator("h1"), path).toHaveCount(1);
    await expect(page.getByRole("main"), path).toHaveCount(1);
    await expect(page.getByRole("banner"), path).toHaveCount(1);
    await expect(page.getByRole("contentinfo"), path).toHaveCount(1);
  }
  for (const values of Object.values(seen)) expect(values.size).toBe(pages.length);
});

test("a program finds the feeds of a page in its head, and a reader at its head and foot", async ({
  request,
  page,
}) => {
  await page.goto("/tags/llm");
  const found = await page
    .locator("head > link[rel=alternate]")
    .evaluateAll((links) =>
      (links as HTMLLinkElement[]).map(({ type, href, title }) => ({ type, href, title })),
    );
  expect(found.map(({ type }) => type).sort()).toEqual(
    ["rss+xml", "atom+xml", "atom+xml", "feed+json"]
      .map((kind) => `application/${kind}`)
      .concat("text/calendar")
      .sort(),
  );
  expect(found[0]).toMatchObject({
    href: expect.stringMatching(/\/tags\/llm\/rss\.xml$/),
    title: "Takewire: #LLM (RSS)",
  });
  for (const { type, href } of found) {
    const answer = await request.get(new URL(href).pathname);
    expect(answer.status(), href).toBe(200);
    expect(answer.headers()["content-type"], href).toBe(`${type}; charset=utf-8`);
  }
  const links = page.getByRole("navigation", { name: "Feeds of this page" }).getByRole("link");
  await expect(links).toHaveText(["RSS", "Atom", "JSON Feed", "Calendar"]);
  await page.getByRole("contentinfo").getByRole("link", { name: "Feeds", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Feeds");
  const listed = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href }) => href));
  for (const href of listed.filter((each) => each.startsWith("http")))
    expect((await request.get(href)).status(), href).toBe(200);
});

test("what does not exist answers 404 with ways on", async ({ request, page, problems }) => {
  problems.allow(/404/);
  const nowhere = [
    "/nowhere",
    "/news/no-such-story",
    "/sections/no-such-section",
    "/tags/no-such-tag",
    "/news?tag=no-such-tag",
    "/news?page=99",
    "/news?page=0",
    "/tags/llm?page=2",
    "/missing",
    "/unavailable",
  ];
  for (const path of nowhere) expect((await request.get(path)).status(), path).toBe(404);
  await page.goto("/news/no-such-story");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no page at this address");
  await page.getByRole("main").getByRole("link", { name: "all stories", exact: true }).click();
  await expect(page).toHaveURL("/news");
});

test("the front page leads with the newest story and its take, and shows ways in", async ({ page }) => {
  await page.goto("/");
  const lead = page.getByRole("article").first();
  await expect(lead.getByRole("heading", { level: 2 })).toContainText("Mayo Clinic");
  await expect(lead.getByRole("heading", { name: "Our Take" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Also on the wire" })).toBeVisible();
  const sections = page.getByRole("navigation", { name: "Sections" });
  await sections.getByRole("link", { name: "Security" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Security");
  await expect(sections.getByRole("link", { name: "Security" })).toHaveAttribute("aria-current", "page");
});

test("a story shows its parts in their order", async ({ page }) => {
  await page.goto(mayo);
  const parts = [
    page.getByRole("link", { name: "Back to news" }),
    page.getByRole("article").getByRole("link", { name: "News", exact: true }),
    page.getByRole("article").getByText("June 4, 2026", { exact: true }).first(),
    page.getByText(/^\d+ min read$/).first(),
    page.getByRole("heading", { level: 1 }),
    page.locator(".story-summary"),
    page.getByRole("heading", { name: "Our Take" }),
    page.getByRole("heading", { name: "Why it matters" }),
    page.getByRole("heading", { name: "Do this week" }),
    page.locator(".story-body h2").first(),
    page.getByRole("heading", { name: "Sources" }),
    page.getByRole("heading", { name: "Tags" }),
    page.getByRole("heading", { name: "Share" }),
    page.getByRole("heading", { name: "Keep reading" }),
  ];
  for (const part of parts) await expect(part).toBeVisible();
  const elements = await Promise.all(parts.map((part) => part.elementHandle()));
  for (const [n, element] of elements.slice(1).entries()) {
    const follows = await page.evaluate(
      ([a, b]) => Boolean(a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING),
      [elements[n], element] as const,
    );
    expect(follows, `part ${n + 2} follows part ${n + 1}`).toBe(true);
  }
});

test("advice whose time is over says so in words", async ({ page }) => {
  await page.goto("/news/crowdstrike-update-crashed-windows-hosts");
  const items = page.locator(".actions > li");
  await expect(items.first()).toContainText("Past: it was current until July 28, 2024");
});

test("headings of the body have links to themselves", async ({ page }) => {
  await page.goto(mayo);
  const link = page.locator(".story-body .anchor").first();
  await link.focus();
  await page.keyboard.press("Enter");
  expect(decodeURIComponent(new URL(page.url()).hash)).toMatch(/^#h-/);
  await expect(page.locator(":target")).toBeInViewport();
});

test("tags narrow the news, and each can be dropped again", async ({ page }) => {
  await page.goto("/tags/llm");
  await page.getByRole("navigation", { name: "Narrow by another tag" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/news\?tag=.+&tag=/);
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await expect(page.getByRole("article")).not.toHaveCount(0);
  await page.getByRole("link", { name: "Remove the tag LLM" }).click();
  await expect(page).toHaveURL(/\/news\?tag=[^&]+$/);
});

test("the index of tags counts their stories", async ({ page }) => {
  await page.goto("/tags");
  const entry = page.getByRole("listitem").filter({ hasText: "Open Source" });
  const [count] = (await entry.textContent())?.match(/\d+/) ?? [];
  await entry.getByRole("link").click();
  await expect(page.getByText(`${count} stories, newest first`)).toBeVisible();
});

test.describe("on a site of one's own", () => {
  let own: Site;

  test.beforeEach(async () => {
    own = await startSite({ from: "empty", env: { SITE_TIME_ZONE: "Pacific/Auckland" } });
    process.env.DATABASE_URL = own.databaseUrl;
  });

  test.afterEach(async () => {
    await disconnect();
    await own.stop();
  });

  test("a site without a story says so on every page", async ({ page }) => {
    await page.goto(`${own.url}/`);
    await expect(page.getByRole("heading", { name: "The first story is being written" })).toBeVisible();
    await page.goto(`${own.url}/news`);
    await expect(page.getByRole("heading", { name: "Nothing has been published yet" })).toBeVisible();
    await page.goto(`${own.url}/tags`);
    await expect(page.getByRole("heading", { name: "No tag is in use yet" })).toBeVisible();
  });

  test("a page that cannot be made says so with status 503", async ({ page, problems }) => {
    problems.allow(/503/);
    await own.wire.cut();
    const answer = await page.goto(`${own.url}/tags`);
    expect(answer?.status()).toBe(503);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page cannot be shown right now");
    await own.wire.mend();
  });

  test("the news are paged, an old address leads on, dates are those of the site's time zone", async ({
    page,
    request,
  }) => {
    await database().section.create({ data: { slug: "news", name: "News" } });
    const evening = new Date("2026-03-01T20:00:00Z");
    for (let n = 1; n <= 21; n += 1) await publish(`Story number ${n}`, new Date(+evening + n * 60_000));
    await page.goto(`${own.url}/news`);
    await expect(page.getByRole("article")).toHaveCount(20);
    await expect(page.getByText("March 2, 2026").first()).toBeVisible();
    await page.getByRole("link", { name: "Older stories" }).click();
    await expect(page).toHaveURL(`${own.url}/news?page=2`);
    await expect(page.getByRole("article").getByRole("heading")).toHaveText("Story number 1");
    await expectCanonical(page, `${own.url}/news?page=2`);
    expect((await request.get(`${own.url}/news?page=3`)).status()).toBe(404);

    const { id, version } = await publish("A story that moves", evening);
    const content = completeStory({ headline: "A story that moves", slug: "it-moved" });
    const saved = await saveStory(systemActor, { id, expectedVersion: version, content });
    if (!saved.ok) throw new Error(saved.problem.message);
    await publishStory(systemActor, { id, expectedVersion: saved.value.version });
    const old = await request.get(`${own.url}/news/a-story-that-moves`, { maxRedirects: 0 });
    expect([old.status(), old.headers().location]).toEqual([308, "/news/it-moved"]);
    await page.goto(`${own.url}/news/a-story-that-moves`);
    await expectCanonical(page, `${own.url}/news/it-moved`);
  });
});

async function publish(headline: string, publishedAt: Date) {
  const made = await createStory(systemActor, completeStory({ headline }), { publishedAt });
  if (!made.ok) throw new Error(made.problem.message);
  const done = await publishStory(systemActor, { id: made.value.id, expectedVersion: made.value.version });
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

async function expectCanonical(page: Page, address: string) {
  await expect(page.locator("head > link[rel=canonical]")).toHaveAttribute("href", address);
}

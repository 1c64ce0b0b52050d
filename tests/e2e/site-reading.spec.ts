import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { completeStory } from "#tests/support/stories.ts";

const mayo = "/news/mayo-clinic-will-own-ai-model-built-with-microsoft";

test("the link is copied, and the page says so", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(mayo);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${mayo}`);
});

test("the link is copied on a page that may not use the clipboard, too", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(mayo);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status")).toHaveText("Copied");
  await expect(page.getByRole("button", { name: "Copy link" })).toBeFocused();
});

test("sharing is offered where the device can share", async ({ page, another }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await page.goto(mayo);
  await expect(page.getByRole("button", { name: "Share…" })).toBeHidden();

  const able = await (await another()).newPage();
  await able.addInitScript(() => {
    const share = async (data: ShareData) => {
      document.title = `shared ${data.url}`;
    };
    Object.defineProperty(navigator, "share", { value: share });
  });
  await able.goto(mayo);
  await able.getByRole("button", { name: "Share…" }).click();
  await expect(able).toHaveTitle(new RegExp(`shared http.*${mayo}`));
});

test("other places to share are plain links with the address in them", async ({ page, baseURL }) => {
  await page.goto(mayo);
  for (const name of ["Share by e-mail", "Share on LinkedIn", "Share on X", "Share on Bluesky"]) {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    expect(decodeURIComponent(href ?? "")).toContain(`${baseURL}${mayo}`);
  }
});

test("related stories are narrowed by the story's tags", async ({ page }) => {
  await page.goto(mayo);
  const narrow = page.getByRole("navigation", { name: "Related stories by tag" });
  await expect(narrow.getByRole("link", { name: "All related" })).toHaveAttribute("aria-current", "true");
  await narrow.getByRole("link", { name: "LLM" }).click();
  await expect(page).toHaveURL(/\?related=llm#keep-reading$/);
  await expect(narrow.getByRole("link", { name: "LLM" })).toHaveAttribute("aria-current", "true");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

test("a tag that the story does not bear narrows nothing", async ({ page }) => {
  await page.goto(`${mayo}?related=databases`);
  await expect(page).toHaveURL(mayo);
});

test("the way past the navigation leads to the content", async ({ page }) => {
  await page.goto(mayo);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Back to news" })).toBeFocused();
});

test("a long story lists what it holds, and shows how far one has read to who has nothing against movement", async ({
  page,
  site,
}) => {
  process.env.DATABASE_URL = site.databaseUrl;
  const parts = ["What happened", "What comes next", "What is not known"].map(
    (heading) => `## ${heading}\n\n${"The archive opened, and more of it will. ".repeat(50)}`,
  );
  const content = completeStory({ slug: "long-read", body: parts.join("\n\n") });
  // Not the newest, which other tests look for.
  const story = await createStory(systemActor, content, { publishedAt: new Date("2020-01-02T09:00:00Z") });
  if (!story.ok) throw new Error(story.problem.message);
  await publishStory(systemActor, { id: story.value.id, expectedVersion: story.value.version });
  await disconnect();

  const line = () =>
    page.locator(".story").evaluate((drawn) => {
      const { content, transform } = getComputedStyle(drawn, "::before");
      return content === "none" ? null : new DOMMatrix(transform).a;
    });
  await page.goto("/news/long-read");
  expect(await line()).toBeLessThan(0.1);
  await page
    .getByRole("navigation", { name: "In this story" })
    .getByRole("link", { name: "What is not known" })
    .click();
  await expect(page).toHaveURL(/#h-what-is-not-known$/);
  await expect(page.getByRole("heading", { name: "What is not known" })).toBeInViewport();
  await expect.poll(line).toBeGreaterThan(0.4);
  await expectAccessible(page, "a long story");
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await line()).toBeNull();
});

test("the site has its sign and its name where it stands beside other programs", async ({
  page,
  request,
}) => {
  await page.goto("/");
  const sign = await request.get("/favicon.ico");
  expect([sign.status(), sign.headers()["content-type"]]).toEqual([200, "image/x-icon"]);
  const href = (rel: string) => page.locator(`link[rel=${rel}]`).getAttribute("href");
  expect((await request.get((await href("apple-touch-icon")) ?? "")).headers()["content-type"]).toBe(
    "image/png",
  );
  const manifest = await request.get((await href("manifest")) ?? "");
  expect(manifest.headers()["content-type"]).toContain("application/manifest+json");
  expect(await manifest.json()).toMatchObject({ name: "Takewire", lang: "en" });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("everything is there but the buttons that need it", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("article").first().getByRole("link").first().click();
    await expect(page).toHaveURL(mayo);
    await expect(page.getByRole("heading", { name: "Our Take" })).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Share by e-mail" })).toBeVisible();
    await page
      .getByRole("navigation", { name: "Related stories by tag" })
      .getByRole("link", { name: "LLM" })
      .click();
    await expect(page).toHaveURL(/related=llm/);
    await page.getByRole("link", { name: "#LLM" }).click();
    await expect(page).toHaveURL("/tags/llm");
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { disconnect } from "#lib/database/client.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { cleanText, singleLine } from "#lib/stories/text.ts";
import { runImport } from "#lib/transfer/import.ts";
import { writeStoryFile } from "#lib/transfer/story-file.ts";
import { expect, test } from "#tests/support/browser.ts";
import { publish, write } from "#tests/support/desk.ts";
import { strangers } from "#tests/support/finished-html.ts";
import { hostileTexts } from "#tests/support/hostile-text.ts";
import { login } from "#tests/support/people.ts";
import { completeStory } from "#tests/support/stories.ts";
import { watchForHarm } from "#tests/support/watch-scripts.ts";

// The policy that forbids inline scripts is off: what is proved here is the rendering itself.
test.use({ bypassCSP: true });

const texts = hostileTexts();

test.beforeEach(({ site }) => {
  process.env.DATABASE_URL = site.databaseUrl;
});

test.afterAll(disconnect);

test("hostile text in every part of imported stories stays text on every page", async ({
  page,
  context,
  site,
}) => {
  test.setTimeout(60_000 + texts.length * 1500);
  const harm = await watchForHarm(context, site.url);
  const folder = await mkdtemp(join(tmpdir(), "takewire-hostile-"));
  for (const [n, text] of texts.entries()) {
    await writeFile(join(folder, `${n}.md`), writeStoryFile(hostileStory(n, text), null));
  }
  const said: string[] = [];
  const code = await runImport([folder, "--publish"], { write: (words: string) => said.push(words) });
  expect(code, said.join("")).toBe(0);
  await rm(folder, { recursive: true });

  for (const [n, text] of texts.entries()) {
    const { headline, summary } = hostileStory(n, text);
    await test.step(`story ${n}: ${JSON.stringify(text).slice(0, 80)}`, async () => {
      await expectWhole(page, `/news/hostile-${n}`, headline);
      expect(squeezed(await page.locator(".story-summary").textContent())).toBe(squeezed(summary));
      expect(harm).toEqual([]);
    });
  }
  await test.step("the lists hold them as text, too", async () => {
    const pages = [
      "/",
      "/tags",
      ...Array.from({ length: Math.ceil(texts.length / 20) }, (_, n) => `/news?page=${n + 1}`),
    ];
    for (const path of pages) await expectWhole(page, path);
    await page.goto(`/tags`);
    const tags = await page
      .getByRole("main")
      .locator("a[href^='/tags/']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(tags.length).toBeGreaterThan(texts.length / 2);
    for (const path of tags) await expectOnlyAllowed(page, path);
  });
  expect(harm).toEqual([]);
});

test("hostile text through the form stays text at the desk, in the preview and for readers", async ({
  page,
  context,
  site,
}) => {
  const perStory = 12;
  const batches = Array.from({ length: Math.ceil(texts.length / perStory) }, (_, n) =>
    texts.slice(n * perStory, (n + 1) * perStory),
  );
  test.setTimeout(60_000 + batches.length * 15_000);
  const harm = await watchForHarm(context, site.url);
  await login(context, site, { name: "</title><script>alert('name')</script>" });
  for (const [n, batch] of batches.entries()) {
    await test.step(`form ${n}`, async () => {
      const headline = await fillForm(page, n, batch);
      await page.getByRole("button", { name: "Preview" }).click();
      const preview = page.frameLocator("iframe");
      await expect(preview.locator("h1")).toHaveText(headline);
      expect(strangers(await preview.locator(".story").evaluate((story) => story.outerHTML))).toEqual([]);
      await page.getByRole("button", { name: "Preview" }).click();
      await publish(page);
      await page.reload();
      expect(singleLine(await page.getByLabel("Headline").inputValue())).toBe(headline);
      await expectWhole(page, `/news/typed-${n}`, headline);
      expect(harm).toEqual([]);
    });
  }
  await page.goto(`/desk?text=%3Cscript%3E`);
  await expect(page.getByRole("banner")).toContainText("</title><script>alert('name')</script>");
  expect(harm).toEqual([]);
});

test("a pasted page made of hostile lines opens as a draft and harms nobody", async ({
  page,
  context,
  site,
}) => {
  const harm = await watchForHarm(context, site.url);
  await login(context, site);
  await page.goto(`/desk/paste`);
  await page
    .getByLabel("The story’s text")
    .fill(`A headline\n\nOur Take\n\n${texts.join("\n\n").slice(0, 100_000)}`);
  await page.getByRole("button", { name: "Read the story" }).click();
  await expect(page.getByText("Check the draft, then save it")).toBeVisible();
  await page.getByRole("button", { name: "Preview" }).click();
  const story = page.frameLocator("iframe").locator(".story");
  await expect(story).toBeVisible();
  expect(strangers(await story.evaluate((drawn) => drawn.outerHTML))).toEqual([]);
  expect(harm).toEqual([]);
});

/** A story with the text in every part that takes text, cut to the part's length, without what no file may hold. */
function hostileStory(n: number, raw: string): StoryContent {
  const text = cleanText(raw);
  const line = (length: number) => cut(singleLine(text), length) || "blank";
  return completeStory({
    headline: cut(`${n} ${line(190)}`, 200),
    slug: `hostile-${n}`,
    summary: line(2000),
    ourTake: text,
    whyItMatters: `Text before. ${text}`,
    doThisWeek: [{ audience: line(120), action: line(1000), until: "2031-06-11" }],
    body: `## ${line(200)}\n\n${text}\n\nText after.`,
    sources: [{ title: line(300), url: "https://example.org/", publisher: line(200), date: null }],
    tags: [line(50)],
    hero: { src: "/favicon.svg", alt: line(500), credit: line(200) },
    corrections: [{ date: "2031-06-05", kind: "correction", text: line(1000) }],
  });
}

/** Types a story whose parts take one text each, and gives its headline. */
async function fillForm(page: Page, n: number, batch: string[]): Promise<string> {
  const at = (i: number) => batch[i % batch.length] ?? "";
  const line = (i: number, length: number) => cut(singleLine(at(i)), length) || "blank";
  const headline = cut(`${n} ${line(0, 190)}`, 200);
  await page.goto(`/desk/stories/new`);
  await page.getByLabel("Section").selectOption("news");
  await page.getByLabel("Headline").fill(headline);
  await page.getByLabel("Address").fill(`typed-${n}`);
  await page.getByLabel("Summary").fill(line(1, 2000));
  await page.getByRole("button", { name: "Enter a path" }).click();
  await page.getByLabel("Path").fill("/favicon.svg");
  await page.getByLabel("Description").fill(line(2, 500));
  await page.getByLabel("Credit").fill(line(3, 200));
  await write(page, "Our Take", at(4) || "blank");
  await write(page, "Why it matters", at(5) || "blank");
  await page.getByRole("button", { name: "Add an action" }).click();
  await page.getByLabel("Audience").fill(line(6, 120));
  await page.getByLabel("What to do").fill(line(7, 1000));
  await write(page, "Body", at(8) || "blank");
  await page.getByRole("button", { name: "Add a source" }).click();
  await page.getByLabel("Title").fill(line(9, 300));
  await page.getByRole("textbox", { name: "Link" }).fill("https://example.org/");
  await page.getByLabel("Publisher").fill(line(10, 200));
  await page.getByLabel("Tags", { exact: true }).fill(line(11, 50));
  await page.keyboard.press("Enter");
  return singleLine(headline);
}

/** The page is there, has its parts and holds nothing but what is allowed. */
async function expectWhole(page: Page, path: string, headline?: string): Promise<void> {
  await expectOnlyAllowed(page, path);
  await page.goto(path);
  if (headline) expect(squeezed(await page.locator("h1").textContent())).toBe(squeezed(headline));
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("contentinfo")).toBeVisible();
}

async function expectOnlyAllowed(page: Page, path: string): Promise<void> {
  const response = await page.request.get(path);
  expect(response.status(), path).toBe(200);
  expect(strangers(await response.text()), path).toEqual([]);
}

function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed().trim();
}

function squeezed(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

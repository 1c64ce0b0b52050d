import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, publish, save, write, writing } from "#tests/support/desk.ts";
import { naughty } from "#tests/support/naughty.ts";
import { login } from "#tests/support/people.ts";
import { completeStory } from "#tests/support/stories.ts";

test("a body is written by keyboard alone: paragraphs, bold, a list, a heading, a link, and undone", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await begin(page, "Written by keyboard");
  const body = editor(page);
  await body.focus();
  const { keyboard } = page;
  await keyboard.type("It is ");
  await keyboard.press("ControlOrMeta+b");
  await keyboard.type("ours");
  await keyboard.press("ControlOrMeta+b");
  await keyboard.type(", it says.");
  await keyboard.press("Enter");
  await keyboard.type("- one");
  await keyboard.press("Enter");
  await keyboard.type("two");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("What comes next");
  await keyboard.press("ControlOrMeta+Alt+2");
  await keyboard.press("Enter");
  await keyboard.type("See the release");
  await keyboard.press("ControlOrMeta+Shift+K");
  await keyboard.type("https://example.org/a");
  const written =
    "It is **ours**, it says.\n\n- one\n- two\n\n## What comes next\n\nSee the [release](https://example.org/a)";
  await expectText(page, "Body", written);

  await test.step("it looks like what it means, and the marks show where the cursor is", async () => {
    await expect(body.locator(".cm-heading")).toHaveText("What comes next");
    await expect(body.locator(".cm-strong")).toHaveText("ours");
    await keyboard.press("ControlOrMeta+Home");
    await expect(body).not.toContainText("https://example.org/a");
    for (let i = 0; i < 8; i++) await keyboard.press("ArrowRight");
    await expect(body.locator(".cm-line").first()).toHaveText("It is **ours**, it says.");
  });

  await test.step("Tab leads on, and back through the toolbar", async () => {
    await keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Add a source" })).toBeFocused();
    await keyboard.press("Shift+Tab");
    await expect(body).toBeFocused();
    await keyboard.press("Shift+Tab");
    await keyboard.press("ArrowRight");
    await expect(page.locator("[role=toolbar] :focus")).toHaveCount(1);
  });

  await test.step("undo takes back step by step, and redo brings it again", async () => {
    await body.focus();
    await keyboard.press("ControlOrMeta+End");
    await keyboard.type(" and more");
    await expectText(page, "Body", /and more/);
    await keyboard.press("ControlOrMeta+z");
    await expectText(page, "Body", written);
    await keyboard.press("ControlOrMeta+Shift+Z");
    await expectText(page, "Body", /and more/);
  });
  await save(page);
  await page.reload();
  await expectText(page, "Body", `${written} and more`);
});

test("the toolbar formats what is selected, and the source can be seen and edited", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await begin(page, "With the toolbar");
  await write(page, "Body", "Some words");
  const body = editor(page);
  const tools = page.getByRole("toolbar", { name: "Formatting" }).last();
  await body.press("ControlOrMeta+a");
  await tools.getByRole("button", { name: "Italic" }).click();
  await expectText(page, "Body", "*Some words*");
  await expect(tools.getByRole("button", { name: "Italic" })).toHaveAttribute("aria-pressed", "true");
  await tools.getByRole("button", { name: "Italic" }).click();
  await tools.getByRole("button", { name: "List", exact: true }).click();
  await expectText(page, "Body", "- Some words");
  await tools.getByRole("button", { name: "Numbered list" }).click();
  await expectText(page, "Body", "1. Some words");
  await tools.getByRole("button", { name: "Numbered list" }).click();
  await tools.getByRole("button", { name: "Heading", exact: true }).click();
  await expectText(page, "Body", "## Some words");
  await expectAccessible(page, "rich text");

  await tools.getByRole("button", { name: "Markdown" }).click();
  await tools.getByRole("button", { name: "Heading", exact: true }).focus();
  await expect(body).toHaveText("## Some words");
  await body.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("**x**");
  await expectText(page, "Body", "## Some words\n**x**");
  await expectAccessible(page, "the source");
  await tools.getByRole("button", { name: "Markdown" }).click();
  await tools.getByRole("button", { name: "Heading", exact: true }).focus();
  await expect(body.locator(".cm-strong")).toHaveText("x");
});

test("what is pasted from a document becomes Markdown; plain text stays plain; an address makes a link", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await begin(page, "With a paste");
  const folder = new URL("../unit/markdown/pasted/", import.meta.url);
  const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
  await write(page, "Body", "Before.");
  await editor(page).press("ControlOrMeta+End");
  await paste(page, { "text/html": read("word.html"), "text/plain": "not this" });
  await expectText(page, "Body", `Before.\n\n${read("word.md").trimEnd()}`);
  await editor(page).press("ControlOrMeta+z");
  await expectText(page, "Body", "Before.");
  await paste(page, { "text/plain": " <b>as it is</b>\n# no heading" });
  await expectText(page, "Body", "Before. <b>as it is</b>\n# no heading");
  await write(page, "Body", "the release");
  await editor(page).press("ControlOrMeta+a");
  await paste(page, { "text/plain": "https://example.org/b" });
  await expectText(page, "Body", "[the release](https://example.org/b)");
});

test("a part that nobody touched is stored again byte for byte, whatever is in it", async ({
  page,
  context,
  site,
}) => {
  test.slow();
  process.env.DATABASE_URL = site.databaseUrl;
  await login(context, site);
  for (const [n, texts] of thirds(naughty).entries()) {
    const joined = texts.join("\n\n").slice(0, 9000);
    const before = cleaned(
      completeStory({
        headline: `Untouched ${n}`,
        slug: `untouched-by-anybody-${n}`,
        ourTake: joined.slice(0, 4500),
        whyItMatters: joined.slice(4500),
        body: `  a\u2028b\u0085c\t\n\n${texts.join("\n")}\n\n***\n* odd   list\n+ other\n\n\n1) x\\\n`,
      }),
    );
    const story = await createStory(systemActor, before);
    if (!story.ok) throw new Error(story.problem.message);
    await page.goto(`/desk/stories/${story.value.id}`);
    await expectText(page, "Body", before.body);
    await page.getByLabel("Summary").fill("Only this has changed.");
    await save(page);
    const after = await stored(page, story.value.id);
    expect(after).toEqual({ ...before, summary: "Only this has changed." });

    await editor(page).press("ControlOrMeta+Home");
    await page.keyboard.type("x");
    await save(page);
    const touched = await stored(page, story.value.id);
    expect(touched).toEqual({ ...after, body: `x${before.body}` });
  }
  await disconnect();
});

test("text from outside comes in around the cursor and is not undone with what was typed", async ({
  page: ann,
  another,
  site,
}) => {
  const bo = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(bo.context(), site, { name: "Bo Example" });
  await begin(ann, "Two in one body");
  await write(ann, "Body", "First.\n\nSecond.");
  await save(ann);
  await bo.goto(ann.url());
  await expectText(bo, "Body", "First.\n\nSecond.");
  await editor(ann).press("ControlOrMeta+End");
  await ann.keyboard.type(" Mine");
  await editor(bo).press("ControlOrMeta+Home");
  await bo.keyboard.type("Theirs. ");
  await save(bo);
  await save(ann);
  await expectText(ann, "Body", "Theirs. First.\n\nSecond. Mine");
  await editor(ann).focus();
  await ann.keyboard.type(" here");
  await expectText(ann, "Body", "Theirs. First.\n\nSecond. Mine here");
  for (let i = 0; i < 5; i++) await editor(ann).press("ControlOrMeta+z");
  await expectText(ann, "Body", /^Theirs\. /);
});

function editor(page: Page) {
  return writing(page, "Body").and(page.locator("[contenteditable=true]"));
}

test("a story in another language than the site says so of its own words, on its page and in lists", async ({
  page,
  context,
  site,
  baseURL,
}) => {
  process.env.DATABASE_URL = site.databaseUrl;
  await login(context, site);
  const made = await createStory(
    systemActor,
    completeStory({ headline: "Häuser werden umgebaut", body: "## Was geschah\n\nSie werden umgebaut." }),
  );
  await disconnect();
  if (!made.ok) throw new Error(made.problem.message);
  await page.goto(`/desk/stories/${made.value.id}`);
  const language = page.getByLabel("Language", { exact: true });
  await expect(language).toBeEnabled();
  await expect(language.locator("option:checked")).toHaveText("The site’s (English)");
  await language.selectOption("German");
  await publish(page);
  await page.reload();
  await expect(language).toHaveValue("de");

  const address = `/news/${made.value.slug}`;
  await page.goto(address);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "de");
  await expect(page.locator(".story-body")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { name: "Our Take" })).not.toHaveAttribute("lang");
  await expect(page.locator("meta[property='og:locale']")).toHaveAttribute("content", "de_DE");
  const [article] = await page.locator("script[type='application/ld+json']").allTextContents();
  expect(JSON.parse(article ?? "")).toMatchObject({ inLanguage: "de" });
  await page.goto("/news");
  await expect(page.locator(`a[href="${address}"]`)).toHaveAttribute("lang", "de");
  const feed = await (await context.request.get(`${baseURL}/feed.json`)).json();
  expect(feed.items[0]).toMatchObject({ language: "de", title: "Häuser werden umgebaut" });
});

async function begin(page: Page, headline: string): Promise<void> {
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill(headline);
  await save(page);
  await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
  await expect(editor(page)).toBeVisible();
}

async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await editor(page).evaluate((field, all) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(all)) clipboardData.setData(type, text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

function thirds(texts: string[]): string[][] {
  const size = Math.ceil(texts.length / 3);
  return [0, 1, 2].map((n) => texts.slice(n * size, (n + 1) * size));
}

/** The story as any door would store it. */
function cleaned(content: StoryContent): StoryContent {
  const checked = checkDraft(content);
  if (!checked.ok) throw new Error(checked.problem.message);
  return checked.value;
}

async function stored(page: Page, id: number): Promise<StoryContent | undefined> {
  const answer = await page.request.get(`/api/desk/stories/${id}`);
  return (await answer.json()).value?.content;
}

import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, saveState, write, writing } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test.use({ viewport: { width: 1440, height: 900 } });

test("the page follows the typing within 300 ms of a pause", async ({ page, context, site }) => {
  await login(context, site);
  const preview = await openPreview(page, "/desk/stories/1");
  await preview.locator("h1").evaluate((heading) => {
    new MutationObserver(() => sessionStorage.setItem("seen at", String(Date.now()))).observe(
      heading.closest(".preview-page") as Element,
      { subtree: true, childList: true, characterData: true },
    );
  });
  const headline = page.getByLabel("Headline");
  await headline.evaluate((field) =>
    field.addEventListener("input", () => sessionStorage.setItem("typed at", String(Date.now()))),
  );
  const delays: number[] = [];
  for (let round = 0; round < 8; round++) {
    await headline.press("End");
    await headline.pressSequentially(` word${round}`, { delay: 15 });
    await expect(preview.locator("h1")).toContainText(`word${round}`);
    delays.push(
      await page.evaluate(
        () => Number(sessionStorage.getItem("seen at")) - Number(sessionStorage.getItem("typed at")),
      ),
    );
  }
  delays.sort((a, b) => a - b);
  test.info().annotations.push({ type: "milliseconds after the last key", description: delays.join(" ") });
  // On a machine that does other work besides, the quickest is the one that says what the desk needs.
  expect(delays[0]).toBeLessThan(300);
});

test("what did not change stays in its place, and the page is what it would be if drawn anew", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  const body = (middle: string) => `## First\n\nThe first word.\n\n${middle}\n\n## Last\n\nThe last word.`;
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Parts that stay");
  await write(page, "Body", body("The middle."));
  const preview = await openPreview(page);
  const marked = (text: string) =>
    preview.getByText(text).evaluate((element) => Boolean((element as { marked?: boolean }).marked));
  for (const text of ["The first word.", "The last word."])
    await preview.getByText(text).evaluate((element) => Object.assign(element, { marked: true }));
  for (const middle of [
    "Another middle.",
    "Two.\n\nParagraphs.",
    "- A list\n- of *three*\n- things\n\n| a | b |\n|---|---|\n| c | d |",
    "- A list\n- of three\n\n> A quote.",
    "",
    "The end.",
  ]) {
    await write(page, "Body", body(middle));
    await expect(preview.locator(".story-body")).toContainText(/\w+/.exec(middle)?.[0] ?? "The last word.");
    await expect.poll(() => marked("The first word.")).toBe(true);
    await expect.poll(() => marked("The last word.")).toBe(true);
  }
  await expect(preview.getByText("The end.")).toBeVisible();
  await expect(saveState(page)).toHaveText(/^Saved /);
  const kept = await preview.locator(".story-body").innerHTML();
  await page.reload();
  const fresh = await openPreview(page);
  expect(await fresh.locator(".story-body").innerHTML()).toBe(kept);
});

test("a click on a part puts the cursor into its editor, in Markdown beside the same words", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await write(
    page,
    "Body",
    "## First\n\nThe *first* word.\n\n## Second\n\nThe [second](https://clinic.health/x) aardvark sleeps.",
  );
  await page.getByLabel("Headline").fill("Clicks");
  await page.getByLabel("Summary").fill("A summary.");
  const preview = await openPreview(page);
  await preview.locator("h1").click();
  await expect(page.getByLabel("Headline")).toBeFocused();
  await preview.locator(".story-summary").click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await preview.getByText("aardvark sleeps").evaluate((paragraph) => {
    const text = paragraph.lastChild as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf("sleeps"));
    range.setEnd(text, text.data.indexOf("sleeps") + 1);
    const { left, top, height } = range.getBoundingClientRect();
    const at = { clientX: left + 1, clientY: top + height / 2, bubbles: true, cancelable: true };
    paragraph.dispatchEvent(new MouseEvent("click", at));
  });
  await expect(writing(page, "Body")).toBeFocused();
  await page.keyboard.type("now ");
  await expectText(page, "Body", /aardvark now sleeps\.$/);
});

test("a click on a link of the page leads to its editor and nowhere else", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  const preview = await openPreview(page, "/desk/stories/1");
  await preview.locator(".sources a").first().click();
  await expect(page.locator("#part-sources-0-title")).toBeFocused();
  expect(context.pages()).toHaveLength(1);
});

test("by keyboard every part's editor is one button away", async ({ page, context, site }) => {
  await login(context, site);
  const preview = await openPreview(page, "/desk/stories/1");
  const button = preview.getByRole("button", { name: "Edit Summary" });
  await button.focus();
  await expect(button).toBeInViewport();
  await button.press("Enter");
  await expect(page.getByLabel("Summary")).toBeFocused();
});

test("the page keeps its scroll while its text changes and when it is opened again", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  const preview = await openPreview(page, "/desk/stories/1");
  const scroll = () => preview.locator("html").evaluate(() => Math.round(scrollY));
  await preview.locator("html").evaluate(() => scrollTo({ top: 500, behavior: "instant" }));
  await expect.poll(scroll).toBe(500);
  await page.getByLabel("Headline").press("End");
  await page.getByLabel("Headline").press("!");
  await expect(preview.locator("h1")).toContainText("!");
  expect(await scroll()).toBe(500);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("takewire.preview 1"))).toBe("500");
  await page.getByRole("button", { name: "Preview" }).click();
  await openPreview(page);
  await expect.poll(scroll).toBe(500);
});

test("it can be as wide as a telephone or a desk, and dark", async ({ another, site }) => {
  const context = await another({
    colorScheme: null,
    viewport: { width: 1440, height: 900 },
    baseURL: site.url,
  });
  await login(context, site);
  const page = await context.newPage();
  const preview = await openPreview(page, "/desk/stories/1");
  const inside = () =>
    preview
      .locator("html")
      .evaluate(() => ({ width: innerWidth, dark: matchMedia("(prefers-color-scheme: dark)").matches }));
  await expect.poll(async () => (await inside()).width).toBeGreaterThanOrEqual(1024);
  await page.getByRole("button", { name: "Phone" }).click();
  await expect.poll(async () => (await inside()).width).toBe(390);
  expect((await inside()).dark).toBe(false);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect.poll(async () => (await inside()).dark).toBe(true);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect.poll(async () => (await inside()).dark).toBe(false);
});

test("on a telephone it covers the form, with a way back and a way to a part", async ({
  page,
  context,
  site,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await login(context, site);
  const preview = await openPreview(page, "/desk/stories/1");
  await expect(page.getByLabel("Headline")).toBeHidden();
  await expectAccessible(page, "the preview on a telephone");
  await page.getByRole("button", { name: "Form" }).click();
  await expect(page.getByLabel("Headline")).toBeVisible();
  await openPreview(page);
  await preview.locator(".story-summary").click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await expect(page.getByLabel("Summary")).toBeInViewport();
});

test("checks say what a careful reader would, lead to it, and stand in nobody's way", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Checks");
  await page.getByLabel("Summary").fill("It has 77 of the the parts.");
  await write(page, "Body", "## One\n\n#### Two\n\n|  | b |\n|--|--|\n| c | d |");
  const checks = page.getByRole("region", { name: /^Checks/ });
  await expect(checks).toContainText("3 warnings");
  await checks.getByRole("link", { name: "“the the”" }).click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  expect(
    await page.getByLabel("Summary").evaluate((field) => (field as HTMLTextAreaElement).selectionStart),
  ).toBe(13);
  await checks.getByRole("link", { name: "skips a level" }).click();
  await expect(writing(page, "Body")).toBeFocused();
  await openPreview(page);
  const button = page.getByRole("button", { name: /^Checks/ });
  await button.click();
  const list = page.getByRole("dialog", { name: "Checks" });
  await expectAccessible(page, "the checks");
  await list.getByRole("link", { name: "The number 77" }).click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await page.getByLabel("Summary").fill("It has parts.");
  await expect(button).toHaveAccessibleName(/1 warning$/);
});

test("the page itself is looked at by axe, and what it finds leads to the part", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  const preview = await openPreview(page, "/desk/stories/1");
  await page.getByRole("button", { name: /^Checks/ }).click();
  const list = page.getByRole("dialog", { name: "Checks" });
  // By itself, once nobody has typed for a while.
  await expect(list).toContainText("Accessibility of the page: nothing found.", { timeout: 30_000 });
  // No text of a story can make such a fault: the page's components see to that.
  await preview.locator(".story-body").evaluate((body) => body.append(document.createElement("img")));
  await list.getByRole("button", { name: "Look again" }).click();
  await list.getByRole("link", { name: "On the page: A picture has no description" }).click();
  await expect(writing(page, "Body")).toBeFocused();
});

/** Opens the preview of the story at this address, or of the one that is open, and waits until there is something. */
async function openPreview(page: Page, path?: string): Promise<FrameLocator> {
  if (path) await page.goto(path);
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.frameLocator("iframe");
  await expect(preview.locator("h1")).toBeVisible();
  return preview;
}

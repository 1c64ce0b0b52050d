import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, save, writing } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test("tags are chosen, made, pasted and taken away by keyboard", async ({ page, context, site }) => {
  await login(context, site);
  await begin(page, "With tags");
  const field = page.getByLabel("Tags", { exact: true });
  const tags = page.getByRole("list", { name: "Tags of this story" }).getByRole("listitem");
  const offers = page.getByRole("listbox", { name: "Tags to choose from" }).getByRole("option");
  await field.focus();
  await page.keyboard.type("enter");
  await expect(offers).toHaveText(["Enterprise AI", "Create “enter”"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(tags).toHaveText(["Enterprise AI"]);
  await expect(field).toBeFocused();
  await page.keyboard.type("enter");
  await expect(offers).toHaveText(["Create “enter”"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("llm,");
  await expect(tags).toHaveText(["Enterprise AI", "enter", "LLM"]);
  await page.keyboard.press("Backspace");
  await expect(tags).toHaveText(["Enterprise AI", "enter"]);
  await field.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "#Open Data#LLM");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(tags).toHaveText(["Enterprise AI", "enter", "Open Data", "LLM"]);
  await page.keyboard.type("new");
  await expectAccessible(page, "tags to choose from");
  await offers.filter({ hasText: "Create “new”" }).click();
  await expect(tags.last()).toHaveText("new");
});

test("sources are put in order by handle and keys, and the focus goes with them", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await begin(page, "With sources");
  for (const title of ["One", "Two", "Three"]) {
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.keyboard.type(title);
  }
  const expectOrder = (...titles: string[]) =>
    expect(async () => {
      const values = await page
        .getByLabel("Title")
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
      expect(values).toEqual(titles);
    }).toPass({ timeout: 10_000 });
  await expectOrder("One", "Two", "Three");
  await page.keyboard.press("Alt+ArrowUp");
  await expectOrder("One", "Three", "Two");
  await expect(page.getByLabel("Title").nth(1)).toBeFocused();
  await page.keyboard.type("!");
  await expectOrder("One", "Three!", "Two");

  await page.getByRole("button", { name: "Drag source 1" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Over place 1 of 3.")).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText("Over place 2 of 3.")).toBeAttached();
  await page.keyboard.press("Space");
  await expectOrder("Three!", "One", "Two");

  const first = page.getByRole("button", { name: "Drag source 1" });
  await page.getByRole("button", { name: "Drag source 3" }).hover();
  await page.mouse.down();
  const target = await first.boundingBox();
  if (!target) throw new Error("The first handle is not in sight.");
  await page.mouse.move(target.x + 10, target.y + 40, { steps: 8 });
  await page.mouse.move(target.x + 10, target.y, { steps: 4 });
  await expect(page.getByText("Over place 1 of 3.")).toBeAttached();
  await page.mouse.up();
  await expectOrder("Two", "Three!", "One");
  await expectAccessible(page, "sorted sources");
});

test("everything is found with Ctrl+K, published with Ctrl+Enter, and the keys are listed", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await begin(page, "With the palette");
  const { keyboard } = page;
  const palette = page.getByRole("dialog", { name: "Commands" });
  const found = palette.getByRole("option");
  await keyboard.press("ControlOrMeta+k");
  await expect(found.first()).toContainText("Save");
  await expectAccessible(page, "the palette");
  await keyboard.type("why it");
  await expect(found).toHaveText(["Why it matters"]);
  await keyboard.press("Enter");
  await expect(writing(page, "Why it matters")).toBeFocused();
  await keyboard.type("Because.");
  await expectText(page, "Why it matters", "Because.");

  await keyboard.press("ControlOrMeta+k");
  await keyboard.type("xz backdoor");
  await expect(found).toHaveText([/^The xz backdoor.*published/]);
  await keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(writing(page, "Why it matters")).toBeFocused();

  await keyboard.press("ControlOrMeta+Enter");
  const question = page.getByRole("dialog", { name: "Not ready to publish" });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Go back" }).click();
  await expect(question).toHaveCount(0);

  await page.getByRole("button", { name: "Add a source" }).focus();
  await keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("Find a command, a part or a story");
  await expectAccessible(page, "the keys");
  await keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await writing(page, "Body").focus();
  await keyboard.type("Why?");
  await expectText(page, "Body", "Why?");

  // On a slow machine, too, what is typed right after the keys is for the palette.
  const machine = await context.newCDPSession(page);
  await machine.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  await keyboard.press("ControlOrMeta+k");
  await keyboard.type("all stories");
  await expect(found.first()).toHaveText("All stories");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Stories" })).toBeVisible();
});

function editor(page: Page) {
  return writing(page, "Body").and(page.locator("[contenteditable=true]"));
}

async function begin(page: Page, headline: string): Promise<void> {
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill(headline);
  await save(page);
  await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
  await expect(editor(page)).toBeVisible();
}

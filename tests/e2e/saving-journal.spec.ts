import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectText, goOffline, saveState, write } from "#tests/support/desk.ts";
import { goToEnd, storedStory } from "#tests/support/desk-stories.ts";
import { kept } from "#tests/support/kept.ts";
import { login } from "#tests/support/people.ts";

const back = "What you had typed and not saved is back";

test("a tab that crashes is opened again and offers what was typed", async ({ context, site }) => {
  await login(context, site);
  const address = await storedStory(site, { headline: "A tab that crashes", body: "Stored." });
  const page = await context.newPage();
  await page.goto(address);
  await expectText(page, "Body", "Stored.");
  await page.route("**/api/desk/stories", (route) => route.abort());
  await goToEnd(page, "Body");
  await page.keyboard.type(" Typed before the crash.", { delay: 20 });
  await expect.poll(() => kept(page)).toContain("Stored. Typed before the crash.");
  const crashed = page.waitForEvent("crash");
  page.goto("chrome://crash").catch(() => {});
  await crashed;

  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText(back)).toBeVisible();
  await expectText(again, "Body", "Stored. Typed before the crash.");
  await again.getByRole("button", { name: "Keep it" }).click();
  await expect(saveState(again)).toHaveText(/^Saved /);
  await expect(again.getByText(back)).toHaveCount(0);
  await expect.poll(() => kept(again)).toBe("[]");
});

test("a new story in a tab that was closed is offered with “New story”, and can be thrown away", async ({
  context,
  site,
}) => {
  await login(context, site);
  const page = await context.newPage();
  await page.goto("/desk/stories/new");
  await write(page, "Body", "No headline yet.");
  await expect(saveState(page)).toHaveText("Needs a headline to be stored; kept on this device");
  await expect.poll(() => kept(page)).toContain("No headline yet.");
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto("/desk/stories/new");
  await expect(again.getByText(back)).toBeVisible();
  await expectText(again, "Body", "No headline yet.");
  await again.getByRole("button", { name: "Throw it away and start empty" }).click();
  await expectText(again, "Body", "");
  await expect.poll(() => kept(again)).toBe("[]");
  await again.reload();
  await expect(again.getByRole("textbox", { name: "Headline" })).toBeEnabled();
  await expect(again.getByText(back)).toHaveCount(0);
});

test("two tabs of one person on one story keep their texts apart", async ({ context, site }) => {
  await login(context, site);
  const address = await storedStory(site, { headline: "Two tabs", summary: "Stored.", body: "Stored." });
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(address);
    await expectText(page, "Body", "Stored.");
  }
  await goOffline(one, two);
  await one.getByLabel("Summary").fill("From the first tab.");
  await keeps(one, "From the first tab.");
  await write(two, "Body", "From the second tab.");
  await keeps(two, "From the second tab.");
  await keeps(one, "From the first tab.");
  await expect(one.getByText(back)).toHaveCount(0);
  await one.close({ runBeforeUnload: false });
  await two.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(address);
  await expectText(again, "Body", "From the second tab.");
  await again.getByRole("button", { name: "Keep it" }).click();
  await expect(saveState(again)).toHaveText(/^Saved /);
  await again.reload();
  await expect(again.getByText(back)).toBeVisible();
  await expect(again.getByLabel("Summary")).toHaveValue("From the first tab.");
  await again.getByRole("button", { name: "Keep it" }).click();
  await expect(saveState(again)).toHaveText(/^Saved /);
  await again.reload();
  await expectText(again, "Body", "From the second tab.");
  await expect(again.getByLabel("Summary")).toHaveValue("From the first tab.");
});

test("a browser that keeps nothing is said so in words", async ({ context, site }) => {
  await login(context, site);
  await context.addInitScript("Object.defineProperty(window, 'indexedDB', { value: undefined });");
  const page = await context.newPage();
  await page.goto("/desk/stories/new");
  await write(page, "Body", "Typed.");
  await expect(saveState(page)).toHaveText("Needs a headline to be stored; kept in this page only");
});

async function keeps(page: Page, text: string): Promise<void> {
  await expect.poll(() => kept(page)).toContain(text);
}

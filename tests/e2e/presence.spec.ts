import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { goToEnd, storedStory } from "#tests/support/desk-stories.ts";
import { login } from "#tests/support/people.ts";

test("who else has the story open, and in which part, is seen within 5 seconds and gone within 30 of closing", async ({
  page: ann,
  another,
  site,
}) => {
  const ben = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(ben.context(), site, { name: "Ben Example" });
  const address = await storedStory(site, { headline: "Who is there" });
  await ann.goto(address);
  await ben.goto(address);
  await expect(presence(ann)).toHaveText("Ben Example has this story open", { timeout: 5000 });
  await expect(presence(ben)).toHaveText("Ann Example has this story open", { timeout: 5000 });

  await goToEnd(ben, "Body");
  await expect(presence(ann)).toHaveText("Ben Example is in Body", { timeout: 5000 });
  await ben.getByLabel("Headline").click();
  await expect(presence(ann)).toHaveText("Ben Example is in Headline", { timeout: 5000 });
  await expect(ann.getByLabel("Headline")).toBeEditable();
  await expectAccessible(ann, "with somebody else there");

  await ben.close();
  await expect(presence(ann)).toHaveText("", { timeout: 30_000 });
});

test("one’s own second tab is no somebody else", async ({ page, context, site }) => {
  await login(context, site, { name: "Ann Example" });
  const address = await storedStory(site, { headline: "Two tabs of one person" });
  await page.goto(address);
  const second = await context.newPage();
  await second.goto(address);
  await expect(presence(second)).toHaveText("Open in another tab of yours", { timeout: 5000 });
  await second.reload();
  await expect(presence(second)).toHaveText("Open in another tab of yours", { timeout: 5000 });
  await page.close();
  await expect(presence(second)).toHaveText("", { timeout: 30_000 });
});

function presence(page: Page) {
  return page.locator("[data-presence]");
}

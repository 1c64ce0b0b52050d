import { expect, test } from "#tests/support/browser.ts";
import { save } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test.beforeEach(async ({ context, page, site }) => {
  await login(context, site);
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
});

test("text pasted while the page's scripts are still on their way is read like any other", async ({
  page,
}) => {
  await page.goto("/desk/paste", { waitUntil: "commit" });
  await page.getByLabel("The story’s text").fill("A headline\n\nOur Take\n\nA take.");
  await page.getByRole("button", { name: "Read the story" }).click();
  await expect(page.getByLabel("Headline")).toHaveValue("A headline");
});

test("what is typed and clicked on a slow line is stored", async ({ page }) => {
  await page.goto("/desk/stories/new", { waitUntil: "commit" });
  await page.getByLabel("Headline").fill("Written early");
  await save(page);
  await expect(page).toHaveTitle(/Written early/);
});

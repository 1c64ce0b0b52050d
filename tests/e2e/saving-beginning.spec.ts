import { expect, test } from "#tests/support/browser.ts";
import { saveState } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test("a new story whose first save was never answered is one story, with what was typed since", async ({
  page,
  context,
  site,
  problems,
}) => {
  test.slow();
  problems.allow(/ERR_FAILED/);
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.route(
    "**/api/desk/stories",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByLabel("Headline").fill("Begun on a bad line");
  await expect(saveState(page)).toHaveText(/and tried again$/);
  await page.getByLabel("Summary").fill("Typed after the line had broken.");
  await expect(saveState(page)).toHaveText(/^Saved /);
  await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
  await page.goto("/desk?text=Begun+on+a+bad+line");
  await expect(page.getByRole("link", { name: "Begun on a bad line" })).toHaveCount(1);
  await page.getByRole("link", { name: "Begun on a bad line" }).click();
  await expect(page.getByLabel("Summary")).toHaveValue("Typed after the line had broken.");
});

import { test as base, expect } from "#tests/support/browser.ts";
import { expectAccessible, expectText, save, saveState, write } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { type Site, startSite } from "#tests/support/site.ts";

/** A page that could not be made answers 500, React says so, and there is no icon on it. */
const outage = /50[03]|#441|favicon|ERR_CONNECTION_REFUSED/;

const test = base.extend<{ own: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its parameters.
  own: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },
});

test("with the database stopped the desk says so, keeps what is typed, and goes on when it is back", async ({
  page,
  context,
  own,
  problems,
}) => {
  test.slow();
  problems.allow(outage);
  await login(context, own);
  await page.goto(`${own.url}/desk/stories/new`);
  await page.getByLabel("Headline").fill("Written while the database was away");
  await save(page);
  const editor = page.url();
  await page.getByLabel("Summary").fill("Typed before it went.");
  await own.wire.cut();

  await write(page, "Our Take", "Typed while it was away.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(saveState(page)).toHaveText(
    "Not saved: the database cannot be reached; kept on this device, and tried again",
  );
  await expectAccessible(page, "an editor whose save failed");
  await expectText(page, "Our Take", "Typed while it was away.");

  const list = await context.newPage();
  await list.goto(`${own.url}/desk`);
  await expect(list.getByRole("heading", { level: 1 })).toHaveText("The database cannot be reached");
  await expect(list.getByText("Nothing that was saved is lost")).toBeVisible();
  await expectAccessible(list, "the page without a database");

  await own.wire.mend();
  await expect(list.getByRole("heading", { level: 1, name: "Stories" })).toBeVisible({ timeout: 15_000 });
  await expect(saveState(page)).toHaveText(/^Saved /, { timeout: 40_000 });
  await list.goto(editor);
  await expectText(list, "Our Take", "Typed while it was away.");
});

test("a page opened while the database is away brings the unsaved text back once it is there", async ({
  page,
  context,
  own,
  problems,
}) => {
  test.slow();
  problems.allow(outage);
  await login(context, own);
  await page.goto(`${own.url}/desk/stories/new`);
  await page.getByLabel("Headline").fill("Never saved");
  await own.wire.cut();
  await expect(saveState(page)).toHaveText(/^Not saved: the database cannot be reached/);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The database cannot be reached");
  await own.wire.mend();
  await expect(page.getByLabel("Headline")).toHaveValue("Never saved", { timeout: 15_000 });
});

test("signing in without a database says what is wrong", async ({ page, own, problems }) => {
  test.slow();
  problems.allow(outage);
  await page.goto(`${own.url}/desk/sign-in`);
  await page.getByLabel("E-mail").fill("ann@example.org");
  await page.getByLabel("Password", { exact: true }).fill("some words that fit");
  await own.wire.cut();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("The database cannot be reached");
  await expect(page.getByLabel("E-mail")).toHaveValue("ann@example.org");
});

import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { publish, save, takeStep } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { login } from "#tests/support/people.ts";
import { makeStrict } from "#tests/support/review.ts";

const more = (page: Page) => page.getByRole("button", { name: "More" }).click();

test("one changed word makes an approval void; a link shows what was approved", async ({
  page,
  context,
  another,
  site,
}) => {
  await makeStrict(site, "news", { approve: ["Every figure has a source"] });
  await login(context, site, { name: "Ann Example" });
  const summary = "Example Org opened its archive on Monday.";
  await page.goto(await storedStory(site, { headline: "Archive opens, word for word", summary }));
  await page.getByLabel("Summary").fill(`${summary} It is free.`);
  await save(page);

  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("dialog")).toContainText("This version is not approved");
  await page.getByRole("dialog").getByRole("button", { name: "Go back" }).click();
  const editor = await (await another()).newPage();
  await login(editor.context(), site, { name: "Ben Example" });
  await more(page);
  await page.getByRole("menuitem", { name: "Submit for review…" }).click();
  await page.getByLabel("Who should review it").selectOption({ label: "Ben Example" });
  await page.getByRole("dialog").getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("In review").first()).toBeVisible();

  await test.step("its author may not approve it", async () => {
    await more(page);
    await page.getByRole("menuitem", { name: "Approve…" }).click();
    await page.getByRole("checkbox", { name: "Every figure has a source" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
    await expect(page.getByText("You wrote in this version yourself").first()).toBeVisible();
  });

  await test.step("whoever it waits for does, with the checklist", async () => {
    await editor.goto("/desk?view=waiting");
    await editor.getByRole("link", { name: "Archive opens, word for word" }).click();
    await more(editor);
    await editor.getByRole("menuitem", { name: "Approve…" }).click();
    const approve = editor.getByRole("dialog").getByRole("button", { name: "Approve", exact: true });
    await expect(editor.getByText("One is still to be ticked.")).toBeVisible();
    await expect(approve).toBeDisabled();
    await editor.getByRole("checkbox", { name: "Every figure has a source" }).check();
    await approve.click();
    await expect(editor.getByText("Approved").first()).toBeVisible();
  });

  await more(editor);
  await editor.getByRole("menuitem", { name: "Share a draft…" }).click();
  await editor.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
  const link = await editor.getByRole("textbox", { name: "Link" }).inputValue();

  await page.reload();
  await page.getByLabel("Summary").fill(`${summary} It is cheap.`);
  await save(page);
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("dialog")).toContainText("This version is not approved");
  const outsider = await (await another()).newPage();
  await outsider.goto(new URL(link).pathname);
  await expect(outsider.getByText("It is free.")).toBeVisible();
  await expect(outsider.getByText("It is cheap.")).toHaveCount(0);

  await page.getByRole("dialog").getByRole("button", { name: "Go back" }).click();
  await more(page);
  await takeStep(page, "Submit for review");
  await editor.reload();
  await more(editor);
  await editor.getByRole("menuitem", { name: "Approve…" }).click();
  await editor.getByRole("checkbox", { name: "Every figure has a source" }).check();
  await editor.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
  await expect(editor.getByText("Approved").first()).toBeVisible();
  await publish(editor);
});

test("many stories are moved at once, and each that stays says why", async ({
  page,
  context,
  another,
  site,
}) => {
  const { id } = await login(context, site, { role: "writer", name: "Wren Writer" });
  const mine = { id, name: "Wren Writer", role: "writer" as const };
  await storedStory(site, { headline: "Bulk one" }, mine);
  await storedStory(site, { headline: "Bulk two" }, mine);
  await storedStory(site, { headline: "Bulk of somebody else" });
  await page.goto("/desk?text=Bulk");
  for (const box of await page.getByRole("checkbox", { name: /Choose “Bulk/ }).all()) await box.check();
  await expect(page.getByText("3 stories chosen")).toBeVisible();
  await page.getByRole("button", { name: "Submit for review…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("Submit for review: done with 2 stories")).toBeInViewport();
  await expect(page.getByText("Your role does not allow this; ask an editor or an admin.")).toBeVisible();
  await page.getByRole("link", { name: /My work/ }).click();
  await expect(page.getByRole("row").filter({ hasText: "In review" })).toHaveCount(2);

  const editor = await (await another()).newPage();
  await login(editor.context(), site, { name: "Eda Editor" });
  await editor.goto("/desk/board");
  const inReview = editor.getByRole("region", { name: /In review/ });
  await inReview.getByRole("checkbox", { name: "Choose “Bulk one”" }).check();
  await editor.getByRole("button", { name: "Ask for changes…" }).click();
  await editor.getByLabel("What is to be changed").fill("Who says so?");
  await editor.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
  await expect(editor.getByText("Ask for changes: done with 1 story")).toBeVisible();
  await expect(
    editor.getByRole("region", { name: /Draft/ }).getByRole("link", { name: "Bulk one" }),
  ).toBeVisible();

  await page.goto("/desk?view=waiting");
  await page.getByRole("link", { name: "Bulk one" }).click();
  await expect(page.getByText("Who says so?").first()).toBeVisible();
});

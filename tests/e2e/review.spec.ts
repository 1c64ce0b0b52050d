import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, publish, save, takeStep } from "#tests/support/desk.ts";
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
  test.slow(); // four people, each with a browser of their own
  await test.step("an admin says what News asks for", async () => {
    const admin = await (await another()).newPage();
    await login(admin.context(), site, { role: "admin", name: "Ada Admin" });
    await admin.goto("/desk/settings");
    await admin.getByRole("button", { name: "Review in News" }).click();
    await admin.getByRole("checkbox", { name: "Approval required" }).check();
    await admin.getByRole("checkbox", { name: "Author may approve" }).uncheck();
    await admin.getByRole("combobox", { name: "Before it is approved" }).selectOption("Questions of its own");
    await admin
      .getByRole("textbox", { name: "Before it is approved: questions" })
      .fill("Every figure has a source");
    await expectAccessible(admin, "what review asks for");
    await admin.getByRole("button", { name: "Save review" }).click();
    await expect(admin.getByRole("button", { name: "Review in News" })).toBeFocused();
    await expect(
      admin.getByText(
        "In News nothing is published without approval of somebody who did not write it. Before it is approved, one question has to be ticked.",
      ),
    ).toBeVisible();
    await admin.context().close();
  });
  await login(context, site, { name: "Ann Example" });
  const summary = "Example Org opened its archive on Monday.";
  await page.goto(await storedStory(site, { headline: "Archive opens, word for word", summary }));
  await page.getByLabel("Summary").fill(`${summary} It is free.`);
  await save(page);

  const rail = page.getByRole("complementary", { name: "About this story" });
  await expect(rail.getByRole("heading", { name: "Before it can be published" })).toBeVisible();
  const missing = /Nobody has approved version \d+ yet\. Submit it for review; Ada Admin.* can\./;
  await expect(rail).toContainText(missing);
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
  await expect(rail).toContainText("It waits for Ben Example.");

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
    await expect(editor.getByRole("complementary")).toContainText("Approved by Ben Example, word for word.");
  });

  await more(editor);
  await editor.getByRole("menuitem", { name: "Share a draft…" }).click();
  await editor.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
  const link = await editor.getByRole("textbox", { name: "Link" }).inputValue();

  await page.reload();
  await page.getByLabel("Summary").fill(`${summary} It is cheap.`);
  await save(page);
  await expect(rail).toContainText(missing);
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("dialog")).toContainText("This version is not approved");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Publish now" })).toHaveCount(0);
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
  await outsider.reload();
  await expect(outsider.getByText("It is free.")).toBeVisible();
  await outsider.goto("/news/archive-opens-word-for-word");
  await expect(outsider.getByText("It is cheap.")).toBeVisible();
});

test("a card of the board is moved by its menu, with the keyboard alone, on a phone too", async ({
  page,
  context,
  site,
}) => {
  await makeStrict(site, "policy", { submit: ["The minister was asked"] });
  const { id } = await login(context, site, { name: "Mo Mover" });
  const mine = { id, name: "Mo Mover", role: "editor" as const };
  await storedStory(site, { headline: "Carried by keys", section: "policy" }, mine);
  await storedStory(site, { headline: "Stays where it is" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/desk/board");
  await page.getByLabel("Section").selectOption("Policy");
  await page.getByLabel("Begun by or given to").selectOption("Me");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/section=policy&person=/);
  await expect(page.getByRole("link", { name: "Stays where it is" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: /Scheduled/ })).toContainText("Nothing of this kind.");
  await expectAccessible(page, "a narrowed board");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.getByRole("button", { name: "Move “Carried by keys”" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Submit for review…" })).toBeFocused();
  await expect(page.getByRole("menuitem", { name: "Approve…" })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "The minister was asked" }).press("Space");
  const submit = page.getByRole("dialog").getByRole("button", { name: "Submit for review" });
  await expect(submit).toBeEnabled();
  await submit.press("Enter");
  await expect(page.getByText("Submit for review: done with 1 story")).toBeVisible();
  const waiting = page.getByRole("region", { name: /In review/ });
  await expect(waiting.getByRole("link", { name: "Carried by keys" })).toBeVisible();

  await waiting.getByRole("button", { name: "Move “Carried by keys”" }).press("Enter");
  await page.getByRole("menuitem", { name: "Approve…" }).press("Enter");
  const approve = page.getByRole("dialog").getByRole("button", { name: "Approve", exact: true });
  await expect(approve).toBeEnabled();
  await approve.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("You wrote in this version yourself");
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

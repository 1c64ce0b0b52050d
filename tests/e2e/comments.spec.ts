import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, writing } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { login } from "#tests/support/people.ts";

test("a comment on selected words reaches a colleague, whose suggestion one click puts into the text", async ({
  page: ann,
  another,
  site,
}) => {
  const ben = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(ben.context(), site, { name: "Ben Example" });
  const body = "The archive opened on Monday.\n\nNobody says what it costs.";
  const address = await storedStory(site, { headline: "What is said about it", body });
  await ann.goto(address);

  await writing(ann, "Body").and(ann.locator("[contenteditable=true]")).press("ControlOrMeta+End");
  for (let word = 0; word < 5; word++) await ann.keyboard.press("ControlOrMeta+Shift+ArrowLeft");
  await comments(ann).getByRole("button", { name: "Comment on the selection" }).click();
  await comments(ann).getByLabel("Your comment").fill("Who says so, @Ben Example?");
  await comments(ann).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments(ann).getByRole("listitem").first()).toContainText("Who says so, @Ben Example?");

  await ben.goto(address);
  await expect(comments(ben)).toContainText("Ann Example");
  await comments(ben).getByRole("button", { name: "Answer" }).click();
  await comments(ben).getByRole("button", { name: "Suggest other words" }).click();
  await comments(ben).getByLabel("Suggested words").fill("say what it is worth.");
  await expectAccessible(ben, "an answer being written");
  await comments(ben).locator("form").getByRole("button", { name: "Answer", exact: true }).click();
  await comments(ben).getByRole("button", { name: "Accept" }).click();
  await expectText(ben, "Body", /say what it is worth\.$/);
  await expect(comments(ben).getByRole("button", { name: "Show 1 resolved" })).toBeVisible();
  await expectText(ann, "Body", /say what it is worth\.$/);
});

test("a comment whose passage was deleted says so, and can be resolved and opened again", async ({
  page,
  context,
  site,
}) => {
  await login(context, site, { name: "Ann Example" });
  await page.goto(await storedStory(site, { headline: "A passage that goes", summary: "It goes." }));
  await page.getByLabel("Summary").selectText();
  await comments(page).getByRole("button", { name: "Comment on the selection" }).click();
  await comments(page).getByLabel("Your comment").fill("Needed?");
  await comments(page).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments(page)).toContainText("Needed?");
  await page.getByLabel("Summary").fill("Another summary of something else.");
  await expect(comments(page)).toContainText("Summary: passage gone", { timeout: 20_000 });
  await comments(page).getByRole("button", { name: "Resolve" }).click();
  await comments(page).getByRole("button", { name: "Show 1 resolved" }).click();
  await expect(comments(page)).toContainText("resolved by Ann Example");
  await comments(page).getByRole("button", { name: "Reopen" }).click();
  await expect(comments(page).getByRole("button", { name: "Resolve" })).toBeVisible();
});

function comments(page: Page) {
  return page.getByRole("region", { name: /^Comments/ });
}

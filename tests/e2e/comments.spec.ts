import { expect, test } from "#tests/support/browser.ts";
import { panel, selectedWords, selectWords, sharedLink, useUpLink } from "#tests/support/comments.ts";
import { expectAccessible, expectText, writing } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { login } from "#tests/support/people.ts";

const body = "The archive opened on Monday.\n\nNobody says what it costs.";

test("a comment on selected words reaches a colleague, whose suggestion one click puts into the text", async ({
  page: ann,
  another,
  site,
}) => {
  const ben = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(ben.context(), site, { name: "Ben Example" });
  const address = await storedStory(site, { headline: "What is said about it", body });
  await ann.goto(address);

  await selectWords(ann, "Body", "what it costs");
  await panel(ann).getByRole("button", { name: "Comment on the selection" }).click();
  const comment = panel(ann).getByRole("textbox", { name: "Your comment" });
  await comment.pressSequentially("Who says so, @be");
  await expect(panel(ann).getByRole("option", { name: "Ben Example" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expectAccessible(ann, "a name being chosen");
  await comment.press("Enter");
  await expect(comment).toHaveValue("Who says so, @Ben Example ");
  await comment.press("ControlOrMeta+Enter");
  await expect(panel(ann)).toContainText("Who says so, @Ben Example");
  await expect(ann.getByRole("dialog")).toBeHidden();
  await expect(writing(ann, "Body").locator("mark")).toHaveText("what it costs");

  await ben.goto(address);
  await expect(panel(ben)).toContainText("Ann Example");
  const editor = writing(ben, "Body").and(ben.locator("[contenteditable=true]"));
  await editor.press("ControlOrMeta+Home");
  await ben.keyboard.type("First this. ");
  await expectText(ann, "Body", /^First this\. The archive/);
  await expect(writing(ann, "Body").locator("mark")).toHaveText("what it costs");

  await panel(ben).getByRole("button", { name: "Answer" }).click();
  await panel(ben).getByRole("button", { name: "Suggest other words" }).click();
  await panel(ben).getByLabel("Suggested words").fill("who pays for it");
  await expectAccessible(ben, "an answer being written");
  await panel(ben).locator("form").getByRole("button", { name: "Answer", exact: true }).click();
  await panel(ben).getByRole("button", { name: "Accept" }).click();
  await expectText(ben, "Body", /Nobody says who pays for it\.$/);
  await expect(panel(ben).getByRole("button", { name: "Show 1 resolved" })).toBeVisible();
  await expectText(ann, "Body", "First this. The archive opened on Monday.\n\nNobody says who pays for it.");
});

test("a comment whose passage was deleted says so, and can be resolved and opened again", async ({
  page,
  context,
  site,
}) => {
  await login(context, site, { name: "Ann Example" });
  await page.goto(await storedStory(site, { headline: "A passage that goes", summary: "It goes." }));
  await page.getByLabel("Summary").click();
  await page.getByLabel("Summary").selectText();
  await panel(page).getByRole("button", { name: "Comment on the selection" }).click();
  await panel(page).getByLabel("Your comment").fill("Needed?");
  await panel(page).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel(page)).toContainText("Needed?");
  await page.getByLabel("Summary").fill("Another summary of something else.");
  await expect(panel(page)).toContainText("Summary: passage gone", { timeout: 20_000 });
  await expectAccessible(page, "a passage that is gone");
  await panel(page).getByRole("button", { name: "Resolve", exact: true }).click();
  await panel(page).getByRole("button", { name: "Show 1 resolved" }).click();
  await expect(panel(page)).toContainText("resolved by Ann Example");
  await panel(page).getByRole("button", { name: "Reopen" }).click();
  await expect(panel(page).getByRole("button", { name: "Resolve", exact: true })).toBeVisible();
  await page.goto("/desk");
  await page
    .getByRole("row", { name: "A passage that goes" })
    .getByRole("link", { name: "1 comment" })
    .click();
  await expect(panel(page)).toContainText("Needed?");
});

test("keys comment on what is selected, lead from a passage to its comment, and back", async ({
  page,
  context,
  site,
}) => {
  await login(context, site, { name: "Ann Example" });
  await page.goto(await storedStory(site, { headline: "By keys alone", body }));
  await selectWords(page, "Body", "Nobody says");
  await page.keyboard.press("ControlOrMeta+Alt+m");
  await expect(panel(page).getByLabel("Your comment")).toBeFocused();
  await page.keyboard.type("Is this so?");
  await page.keyboard.press("ControlOrMeta+Enter");
  const mark = writing(page, "Body").locator("mark");
  await expect(mark).toHaveText("Nobody says");
  await expect(writing(page, "Body")).toBeFocused();

  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("Before all of it. ");
  await expect(mark).toHaveText("Nobody says");
  await page.keyboard.press("Alt+Enter");
  await expect(writing(page, "Body")).toBeFocused();
  await mark.click();
  await page.keyboard.press("Alt+Enter");
  const thread = panel(page).getByRole("listitem", { name: "Comment by Ann Example" });
  await expect(thread).toBeFocused();
  await page.keyboard.press("Alt+Enter");
  await expect(writing(page, "Body")).toBeFocused();
  expect(await selectedWords(page, "Body")).toBe("Nobody says");
  await expectText(page, "Body", `Before all of it. ${body}`);

  await page.keyboard.press("Delete");
  await expect(mark).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(mark).toHaveText("Nobody says");
  await thread.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(mark).toHaveCount(0);
});

test("somebody with a link comments on the draft under a given name, and the desk takes over the words", async ({
  page: ann,
  another,
  site,
}) => {
  await login(ann.context(), site, { name: "Ann Example" });
  const address = await storedStory(site, { headline: "For the lawyer", body });
  const link = await sharedLink(site, address, true);
  const lea = await (await another()).newPage();
  await lea.goto(link);
  await lea.getByText("Nobody says what it costs.").selectText();
  await lea.getByRole("button", { name: "Comment on these words" }).click();
  await lea.getByLabel("Your name").fill("Lea Lawyer");
  await lea.getByLabel("Your comment").fill("We do know.");
  await lea.getByRole("button", { name: "Suggest other words" }).click();
  await lea.getByLabel("Words to stand there instead").fill("It costs twelve million.");
  await expectAccessible(lea, "a comment on a shared draft");
  await lea.getByRole("button", { name: "Send the comment" }).click();
  await expect(lea.getByText("It was sent.")).toBeVisible();
  await expect(lea.getByRole("listitem").filter({ hasText: "We do know." })).toContainText("Lea Lawyer");

  await ann.goto(address);
  const thread = panel(ann).getByRole("listitem", { name: "Comment by Lea Lawyer" });
  await expect(thread).toContainText("Lea Lawyer (through a link)");
  await expect(thread).toContainText("Whoever has the link for a lawyer sees what you answer here.");
  const answer = thread.getByLabel("Your answer");
  await expect(async () => {
    if (!(await answer.isVisible()))
      await thread.getByRole("button", { name: "Answer" }).click({ timeout: 1000 });
    await expect(answer).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await answer.fill("Thank you.");
  await thread.locator("form").getByRole("button", { name: "Answer", exact: true }).click();
  await expect(thread).toContainText("Thank you.");
  await thread.getByRole("button", { name: "Accept" }).click();
  await expectText(ann, "Body", /It costs twelve million\.$/);
  await lea.reload();
  await expect(lea.getByRole("listitem").filter({ hasText: "Thank you." })).toContainText("Resolved");
});

test("a link for reading only takes no comment, and one for comments says when they are too many", async ({
  page,
  site,
}) => {
  const address = await storedStory(site, { headline: "For reading", body });
  const reading = await sharedLink(site, address, false);
  await page.goto(reading);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("For reading");
  await expect(page.getByRole("button")).toHaveCount(0);

  await page.goto(await sharedLink(site, address, true));
  const send = page.getByRole("button", { name: "Send the comment" });
  const form = page.locator("form").filter({ has: send });
  const say = async (text: string, token?: string) => {
    await form.getByLabel("Your name").fill("Lea Lawyer");
    await form.getByLabel("Your comment").fill(text);
    await page.locator("input[name=token]").evaluateAll((fields, other) => {
      for (const field of fields as HTMLInputElement[]) field.value = other ?? field.value;
    }, token);
    await send.click();
  };
  await say("By way of another link.", reading.replace("/desk/shared/", ""));
  await expect(page.getByText("This link is for reading only.")).toBeVisible();
  await expect(form.getByLabel("Your comment")).toHaveValue("By way of another link.");
  await say("By way of this one.");
  await expect(page.getByText("It was sent.")).toBeVisible();
  await useUpLink(site);
  await say("One more.");
  await expect(page.getByText("Wait a quarter of an hour, then send this one again.")).toBeVisible();
});

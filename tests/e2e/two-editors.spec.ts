import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, goOffline, publish, saveState, write } from "#tests/support/desk.ts";
import { goToEnd, storedStory } from "#tests/support/desk-stories.ts";
import { kept } from "#tests/support/kept.ts";
import { login } from "#tests/support/people.ts";

test.describe.configure({ timeout: 120_000 });

test("two who type in different parts at once for half a minute lose nothing, and each sees the other’s text", async ({
  page: ann,
  another,
  site,
}) => {
  const ben = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(ben.context(), site, { name: "Ben Example" });
  const address = await storedStory(site, { headline: "Two people, one story", body: "", ourTake: "" });
  await ann.goto(address);
  await ben.goto(address);

  const end = Date.now() + 30_000;
  const [body, take] = await Promise.all([
    typeUntil(end, ann, "Body", "The clinic keeps the model."),
    typeUntil(end, ben, "Our Take", "Nobody has shown a price."),
  ]);
  expect(Math.min(body.length, take.length)).toBeGreaterThan(100);

  for (const page of [ann, ben]) {
    await expectText(page, "Body", body);
    await expectText(page, "Our Take", take);
    await expect(saveState(page)).toHaveText(/^Saved /);
  }
  await ann.reload();
  await expectText(ann, "Body", body);
  await expectText(ann, "Our Take", take);
});

test("of two who change the same sentence, the second sees both texts and neither is dropped before a choice", async ({
  page: ann,
  another,
  site,
  problems,
}) => {
  problems.allow(/409/);
  const away = await another();
  const ben = await away.newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(away, site, { name: "Ben Example" });
  const address = await storedStory(site, {
    headline: "One sentence, two people",
    body: "## What happened\n\nThe clinic owns it. Nobody knows the price.",
    summary: "A summary.",
  });
  await ann.goto(address);
  await ben.goto(address);
  await expectText(ben, "Body", /Nobody knows/);

  await goOffline(ben);
  await write(ben, "Body", "## What happened\n\nThe clinic owns it. Ben knows the price.");
  await ben.getByLabel("Summary").fill("Ben’s summary.");
  await write(ann, "Body", "## What happened\n\nThe clinic owns it. Ann knows the price.");
  await write(ann, "Our Take", "Ann’s take.");
  await expect(saveState(ann)).toHaveText(/^Saved /);
  await away.setOffline(false);

  await test.step("the desk says so, and does not take the text away from somebody who types", async () => {
    await expect(saveState(ben)).toHaveText(/^Not saved: Ann Example changed the same words/);
    await expectText(ben, "Body", /Ben knows the price/);
  });
  await ben.getByRole("button", { name: "See both texts" }).click();
  await expect(ben.getByRole("heading", { name: "Two versions of this story" })).toBeFocused();
  const body = ben.getByRole("region", { name: "Body" });
  await expect(body).toContainText("Ann knows the price.");
  await expect(body).toContainText("Ben knows the price.");
  await expect(ben.getByRole("region", { name: "Summary" })).toHaveCount(0);
  await expect(ben.getByText("joined with yours already: Our Take")).toBeVisible();
  await expectAccessible(ben, "two versions");
  const go = ben.getByRole("button", { name: "Save these choices" });
  await expect(go).toBeDisabled();

  await test.step("going back to the form keeps what was typed", async () => {
    await ben.getByRole("button", { name: "Back to my text" }).click();
    await expectText(ben, "Body", /Ben knows the price/);
    await ben.getByRole("button", { name: "Save", exact: true }).click();
    await expect(ben.getByRole("heading", { name: "Two versions of this story" })).toBeFocused();
  });

  await test.step("a reload brings back the question and what was chosen so far", async () => {
    await ben.getByRole("button", { name: "Use both: Body" }).click();
    await expect(go).toBeEnabled();
    await expect.poll(() => kept(ben)).toContain('"from":"both"');
    await ben.reload();
    await expect(ben.getByRole("button", { name: "Use both: Body" })).toHaveAttribute("aria-pressed", "true");
  });

  await test.step("the other stores once more meanwhile, and it goes on", async () => {
    await ann.getByLabel("Headline").fill("One sentence, and a better headline");
    await expect(saveState(ann)).toHaveText(/^Saved /);
  });
  await go.click();
  await expect(saveState(ben)).toBeFocused();
  await expect(saveState(ben)).toHaveText(/^Saved /);
  for (const page of [ann, ben]) {
    await expectText(page, "Body", /Ben knows the price\. Ann knows the price\./);
    await expect(page.getByLabel("Summary")).toHaveValue("Ben’s summary.");
    await expect(page.getByLabel("Headline")).toHaveValue("One sentence, and a better headline");
    await expectText(page, "Our Take", "Ann’s take.");
  }
});

test("publishing means the text that was looked at: a change in between is told, and readers get nothing", async ({
  page: ann,
  another,
  site,
}) => {
  const ben = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(ben.context(), site, { name: "Ben Example" });
  const address = await storedStory(site, { headline: "Looked at before it goes out" });
  await ann.goto(address);
  await ben.goto(address);
  await ann.getByRole("button", { name: "Publish…" }).click();
  const question = ann.getByRole("dialog", { name: "Publish this story?" });
  await expect(question).toContainText("Looked at before it goes out");
  await write(ben, "Our Take", "Changed while Ann was looking.");
  await expect(saveState(ben)).toHaveText(/^Saved /);
  await question.getByRole("button", { name: "Publish now" }).click();
  await expect(
    ann.getByText("Ben Example saved this story a moment ago, so nothing was done."),
  ).toBeVisible();
  await expectText(ann, "Our Take", "Changed while Ann was looking.");
  expect((await ann.request.get("/news/looked-at-before-it-goes-out")).status()).toBe(404);
  await publish(ann);
  await expect(saveState(ann)).toBeFocused();
  expect(await (await ann.request.get("/news/looked-at-before-it-goes-out")).text()).toContain(
    "Changed while Ann",
  );
});

/** Types the sentence again and again, as a person would. Gives what was typed. */
async function typeUntil(end: number, page: Page, label: string, sentence: string): Promise<string> {
  await goToEnd(page, label);
  const said: string[] = [];
  while (Date.now() < end) {
    await page.keyboard.type(`${said.length > 0 ? " " : ""}${sentence}`, { delay: 40 });
    said.push(sentence);
  }
  return said.join(" ");
}

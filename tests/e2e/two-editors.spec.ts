import type { Page } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, publish, save, saveState, write } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { completeStory } from "#tests/support/stories.ts";

test.describe.configure({ timeout: 60_000 });

test("of two who save the same story, the second is told, sees both texts and loses nothing", async ({
  page: ann,
  another,
  site,
}) => {
  const bo = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(bo.context(), site, { name: "Bo Example" });
  await begin(ann, "Two people, one story");
  await bo.goto(ann.url());
  await expect(bo.getByLabel("Headline")).toHaveValue("Two people, one story");

  await ann.getByLabel("Summary").fill("Ann’s summary.");
  await write(ann, "Our Take", "Ann’s take.");
  await save(ann);
  await bo.getByLabel("Summary").fill("Bo’s summary.");
  await write(bo, "Why it matters", "Bo’s reason.");
  await bo.getByRole("button", { name: "Save", exact: true }).click();

  await expect(bo.getByRole("heading", { name: "Two versions of this story" })).toBeFocused();
  const summary = bo.getByRole("region", { name: "Summary" });
  await expect(summary).toContainText("Both of you changed this part.");
  await expect(summary).toContainText("Ann’s summary.");
  await expect(summary).toContainText("Bo’s summary.");
  await expect(bo.getByRole("region", { name: "Our Take" })).toContainText(
    "Only Ann Example changed this part.",
  );
  await expect(bo.getByRole("region", { name: "Why it matters" })).toContainText(
    "Only you changed this part.",
  );
  await expectAccessible(bo, "two versions");
  const go = bo.getByRole("button", { name: "Save these choices" });
  await expect(go).toBeDisabled();

  await test.step("going back to the form keeps what was typed", async () => {
    await bo.getByRole("button", { name: "Back to my text" }).click();
    await expect(bo.getByLabel("Summary")).toHaveValue("Bo’s summary.");
    await bo.getByRole("button", { name: "Save", exact: true }).click();
  });

  await bo.getByText("Edit what will be saved").first().click();
  await bo.getByLabel("Summary as it will be saved").fill("Ann’s and Bo’s summary.");
  await go.click();
  await expect(saveState(bo)).toHaveText(/^Saved /);
  await ann.reload();
  await expect(ann.getByLabel("Summary")).toHaveValue("Ann’s and Bo’s summary.");
  await expectText(ann, "Our Take", "Ann’s take.");
  await expectText(ann, "Why it matters", "Bo’s reason.");
});

test("a choice between mine and theirs goes on with the one that was chosen", async ({
  page: ann,
  another,
  site,
}) => {
  const bo = await (await another()).newPage();
  await login(ann.context(), site);
  await login(bo.context(), site, { name: "Bo Example" });
  await begin(ann, "Mine or theirs");
  await bo.goto(ann.url());
  await bo.getByLabel("Headline").fill("Theirs");
  await write(bo, "Body", "## Theirs\n\nA body.");
  await save(bo);
  await ann.getByLabel("Headline").fill("Mine");
  await write(ann, "Body", "## Mine\n\nAnother body.");
  await ann.getByRole("button", { name: "Save", exact: true }).click();
  await ann.getByRole("button", { name: "Use mine: Headline" }).click();
  await ann.getByRole("button", { name: "Use theirs: Body" }).click();
  await ann.getByRole("button", { name: "Take them into the form" }).click();
  await expect(ann.getByLabel("Headline")).toHaveValue("Mine");
  await expectText(ann, "Body", "## Theirs\n\nA body.");
  await expect(saveState(ann)).toHaveText(/^Unsaved changes/);
  await save(ann);
  await bo.reload();
  await expect(bo.getByLabel("Headline")).toHaveValue("Mine");
});

test("publishing means the text that was looked at: a change in between is told, and readers get nothing", async ({
  page: ann,
  another,
  site,
}) => {
  const bo = await (await another()).newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(bo.context(), site, { name: "Bo Example" });
  process.env.DATABASE_URL = site.databaseUrl;
  const story = await createStory(systemActor, completeStory({ headline: "Looked at before it goes out" }));
  await disconnect();
  const address = `/desk/stories/${story.ok ? story.value.id : 0}`;
  await ann.goto(address);
  await bo.goto(address);
  await ann.getByRole("button", { name: "Publish…" }).click();
  const question = ann.getByRole("dialog", { name: "Publish this story?" });
  await expect(question).toContainText("Looked at before it goes out");
  await write(bo, "Our Take", "Changed while Ann was looking.");
  await save(bo);
  await question.getByRole("button", { name: "Publish now" }).click();
  await expect(ann.getByRole("heading", { name: "Two versions of this story" })).toBeFocused();
  await expect(ann.getByRole("region", { name: "Our Take" })).toContainText("Changed while Ann was looking.");
  expect((await ann.request.get("/news/looked-at-before-it-goes-out")).status()).toBe(404);
  await ann.getByRole("button", { name: "Save these choices" }).click();
  await expect(saveState(ann)).toBeFocused();
  await publish(ann);
  await expect(saveState(ann)).toBeFocused();
  expect(await (await ann.request.get("/news/looked-at-before-it-goes-out")).text()).toContain(
    "Changed while Ann",
  );
});

async function begin(page: Page, headline: string) {
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill(headline);
  await save(page);
  await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
}

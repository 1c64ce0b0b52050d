import { createFirstInvitation } from "#lib/auth/invitations.ts";
import { disconnect } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { errorSummary, expectText, publish, retract, save, saveState, write } from "#tests/support/desk.ts";
import { part, page as pastedPage } from "#tests/support/pasted.ts";

const address = "/news/harbour-hospital-and-globex-build-a-triage-model-that-the-hospital-owns";
test.beforeEach(({ site }) => {
  process.env.DATABASE_URL = site.databaseUrl;
});

test.afterAll(disconnect);

test("the first admin signs up, pastes a story, publishes, edits and retracts it; readers follow at once", async ({
  page,
  site,
  another,
  problems,
}) => {
  test.slow();
  problems.allow(/404|410/);
  // The tab says goodbye to its story after its person has signed out.
  problems.allow(/presence: .*401/);
  const reader = await (await another()).newPage();
  const read = (path: string) => reader.goto(site.url + path);

  await test.step("the one-time link makes the first account, once", async () => {
    const link = `${site.url}/desk/welcome/${await createFirstInvitation()}`;
    await page.goto(link);
    await page.getByLabel("Name").fill("Ida Example");
    await page.getByLabel("E-mail").fill("ida@example.org");
    await page.getByLabel("Password", { exact: true }).fill("too short");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Use at least 12 characters");
    await expect(page.getByLabel("Name")).toHaveValue("Ida Example");
    await page.getByLabel("Password", { exact: true }).fill("four unrelated words");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Stories" })).toBeVisible();
    await read(new URL(link).pathname);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  });

  await test.step("a pasted page opens as a draft with every part in its field", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Paste a story" }).click();
    await page.getByLabel("The story’s text").fill(pastedPage());
    await page.getByRole("button", { name: "Read the story" }).click();
    await expect(page.getByLabel("Headline")).toHaveValue(part.headline);
    await expect(page.getByLabel("Section")).toHaveValue("news");
    await expect(page.getByLabel("First published")).toHaveValue("2026-06-04T12:00");
    await expect(page.getByLabel("Summary")).toHaveValue(part.summary);
    await expectText(page, "Our Take", part.take);
    await expectText(page, "Why it matters", part.why);
    await expect(page.getByLabel("Audience")).toHaveValue("Hospital IT leaders");
    await expectText(page, "Body", new RegExp(`^## ${part.heading1}\n\n`));
    await expect(page.getByRole("list", { name: "Tags of this story" }).getByRole("listitem")).toHaveText([
      "Healthcare AI",
      "Enterprise AI",
      "LLM",
    ]);
    await expect(page.getByText("Check the draft, then save it")).toBeVisible();
    await save(page);
    await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
    await expect(page.getByText("Check the draft, then save it")).toHaveCount(0);
    await expect(page.getByText("Read from the pasted text")).toBeVisible();
  });

  await test.step("readers see nothing of a draft", async () => {
    expect((await read(address))?.status()).toBe(404);
  });

  await test.step("publishing says what readers will get and does it", async () => {
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish this story?" });
    await expect(dialog).toContainText(site.url + address);
    await expect(dialog).toContainText("Healthcare AI, Enterprise AI, LLM");
    await expect(dialog).toContainText("Jun 4, 2026, 12:00 (UTC)");
    await dialog.getByRole("button", { name: "Publish now" }).click();
    await expect(saveState(page)).toHaveText(/^Published /);
  });

  await test.step("a reader finds it, and finds it under each of its tags", async () => {
    expect((await read(address))?.status()).toBe(200);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(part.headline);
    for (const text of [part.summary, part.take, part.why, part.text1, "June 4, 2026"]) {
      await expect(reader.getByRole("main")).toContainText(text);
    }
    for (const tag of ["healthcare-ai", "enterprise-ai", "llm"]) {
      await read(`/tags/${tag}`);
      await expect(reader.getByRole("link", { name: part.headline }).first()).toBeVisible();
    }
  });

  await test.step("an edit stays private until it is published, then readers have it", async () => {
    await write(page, "Our Take", "On second thought the terms matter more than the model.");
    await save(page);
    await read(address);
    await expect(reader.getByRole("main")).toContainText(part.take);
    await publish(page);
    await read(address);
    await expect(reader.getByRole("main")).toContainText("On second thought the terms matter more");
    await expect(reader.getByRole("main")).not.toContainText(part.take);
  });

  await test.step("a new address leads on from the old one", async () => {
    await page.getByLabel("Address").fill("triage-model-owned-by-hospital");
    await publish(page);
    const moved = await reader.request.get(site.url + address, { maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    expect(moved.headers().location).toContain("/news/triage-model-owned-by-hospital");
  });

  await test.step("a retracted story is gone everywhere", async () => {
    await retract(page);
    expect((await read("/news/triage-model-owned-by-hospital"))?.status()).toBe(410);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("This story was retracted");
    await read("/tags/llm");
    await expect(reader.getByRole("link", { name: part.headline })).toHaveCount(0);
  });

  await test.step("what is missing stands in the way of publication, by name", async () => {
    await page.getByLabel("Summary").fill("");
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog", { name: "Not ready to publish" });
    await dialog.getByRole("link", { name: /^Summary:/ }).click();
    await expect(page.getByLabel("Summary")).toBeFocused();
    await expect(errorSummary(page)).toHaveCount(0);
  });

  await test.step("signing out ends it", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
    await page.goto(`${site.url}/desk`);
    await expect(page).toHaveURL(/\/desk\/sign-in\?next=%2Fdesk$/);
  });
});

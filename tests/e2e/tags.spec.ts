import type { Page } from "@playwright/test";
import { disconnect } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { publishedStories } from "#tests/support/tag-stories.ts";

test.afterAll(disconnect);

const open = async (page: Page, tag: string, tab: string) => {
  await page.goto("/desk");
  await page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Tags" }).click();
  await page.getByLabel("Name or address has").fill(tag);
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("table").getByRole("link", { name: tag, exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
};

const preview = (page: Page) => page.getByRole("region", { name: /^If / });

test("an editor renames a tag after a preview, and old addresses lead on", async ({
  page,
  context,
  another,
  site,
}) => {
  await publishedStories(site, [
    { headline: "A model answers", tags: ["Chatbots", "Clinics"] },
    { headline: "Another model answers", tags: ["Chatbots"] },
  ]);
  await login(context, site);
  const reader = await (await another()).newPage();
  await reader.goto(`${site.url}/tags/chatbots`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("#Chatbots");

  await open(page, "Chatbots", "Rename");
  await expectAccessible(page, "a tag's page");
  await page.getByRole("textbox", { name: "Name" }).fill("Clinics");
  await page.getByRole("button", { name: "Preview the new name" }).click();
  await expect(page.getByText("merge the two instead")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Assistants");
  await page.getByRole("checkbox", { name: "Change its address, too" }).check();
  await page.getByRole("button", { name: "Preview the new name" }).click();
  await expect(preview(page)).toContainText("2 published stories");
  await expect(preview(page).getByRole("heading")).toBeFocused();
  await expect(preview(page)).toContainText("Another model answers");
  await expect(preview(page)).toContainText("/tags/assistants");
  await expectAccessible(page, "a preview");
  await reader.reload();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("#Chatbots");

  await page.getByRole("button", { name: "Rename it now" }).click();
  await expect(page.getByText("“Chatbots” is called “Assistants” now.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Assistants");
  await expect(page.getByText("/tags/chatbots leads here")).toBeVisible();

  for (const [from, to] of [
    ["/tags/chatbots", "/tags/assistants"],
    ["/news?tag=chatbots", "/news?tag=assistants"],
    ["/news?tag=chatbots&tag=clinics", "/news?tag=assistants&tag=clinics"],
    ["/news/a-model-answers?related=chatbots", "/news/a-model-answers?related=assistants"],
  ]) {
    const answer = await page.request.get(from ?? "", { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], from).toEqual([308, to]);
  }
  await reader.reload();
  await expect(reader).toHaveURL(`${site.url}/tags/assistants`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("#Assistants");
  await reader.goto(`${site.url}/news/a-model-answers`);
  await expect(reader.getByRole("link", { name: "Assistants" }).first()).toBeVisible();
});

test("tags are merged by the keyboard, and what changed meanwhile is shown first", async ({
  page,
  context,
  site,
}) => {
  await publishedStories(site, [
    { headline: "One of both", tags: ["Hospitals", "Clinics at home"] },
    { headline: "One of one", tags: ["Hospital"] },
  ]);
  await login(context, site);
  await open(page, "Hospitals", "Merge");
  const field = page.getByRole("combobox", { name: "Tags to merge into “Hospitals”" });
  await field.fill("Nowhere");
  await field.press("Enter");
  await expect(page.getByText("There is no tag “Nowhere”.")).toBeVisible();
  for (const name of ["Clinics at home", "hospital"]) {
    await field.fill(name);
    await field.press("Enter");
  }
  await expect(page.getByRole("list", { name: "Tags to merge" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Preview the merge" }).press("Enter");
  await expect(preview(page)).toContainText("Hospitals, on 2 published stories");
  await expect(preview(page)).toContainText("Where a story bears several of them (1), it bears one.");

  await publishedStories(site, [{ headline: "One more of one", tags: ["Hospital"] }]);
  await page.getByRole("button", { name: "Merge them now" }).press("Enter");
  await expect(preview(page)).toContainText("have changed since this preview");
  await expect(preview(page)).toContainText("Hospitals, on 3 published stories");
  await page.getByRole("button", { name: "Merge them now" }).press("Enter");
  await expect(page.getByText("are part of “Hospitals” now.")).toBeVisible();

  const answer = await page.request.get("/tags/hospital?page=1", { maxRedirects: 0 });
  expect(answer.headers().location).toBe("/tags/hospitals");
  await page.goto("/tags/hospitals");
  await expect(page.getByText("3 stories, newest first")).toBeVisible();
});

test("a tag is split story by story, and one that nobody bears is removed", async ({
  page,
  context,
  site,
}) => {
  await publishedStories(site, [
    { headline: "Robots at work", tags: ["Robots"] },
    { headline: "Robots in law", tags: ["Robots"] },
    { headline: "Robots at home", tags: ["Robots"] },
  ]);
  await login(context, site);
  await open(page, "Robots", "Split");
  await page.getByRole("textbox", { name: "Tag 1" }).fill("Robots at large");
  await page.getByRole("textbox", { name: "Tag 2" }).fill("Robot law");
  const story = page.getByRole("group", { name: "Robots in law" });
  await story.getByRole("checkbox", { name: "Robot law" }).check();
  await story.getByRole("checkbox", { name: "Robots at large" }).uncheck();
  const home = page.getByRole("group", { name: "Robots at home" });
  await home.getByRole("checkbox", { name: "Robots at large" }).uncheck();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "a split in the dark");
  await page.getByRole("button", { name: "Preview the split" }).click();
  await expect(page.getByText("Give every story at least one of the tags.")).toBeVisible();
  await home.getByRole("checkbox", { name: "Robots at large" }).check();
  await home.getByRole("checkbox", { name: "Robot law" }).check();
  await page.getByLabel("/tags/robots and the old name lead to").selectOption("Robot law");
  await page.getByRole("button", { name: "Preview the split" }).click();
  await expect(preview(page)).toContainText("Robots at large (new), on 2 published stories");
  await expect(preview(page)).toContainText("#Robots at large #Robot law");
  await expectAccessible(page, "its preview in the dark");
  await page.getByRole("button", { name: "Split it now" }).click();
  await expect(page.getByText("“Robots” is split into “Robots at large” and “Robot law”.")).toBeVisible();

  const answer = await page.request.get("/tags/robots", { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, "/tags/robot-law"]);
  await page.goto("/tags/robot-law");
  await expect(page.getByText("2 stories, newest first")).toBeVisible();

  await publishedStories(site, [{ headline: "Only for a moment", tags: ["Passing"] }], {
    retagged: ["Robots"],
  });
  await open(page, "Passing", "Remove");
  await page.getByRole("button", { name: "Remove this tag…" }).click();
  await page.getByRole("button", { name: "Remove it now" }).click();
  await expect(page.getByText("“Passing” is removed.")).toBeVisible();
  await page.getByRole("link", { name: "All tags" }).click();
  await page.getByLabel("Name or address has").fill("Passing");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("heading", { name: "No tag has that" })).toBeVisible();
});

test("tags are changed by editors, not by writers", async ({ page, context, site, problems }) => {
  problems.allow(/404/);
  await login(context, site, { role: "writer" });
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "Tags", exact: true })).toHaveCount(0);
  expect((await page.goto("/desk/tags"))?.status()).toBe(404);
});

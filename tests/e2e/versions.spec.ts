import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { nameRevision } from "#lib/stories/versions.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessibleInBoth } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { publishNow, saveNext, storyWithVersions } from "#tests/support/versions.ts";

test.beforeEach(({ site }) => {
  process.env.DATABASE_URL = site.databaseUrl;
});

test.afterAll(() => disconnect());

test("a history says who changed what and when, folds sittings, and keeps names", async ({
  page,
  context,
  site,
}) => {
  const ann = await login(context, site, { name: "Ann Example" });
  const id = await storyWithVersions(
    ann,
    { headline: "A story with a past" },
    { summary: "Saved by hand." },
    { body: "One.", autosave: true },
    { body: "One. Two.", autosave: true },
    { body: "One. Two. Three.", tags: ["Archives"], autosave: true },
  );
  await page.goto(`/desk/stories/${id}`);
  const recent = page.getByRole("region", { name: "Versions" });
  await expect(recent).toContainText("Changed Body and Tags");
  await recent.getByRole("link", { name: "All versions" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Versions of “A story with a past”");
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("radio") });
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText("Version 5");
  await expect(rows.nth(0)).toContainText("On the desk");
  await expect(rows.nth(0)).toContainText("Changed Body and Tags");
  await expect(rows.nth(1)).toContainText("Changed Summary");
  await expect(rows.nth(1)).toContainText("Ann Example");
  await expect(rows.nth(2)).toContainText("The first version");
  await rows.nth(0).getByText("3 steps").click();
  await expect(rows.nth(0).getByRole("link", { name: /^Version/ })).toHaveCount(4);

  await page.getByRole("button", { name: "More about version 2" }).click();
  await page.getByRole("menuitem", { name: "Name…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Before legal");
  await page.getByRole("dialog").getByLabel("Name").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Before legal" })).toBeVisible();
  await expect(rows.nth(1)).toContainText("“Before legal” by Ann Example");
});

test("any two versions can be compared, as reading text and as Markdown", async ({ page, context, site }) => {
  const ann = await login(context, site);
  const id = await storyWithVersions(
    ann,
    {
      headline: "Old headline",
      ourTake: "The clinic **owns** it.",
      body: "## Head\n\nKept words.\n\nGone paragraph.",
      tags: ["AI", "Health", "Law", "LLM"],
    },
    { headline: "New headline", ourTake: "The clinic sold it." },
    {
      body: "## Head\n\nKept words.\n\nAnother thing entirely.",
      tags: ["LLM", "AI", "Law", "Ethics"],
      sources: [],
    },
  );
  await page.goto(`/desk/stories/${id}/history`);
  await page.getByRole("radio", { name: "Compare from version 1" }).check();
  await page.getByRole("radio", { name: "Compare to version 3" }).check();
  await page.getByRole("button", { name: "Compare the two chosen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Version 1 and version 3");
  await expect(page.getByText("5 parts changed")).toBeVisible();
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(part("Headline").locator("del")).toHaveText("Old");
  await expect(part("Headline").locator("ins")).toHaveText("New");
  await expect(part("Our Take").locator("del")).toHaveText("owns");
  await expect(part("Our Take").locator("ins")).toHaveText("sold");
  await expect(part("Body").locator("del")).toHaveText("Gone paragraph.");
  await expect(part("Body")).toContainText("Kept words.");
  await expect(part("Tags")).toContainText("Moved from place 4 to 1");
  await expect(part("Tags").locator("ins")).toHaveText("Ethics");
  await expect(part("Tags").locator("del")).toHaveText("Health");
  await expect(part("Sources").locator("del").first()).toHaveText("The archive");
  await expect(page.getByRole("region", { name: "Unchanged" }).getByText("Why it matters")).toBeVisible();

  await page.getByRole("link", { name: "Markdown" }).click();
  await expect(part("Our Take").locator("del")).toHaveText("**owns**");
  await page.goto(`/desk/stories/${id}/compare?from=3&to=1`);
  await expect(part("Headline").locator("ins")).toHaveText("New");
  await page.goto(`/desk/stories/${id}/compare?from=2&to=2`);
  await expect(page.getByText("They say the same.")).toBeVisible();
});

test("restoring asks first, says what it replaces, and adds a version that readers do not see", async ({
  page,
  context,
  site,
}) => {
  const ann = await login(context, site);
  const id = await storyWithVersions(
    ann,
    { headline: "What was first", slug: "what-was-first" },
    { headline: "What came then", summary: "Another summary." },
  );
  await publishNow(systemActor, id);
  await page.goto(`/desk/stories/${id}/history`);
  await page.getByRole("button", { name: "More about version 1" }).click();
  await page.getByRole("menuitem", { name: "Restore…" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore version 1?" });
  await expect(dialog).toContainText("It replaces there: Headline, Summary.");
  await expect(dialog).toContainText("Readers go on seeing what is published");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Version 3")).toHaveCount(0);

  await page.getByRole("button", { name: "More about version 1" }).click();
  await page.getByRole("menuitem", { name: "Restore…" }).click();
  await expect(dialog).toContainText("It replaces there");
  // Somebody else saves meanwhile: nothing is replaced that the question did not name.
  await saveNext(systemActor, id, { body: "Saved meanwhile." });
  await dialog.getByRole("button", { name: "Restore it" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog).toContainText("It replaces there: Headline, Summary, Body.");
  await dialog.getByRole("button", { name: "Restore it" }).click();
  await expect(page.getByText("Version 4 now has the text of version 1.")).toBeVisible();
  await expect(page.getByText("Restored version 1: Headline, Summary and Body")).toBeVisible();
  await page.goto(`/desk/stories/${id}`);
  await expect(page.getByLabel("Headline")).toHaveValue("What was first");
  expect(await (await page.request.get("/news/what-was-first")).text()).toContain("What came then");
});

test("an old version can be read as its page would show it", async ({ page, context, site, problems }) => {
  problems.allow(/404/);
  const ann = await login(context, site);
  const id = await storyWithVersions(ann, { headline: "As it was" }, { headline: "As it is" });
  await nameRevision(ann, { id, number: 1, name: "The first" });
  await page.goto(`/desk/stories/${id}/history`);
  await page.getByRole("link", { name: "Version 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("As it was");
  await expect(page.getByText("“The first”")).toBeVisible();
  await page.getByRole("link", { name: "Compare with the text on the desk" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Version 1 and version 2");
  for (const path of [`${id}/versions/99`, `${id}/compare?from=1&to=99`, "999999/history", `${id}/compare`]) {
    const answer = await page.request.get(`/desk/stories/${path}`);
    expect(answer.status(), path).toBe(404);
  }
});

test("only whoever may edit a story is offered to change its versions", async ({ page, context, site }) => {
  const id = await storyWithVersions(systemActor, { headline: "Somebody else's" }, { body: "Later." });
  await login(context, site, { role: "writer" });
  await page.goto(`/desk/stories/${id}/history`);
  await page.getByRole("button", { name: "More about version 1" }).click();
  await expect(page.getByRole("menuitem", { name: "Compare with the text on the desk" })).toBeVisible();
  for (const deed of ["Name…", "Share…", "Restore…"])
    await expect(page.getByRole("menuitem", { name: deed })).toHaveCount(0);
});

test("axe finds nothing on the pages of versions in light and dark, and nothing scrolls sideways", async ({
  page,
  context,
  site,
}) => {
  const ann = await login(context, site);
  const id = await storyWithVersions(
    ann,
    { headline: "Looked at by axe", tags: ["AI", "Law"] },
    { body: "One.", tags: ["Law", "AI"], autosave: true },
    { body: `Two. ${"unbroken".repeat(40)}`, sources: [], autosave: true },
  );
  for (const path of ["history", "compare?from=1&to=3", "compare?from=1&to=3&as=markdown", "versions/3"]) {
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/desk/stories/${id}/${path}`);
      if (path === "history") await page.getByText("2 steps").click();
      await expectAccessibleInBoth(page, `${path} at ${width}`);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.goto(`/desk/stories/${id}/history`);
  for (const deed of ["Name…", "Restore…", "Share…"]) {
    await page.getByRole("button", { name: "More about version 1" }).click();
    await page.getByRole("menuitem", { name: deed }).click();
    await expect(page.getByRole("dialog").getByRole("button", { name: /it$|name$|link$/ })).toBeEnabled();
    await expectAccessibleInBoth(page, deed);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

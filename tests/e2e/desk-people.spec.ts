import { expect, test } from "#tests/support/browser.ts";
import { save, takeStep } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test("a writer writes and submits; publishing is for editors", async ({ page, context, another, site }) => {
  await login(context, site, { role: "writer", name: "Wren Writer" });
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("A writer’s story");
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveCount(0);
  await save(page);
  await page.getByRole("button", { name: "More" }).click();
  await takeStep(page, "Submit for review");
  await expect(page.getByText("In review").first()).toBeVisible();

  const editor = await (await another()).newPage();
  await login(editor.context(), site, { name: "Eda Editor" });
  await editor.goto(page.url());
  await editor.getByRole("button", { name: "More" }).click();
  await takeStep(editor, "Approve");
  await expect(editor.getByText("Approved").first()).toBeVisible();

  await page.goto("/desk");
  await page.getByRole("link", { name: "The xz backdoor was in the release tarball" }).click();
  await expect(page.getByText("You can read this story here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await expect(page.getByLabel("Headline")).toBeDisabled();
});

test("the list is narrowed by state, section, tag, author and words", async ({ page, context, site }) => {
  await login(context, site, { name: "Lena Lister" });
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Only Lena wrote this");
  await save(page);
  await page.goto("/desk");
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await page.getByLabel("Begun by").selectOption({ label: "Lena Lister" });
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Only Lena wrote this");
  await expect(rows).toContainText("Draft");
  await page.goto("/desk?tag=licensing&section=policy&state=published&text=REDIS");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Redis gives up its BSD license");
  await page.goto("/desk?text=zzyzx-qwqwqw&page=-3&state=nonsense");
  await expect(page.getByRole("heading", { name: "No story has all of that" })).toBeVisible();
});

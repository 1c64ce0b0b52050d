import { invite } from "#lib/auth/invitations.ts";
import { disconnect } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { errorSummary, expectAccessibleInBoth } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

// Some twenty pages and states, each looked at by axe: long enough to be shared by both workers.
test.describe.configure({ timeout: 240_000, mode: "parallel" });

test.afterAll(() => disconnect());

test("axe finds nothing on any page of the desk, in light and dark", async ({
  page,
  context,
  site,
  problems,
  another,
}) => {
  problems.allow(/404/);
  process.env.DATABASE_URL = site.databaseUrl;
  await login(context, site);
  for (const path of [
    "/desk",
    "/desk?text=nothing",
    "/desk?view=waiting",
    "/desk/board",
    "/desk/notices",
    "/desk/stories/1",
    "/desk/stories/new",
    "/desk/paste",
    "/desk/nowhere",
  ]) {
    await page.goto(path);
    await expectAccessibleInBoth(page, path);
  }
  await page.goto("/desk/stories/new");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(errorSummary(page)).toBeVisible();
  await expectAccessibleInBoth(page, "an editor with errors");
  await page.getByLabel("Headline").fill("Not complete");
  await page.getByRole("button", { name: "Add an action" }).click();
  await page.getByRole("button", { name: "Enter a path" }).click();
  await page.getByRole("button", { name: "Remove picture" }).click();
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("dialog", { name: "Not ready to publish" })).toBeVisible();
  await expectAccessibleInBoth(page, "the question before publishing");
  await page.getByRole("button", { name: "Go back" }).click();
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await expectAccessibleInBoth(page, "the menu");
  await page.keyboard.press("Escape");
  await page.getByLabel("Follows").fill("xz");
  await expect(page.getByRole("listbox", { name: "Stories found" }).getByRole("option")).toHaveCount(1);
  await expectAccessibleInBoth(page, "stories to choose from");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessibleInBoth(page, "the preview");
  const stranger = await (await another()).newPage();
  const invitation = await invite({ email: "invited@example.org", role: "writer" });
  for (const path of [
    "/desk/sign-in",
    "/desk/welcome/wrong",
    `/desk/welcome/${invitation.ok ? invitation.value : ""}`,
  ]) {
    await stranger.goto(site.url + path);
    await expectAccessibleInBoth(stranger, path);
  }
});

test("nothing scrolls sideways, from a small phone to a wide screen", async ({ page, context, site }) => {
  await login(context, site);
  for (const path of ["/desk", "/desk/board", "/desk/notices", "/desk/stories/1", "/desk/paste"]) {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    for (const width of [320, 360, 768, 1024, 1440, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(async () => {
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

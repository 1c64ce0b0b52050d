import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, save, saveState } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { norda, publishOlder } from "#tests/support/older-stories.ts";
import { login } from "#tests/support/people.ts";

const price = "Norda Weather will not say what hail radar costs";
const season = "Norda Weather measured its first hail season";
const nets = "Orchards buy nets while hail radar is tested";

test("an editor sees what readers will get and why, puts stories first and keeps one out", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await publishOlder(site);
  const address = await storedStory(site, {
    headline: "Norda Weather names a price",
    body: norda,
    tags: ["Weather", "Prices"],
  });
  await openPanel(page, address, [price, season]);
  const nearest = page.getByRole("list", { name: "Nearest to the text" });
  const first = nearest.getByRole("listitem").filter({ hasText: price });
  await expect(first).toContainText(/Score 0\.\d\d/);
  await expect(first).toContainText(/Names in common: .*Norda Weather/);
  await expect(first).toContainText("Tags in common: Weather, Prices");
  await expect(first).toContainText("3 months apart");
  await expectAccessible(page, "the editor with related stories");

  await page.getByRole("button", { name: `Pin “${season}”` }).click();
  await expect(page.getByRole("button", { name: "Remove pin 1" })).toBeFocused();
  await page.getByLabel("Pin another story").fill("orchards nets");
  await page.getByRole("option", { name: nets }).click();
  const pins = page.getByRole("list", { name: "Pinned", exact: true }).getByRole("listitem");
  await expect(pins).toContainText([season, nets]);
  await page.getByRole("button", { name: "Move pin 2 up" }).press("Enter");
  await expect(pins).toContainText([nets, season]);
  await expect(page.getByRole("button", { name: "Move pin 1 down" })).toBeFocused();

  await page.getByRole("button", { name: `Keep out “${price}”` }).click();
  const out = page.getByRole("list", { name: "Kept out of Keep reading" });
  await expect(out).toContainText(price);
  await save(page);
  await page.reload();
  await expect(pins).toContainText([nets, season]);
  await expect(pins.first()).toContainText("Chosen by the editors");
  await expect(out).toContainText(price);
  await expect(nearest.getByText(price)).toHaveCount(0);

  await page.getByRole("button", { name: `Let in “${price}”` }).click();
  await expect(out).toHaveCount(0);
  await expect(nearest).toContainText(price);
  await page.getByRole("button", { name: "Remove pin 2" }).click();
  await expect(pins).toContainText([nets]);
  await expect(page.getByRole("button", { name: "Remove pin 1" })).toBeFocused();
  await save(page);
});

test("before a story goes out, the desk shows what it said about a rare subject, and one click ties them", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await publishOlder(site);
  const address = await storedStory(site, { headline: "Norda Weather counts hail again", body: norda });
  await openPanel(page, address, [price]);
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  const said = dialog.getByRole("region", { name: "What the desk said before" });
  await expect(said).toContainText(/You said this in \w+/);
  await expect(said).toContainText("about Norda Weather");
  await expect(said).toContainText("A forecast without a price is a promise");
  const link = said.getByRole("link", { name: price });
  await expect(link).toHaveAttribute("target", "_blank");
  await expectAccessible(page, "the question before publishing");
  await said.getByRole("button", { name: `Follow it: ${price}` }).click();
  await expect(said).toContainText("This story follows it");
  await dialog.getByRole("button", { name: "Publish now" }).click();
  await expect(saveState(page)).toHaveText(/^Published /);
  await expect(page.getByRole("button", { name: `Remove ${price}` })).toBeVisible();
});

test("stories are found by what they say, in the list and in the palette, drafts too", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await publishOlder(site);
  const draft = await storedStory(site, {
    headline: "A draft about barometers",
    ourTake: "Nobody calibrates these instruments.",
  });
  const table = page.getByRole("table");
  await expect(async () => {
    await page.goto("/desk");
    await page.getByLabel("Find").fill("hail state:published");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(table.getByRole("link", { name: nets })).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 45_000 });
  await expect(table.locator("mark").first()).toHaveText(/hail/i);

  await expect(async () => {
    await page.goto("/desk?text=calibrate");
    await expect(table.getByRole("link", { name: "A draft about barometers" })).toBeVisible({
      timeout: 1000,
    });
  }).toPass({ timeout: 30_000 });
  await expect(table).toContainText("Our Take: Nobody calibrates");
  await page.getByText("Words, “phrases”, -not").click();
  await expect(page.getByText("these words together")).toBeVisible();
  await expectAccessible(page, "the list of what was found");
  await page.goto("/desk?text=-calibrate+zzzqqq+xyzzy");
  await expect(page.getByRole("heading", { name: "No story has all of that" })).toBeVisible();

  await page.goto("/desk/stories/new");
  await expect(page.locator("[contenteditable=true][role=textbox]")).toHaveCount(3);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("calibrates");
  const found = page.getByRole("option", { name: /A draft about barometers/ });
  await expect(found).toContainText("Our Take:");
  await expectAccessible(page, "the palette with a story");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${draft}$`));
});

/** Opens a story with its panel on the screen; what was published a moment ago is compared with others in a job. */
async function openPanel(page: Page, address: string, headlines: string[]): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await page.getByRole("heading", { name: "Keep reading" }).scrollIntoViewIfNeeded();
    for (const headline of headlines) {
      const row = page
        .getByRole("listitem")
        .filter({ has: page.getByRole("link", { name: headline, exact: true }) });
      await expect(row.filter({ hasText: "Also about Norda Weather" })).toBeVisible({ timeout: 4000 });
    }
  }).toPass({ timeout: 45_000 });
}

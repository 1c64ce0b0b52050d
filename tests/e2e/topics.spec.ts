import { disconnect } from "#lib/database/client.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectAccessibleInBoth } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { publishedStories } from "#tests/support/tag-stories.ts";

test.afterAll(disconnect);

const tomorrow = dayInZone(new Date(Date.now() + 2 * 24 * 60 * 60 * 1000), "UTC");
const gone = "2024-01-31";

test("a reader without JavaScript finds a tag, sees it as a place, and narrows it by another", async ({
  site,
  another,
  page,
}) => {
  await publishedStories(site, [
    {
      headline: "Ferries get batteries",
      tags: ["Électric ships", "Harbours"],
      doThisWeek: [
        { audience: "Harbour masters", action: "Ask for the load of the quay.", until: tomorrow },
        { audience: "Owners", action: "This is over.", until: gone },
      ],
    },
    {
      headline: "A harbour charges ferries",
      tags: ["Électric ships", "Harbours"],
      follows: "ferries-get-batteries",
    },
    {
      headline: "Crews learn the cables",
      tags: ["Électric ships", "Harbours", "Training"],
      body: "## What happened\n\nSee [the first](/news/ferries-get-batteries).\n\n## What is open\n\nMuch.",
    },
    { headline: "A cable burns", tags: ["Électric ships"] },
  ]);
  const plain = await (await another({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${site.url}/tags`);
  await plain.getByRole("searchbox", { name: "Find a tag" }).fill("ELECTRIC shi");
  await plain.getByRole("button", { name: "Find" }).click();
  await expect(plain.getByRole("heading", { name: "1 tag with “electric shi”" })).toBeVisible();
  await plain.getByRole("searchbox", { name: "Find a tag" }).fill("harburs");
  await plain.getByRole("button", { name: "Find" }).click();
  await expect(plain.getByRole("heading", { name: /^No tag is called “harburs”/ })).toBeVisible();
  await plain.getByRole("link", { name: "Harbours", exact: true }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("#Harbours");

  await plain.getByRole("region", { name: "Related tags" }).getByRole("link").first().click();
  await expect(plain).toHaveURL(/\/tags\/electric-ships$/);
  const now = plain.getByRole("region", { name: "Do this week" });
  await expect(now).toContainText("Ask for the load of the quay.");
  await expect(now).not.toContainText("This is over.");
  const referred = plain.getByRole("region", { name: "Most referred to" });
  await expect(referred).toContainText("2 stories build on it");
  await expect(referred.getByRole("link")).toHaveText(["Ferries get batteries"]);
  await expect(plain.getByRole("region", { name: "How it went on" }).getByRole("link")).toHaveText([
    "A harbour charges ferries",
    "Ferries get batteries",
  ]);

  await plain
    .getByRole("navigation", { name: "Narrow by another tag" })
    .getByRole("link", { name: "Harbours" })
    .click();
  await expect(plain).toHaveURL(/\/news\?tag=electric-ships&tag=harbours$/);
  await expect(plain.getByText("3 stories, newest first")).toBeVisible();
  await expect(plain.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await plain.getByRole("link", { name: "Remove the tag Harbours" }).click();
  await expect(plain.getByText("4 stories, newest first")).toBeVisible();
  await plain.goto(`${site.url}/tags?order=use`);
  await expect(plain.getByRole("link", { name: "Most used first" })).toHaveAttribute("aria-current", "page");

  for (const path of ["/tags/electric-ships", "/tags?q=harburs", "/tags?q=qqqq", "/tags?order=use"]) {
    await page.goto(path);
    await expectAccessibleInBoth(page, path);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/tags/electric-ships");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("an editor describes a tag, and readers see it at once", async ({ site, page, context, another }) => {
  await publishedStories(site, [{ headline: "Tides turn mills", tags: ["Tidal power"] }]);
  await login(context, site);
  const reader = await (await another()).newPage();
  await reader.goto(`${site.url}/tags/tidal-power`);
  await page.goto("/desk/tags?text=Tidal");
  await page.getByRole("table").getByRole("link", { name: "Tidal power", exact: true }).click();
  // What is typed before the form listens does not count.
  const save = page.getByRole("button", { name: "Save the description" });
  await expect(async () => {
    const field = page.getByRole("textbox", { name: "Description" });
    await field.fill("");
    await field.fill("Current from the *sea*; see [the mills](/news/tides-turn-mills).");
    await expect(save).toBeEnabled({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  await save.click();
  await expect(page.getByText("Saved: readers see it now.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByText("Current from the sea; see the mills.")).toBeVisible();
  await expect(reader.locator("meta[name=description]")).toHaveAttribute(
    "content",
    "Current from the sea; see the mills.",
  );
});

test("a writer is offered tags for a draft, and takes one with the keyboard", async ({
  site,
  page,
  context,
}) => {
  await publishedStories(site, [{ headline: "Glaciers lose ice", tags: ["Glaciers", "Alps"] }]);
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByRole("textbox", { name: "Headline" }).fill("The glaciers of the Alps are watched");
  await page.getByRole("button", { name: "Suggest tags from the text" }).click();
  const offered = page.getByRole("list", { name: "Suggested tags" });
  await expect(offered.getByRole("button", { name: /^Add the tag Alps/ })).toContainText(
    "Named in the headline",
  );
  await offered.getByRole("button", { name: /^Add the tag Glaciers/ }).press("Enter");
  await expect(page.getByRole("list", { name: "Tags of this story" })).toContainText("Glaciers");
  await expect(offered.getByRole("button", { name: /^Add the tag Glaciers/ })).toHaveCount(0);
  await expectAccessible(page, "suggested tags");
});

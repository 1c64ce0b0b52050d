import { expect, test } from "#tests/support/browser.ts";
import { expectAccessibleInBoth } from "#tests/support/desk.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader asks, narrows the answer, turns back and reads a story", async ({ page }) => {
    await page.goto("/");
    await page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("link", { name: "Search", exact: true })
      .click();
    await expect(page.getByRole("heading", { name: "Ways to ask" })).toBeVisible();
    await page.getByLabel("Search the stories").fill("linux foundation");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page).toHaveURL(/\/search\?q=linux\+foundation$/);
    await expect(page.getByLabel("Search the stories")).toHaveValue("linux foundation");
    const found = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading") });
    const all = await found.count();
    expect(all).toBeGreaterThan(1);
    await page
      .getByRole("navigation", { name: "Narrow" })
      .getByRole("link", { name: "Databases", exact: true })
      .click();
    await expect(page).toHaveURL(/tag=databases/);
    expect(await found.count()).toBeLessThan(all);
    await page.getByRole("link", { name: "Databases: take this away" }).click();
    await expect(found).toHaveCount(all);
    await found.first().getByRole("link").click();
    await expect(page).toHaveURL(/\/news\//);
  });

  test("a typing mistake is forgiven, and what nobody wrote gets an answer too", async ({ page }) => {
    await page.goto("/search?q=typscript");
    await expect(page.getByText("No story has the word “typscript”")).toBeVisible();
    await expect(page.getByRole("heading", { name: /TypeScript’s compiler/ })).toBeVisible();
    await page.getByRole("link", { name: "search for “typscript” alone" }).click();
    await expect(page.getByRole("heading", { name: "No story says all of this" })).toBeVisible();
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  });
});

test("whatever is asked for gets an ordinary answer", async ({ request }) => {
  const queries = [
    "x".repeat(10_000),
    '"'.repeat(10_000),
    "'; drop table stories;--",
    "\u0000",
    "(a+)+$ [",
    "tag: -",
  ];
  for (const query of [
    ...queries.map(encodeURIComponent),
    "%E0%A4%A",
    "a&page=0&page=x&year=never&tag=%00&section=..",
  ]) {
    const response = await request.get(`/search?q=${query}`);
    expect(response.status(), query.slice(0, 40)).toBe(200);
    expect(await response.text()).toContain("Search the stories");
  }
});

test("axe finds nothing in an answer, in the light or the dark", async ({ page }) => {
  for (const path of ["/search", "/search?q=redis&tag=databases", "/search?q=xqzzv"]) {
    await page.goto(path);
    await expectAccessibleInBoth(page, path);
  }
});

test("headlines and tags are suggested while somebody types, and browsers can add the search", async ({
  page,
  request,
}) => {
  await page.goto("/search");
  await page.getByLabel("Search the stories").pressSequentially("valk");
  await expect(page.locator("datalist option").first()).toHaveAttribute("value", /Valkey/);
  const description = page.locator('link[rel="search"]');
  const answer = await request.get((await description.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toContain("application/opensearchdescription+xml");
  expect(await answer.text()).toContain("/search?q={searchTerms}");
});

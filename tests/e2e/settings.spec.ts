import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test("an admin names the site, says where else it is, and readers see it at once", async ({
  page,
  context,
  another,
  site,
}) => {
  await login(context, site, { role: "admin" });
  const reader = await (await another()).newPage();
  await reader.goto(`${site.url}/news`);
  await expect(reader.getByRole("banner")).toContainText("Takewire");

  await page.goto("/desk");
  await page.getByRole("link", { name: "Settings" }).click();
  await expectAccessible(page, "the settings");
  await page.getByLabel("Name", { exact: true }).fill("Example Wire");
  await page.getByLabel("Time zone").fill("Berlin");
  await page.getByRole("button", { name: "Add a link" }).click();
  await page.getByLabel("Name of link 1").fill("Mastodon");
  await page.getByLabel("Address of link 1").fill("https://social.example.org/@wire");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Enter a time zone such as UTC")).toBeVisible();
  await expect(page.getByLabel("Time zone")).toBeFocused();
  await page.getByLabel("Time zone").fill("Pacific/Auckland");
  await page.getByLabel("Language of the stories").fill("en-gb");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(page.getByLabel("Language of the stories")).toHaveValue("en-GB");

  await reader.reload();
  await expect(reader.getByRole("banner")).toContainText("Example Wire");
  await expect(reader).toHaveTitle(/· Example Wire$/);
  await expect(reader.locator("html")).toHaveAttribute("lang", "en-GB");
  await expect(reader.getByRole("link", { name: "Mastodon" })).toHaveAttribute(
    "href",
    "https://social.example.org/@wire",
  );
  await expectAccessible(reader, "a page with links elsewhere");
  await page.goto("/desk/audit");
  await expect(page.getByText("changed the site’s settings").first()).toBeVisible();
  await expect(page.getByText("Times are in Pacific/Auckland.")).toBeVisible();
});

test("an admin adds, renames, describes and orders sections", async ({ page, context, another, site }) => {
  await login(context, site, { role: "admin" });
  await page.goto("/desk/settings");
  await page.getByLabel("New section").fill("Weather");
  await page.getByRole("button", { name: "Add section" }).click();
  await expect(page.getByText("The section is added.")).toBeVisible();
  await page.getByRole("button", { name: "Edit Weather" }).click();
  await page.getByLabel("Name", { exact: true }).last().fill("Weather and climate");
  await page.getByLabel("Description").fill("What the sky does.");
  await page.getByRole("button", { name: "Save section" }).click();
  await expect(page.getByRole("button", { name: "Edit Weather and climate" })).toBeFocused();
  await page.getByRole("button", { name: "Move Weather and climate up" }).click();
  await expect(page.getByText(/^Weather and climate is now number \d+ of \d+\.$/)).toBeVisible();
  await page.getByLabel("New section").fill("weather and climate");
  await page.getByRole("button", { name: "Add section" }).click();
  await expect(page.getByText("Another section has this name.")).toBeVisible();

  const reader = await (await another()).newPage();
  await reader.goto(`${site.url}/sections/weather`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Weather and climate");
  await expect(reader.getByText("What the sky does.")).toBeVisible();
  const entries = reader.getByRole("navigation", { name: "Sections" }).getByRole("link");
  await expect(entries.nth(-4)).toHaveText("Weather and climate");
});

test("an admin sets the site's checklists, and deletes a section that no story uses", async ({
  page,
  context,
  site,
}) => {
  await login(context, site, { role: "admin" });
  await page.goto("/desk/settings");
  await page.getByLabel("New section").fill("Sports");
  await page.getByRole("button", { name: "Add section" }).click();
  await page
    .getByRole("textbox", { name: "Before a story is submitted" })
    .fill("Names spelt?\n\n Sources read? ");
  await page.getByRole("button", { name: "Save checklists" }).click();
  await expect(page.getByText("The checklists are saved.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Before a story is submitted" })).toHaveValue(
    "Names spelt?\nSources read?",
  );
  const sports = page.getByRole("listitem").filter({ hasText: "/sections/sports" });
  await expect(sports).toContainText("Before a story is submitted, 2 questions have to be ticked.");
  await page.getByRole("button", { name: "Review in Sports" }).click();
  await page.getByRole("combobox", { name: "Before a story is submitted" }).selectOption("Nothing");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(sports).toContainText("In Sports editors publish without asking anybody.");
  await expect(sports).not.toContainText("ticked");

  await page.getByRole("button", { name: "Edit News" }).click();
  await page.getByRole("button", { name: "Delete section…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete section" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    /stands? in “News”; move (it|them) to another section first/,
  );
  await expectAccessible(page, "a section that is in use");
  await page.getByRole("dialog").getByRole("button", { name: "Go back" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Edit Sports" }).click();
  await page.getByRole("button", { name: "Delete section…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete section" }).click();
  await expect(page.getByText("The section Sports is deleted.")).toBeFocused();
  await expect(page.getByRole("button", { name: "Edit Sports" })).toHaveCount(0);
});

test("the settings are for admins", async ({ page, context, site, problems }) => {
  problems.allow(/404/);
  await login(context, site, { role: "editor" });
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  expect((await page.goto("/desk/settings"))?.status()).toBe(404);
});

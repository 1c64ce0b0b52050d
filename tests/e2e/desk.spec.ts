import { expect, test } from "#tests/support/browser.ts";
import { errorSummary, expectAccessible, save, saveState } from "#tests/support/desk.ts";
import { endSessions, login, makePerson, setPassword } from "#tests/support/people.ts";

test("nobody comes to the desk without a session, and a cookie alone proves nothing", async ({
  page,
  context,
  site,
}) => {
  for (const path of ["/desk", "/desk/stories/new", "/desk/stories/1", "/desk/paste", "/desk/preview"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/desk\/sign-in\?next=/);
  }
  const person = await login(context, site);
  await page.goto("/desk");
  await expect(page.getByRole("heading", { level: 1, name: "Stories" })).toBeVisible();
  await endSessions(site.databaseUrl, person);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/desk\/sign-in/);
  await context.clearCookies();
  await context.addCookies([{ name: "takewire.session_token", value: "made.up", url: site.url }]);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/desk\/sign-in/);
});

test("sign-in does not tell whether there is such an account, and leads back to the page", async ({
  page,
  site,
}) => {
  await makePerson(site.databaseUrl, { email: "known@example.org" });
  const answers: (string | null)[] = [];
  for (const email of ["known@example.org", "unknown@example.org"]) {
    await page.goto("/desk/sign-in?next=/desk/paste");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toBeFocused();
    answers.push(await alert.textContent());
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  }
  expect(answers[0]).toBe("The e-mail address or the password is not right.");
  expect(answers[1]).toBe(answers[0]);
});

test("errors stand beside their fields and in a focused summary that leads to them", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Our Take").fill("Typed before the headline.");
  await page.getByRole("button", { name: "Add a source" }).click();
  await page.getByLabel("Link").fill("ftp://example.org");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(errorSummary(page)).toContainText("what you typed is still here");
  const headline = page.getByLabel("Headline");
  await expect(headline).toHaveAttribute("aria-invalid", "true");
  await expect(headline).toHaveAccessibleDescription(/A story needs a headline\./);
  await errorSummary(page)
    .getByRole("link", { name: /^Sources 1/ })
    .click();
  await expect(page.getByLabel("Link")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("https://example.org/a");
  await expect(page.getByLabel("Link")).not.toHaveAttribute("aria-invalid");
  await headline.fill("A headline");
  await expect(errorSummary(page)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+s");
  await expect(saveState(page)).toHaveText(/^Saved /);
  await page.reload();
  await expect(page.getByLabel("Our Take")).toHaveValue("Typed before the headline.");
});

test("an address that another story has is refused beside the field", async ({ page, context, site }) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Another one about xz");
  await page.getByLabel("Address").fill("xz-backdoor-was-in-the-tarball");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(errorSummary(page)).toContainText("choose another");
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/choose another/);
  await page.getByLabel("Address").fill("");
  await save(page);
});

test("a session that ends while one writes loses nothing: sign in on the spot, and the save goes on", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/401/);
  const person = await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Written while signed out");
  await save(page);
  await page.getByLabel("Summary").fill("Typed after the session had ended.");
  await endSessions(site.databaseUrl, person);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await expect(dialog.getByLabel("E-mail")).toHaveValue(person.email);
  await dialog.getByLabel("Password", { exact: true }).fill("not the password");
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(dialog.getByRole("alert")).toContainText("not right");
  await expect(page.getByLabel("Summary")).toHaveValue("Typed after the session had ended.");
  await setPassword(site.databaseUrl, person, "four unrelated words");
  await dialog.getByLabel("Password", { exact: true }).fill("four unrelated words");
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Summary")).toHaveValue("Typed after the session had ended.");
});

test("unsaved text survives the tab and comes back with a notice; leaving with it asks", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Saved headline");
  await save(page);
  const address = page.url();
  await page.getByLabel("Body").click();
  await page.keyboard.type("Typed and never saved.");
  await expect(saveState(page)).toHaveText(/^Unsaved changes/);

  const asked = page.waitForEvent("dialog");
  const leaving = page.getByRole("navigation").getByRole("link", { name: "Stories" }).click();
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await leaving;
  await expect(page.getByLabel("Body")).toHaveValue("Typed and never saved.");

  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText("What you had typed and not saved is back")).toBeVisible();
  await expect(again.getByLabel("Body")).toHaveValue("Typed and never saved.");
  await again.getByRole("button", { name: /^Throw it away/ }).click();
  await expect(again.getByLabel("Body")).toHaveValue("");
  await expect(saveState(again)).toHaveText(/^Saved /);
});

test("lists are built and put in order by keyboard", async ({ page, context, site }) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("By keyboard");
  await page.getByRole("button", { name: "Add a source" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("First");
  await page.getByRole("button", { name: "Add a source" }).press("Enter");
  await page.keyboard.type("Second");
  await page.getByRole("button", { name: "Move source 2 up" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move source 1 down" })).toBeFocused();
  await expect(page.getByLabel("Title")).toHaveCount(2);
  await expect(page.getByLabel("Title").first()).toHaveValue("Second");
  await page.getByRole("button", { name: "Remove source 2" }).press("Enter");
  await expect(page.getByRole("button", { name: "Remove source 1" })).toBeFocused();

  const tags = page.getByRole("list", { name: "Tags of this story" }).getByRole("listitem");
  await page.getByLabel("Tags", { exact: true }).focus();
  await page.keyboard.type("llm");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Brand New,");
  await expect(tags).toHaveText(["LLM", "Brand New"]);
  await page.getByRole("button", { name: "Move tag Brand New earlier" }).press("Enter");
  await expect(tags).toHaveText(["Brand New", "LLM"]);
  await page.getByLabel("Follows").focus();
  await page.keyboard.type("xz backdoor");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Follows" })).toContainText("xz-backdoor-was-in-the-tarball");
  await save(page);
  await page.reload();
  await expect(tags).toHaveText(["Brand New", "LLM"]);
  await expect(page.getByLabel("Title")).toHaveValue("Second");
});

test("the preview shows every part, as typed, with the page's own components", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Seen before it is saved");
  await page.getByLabel("Our Take").fill("A **strong** view.");
  await page.getByLabel("Body").fill("## A heading\n\nText.");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("Seen before it is saved");
  await expect(preview.locator(".slip strong")).toHaveText("strong");
  await expect(preview.getByRole("heading", { level: 2, name: "A heading" })).toBeVisible();
  await page.setViewportSize({ width: 1400, height: 800 });
  await page.getByLabel("Headline").fill("Changed while looking");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("Changed while looking");
});

test("a writer writes and submits; publishing is for editors", async ({ page, context, another, site }) => {
  await login(context, site, { role: "writer", name: "Wren Writer" });
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("A writer’s story");
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveCount(0);
  await save(page);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Submit for review" }).click();
  await expect(page.getByText("In review").first()).toBeVisible();

  const editor = await (await another()).newPage();
  await login(editor.context(), site, { name: "Eda Editor" });
  await editor.goto(page.url());
  await editor.getByRole("button", { name: "More" }).click();
  await editor.getByRole("menuitem", { name: "Approve" }).click();
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
  await page.goto("/desk?text=nothing-has-these-words&page=-3&state=nonsense");
  await expect(page.getByRole("heading", { name: "No story has all of that" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page of the desk, ${colorScheme}`, async ({
    page,
    context,
    site,
    problems,
    another,
  }) => {
    problems.allow(/404/);
    test.slow();
    await page.emulateMedia({ colorScheme });
    await login(context, site);
    for (const path of [
      "/desk",
      "/desk?text=nothing",
      "/desk/stories/1",
      "/desk/stories/new",
      "/desk/paste",
      "/desk/nowhere",
    ]) {
      await page.goto(path);
      await expectAccessible(page, path);
    }
    await page.goto("/desk/stories/new");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(errorSummary(page)).toBeVisible();
    await expectAccessible(page, "an editor with errors");
    await page.getByLabel("Headline").fill(`Not complete, in ${colorScheme}`);
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByRole("button", { name: "Add a picture" }).click();
    await page.getByRole("button", { name: "Remove picture" }).click();
    await page.getByRole("button", { name: "Publish…" }).click();
    await expect(page.getByRole("dialog", { name: "Not ready to publish" })).toBeVisible();
    await expectAccessible(page, "the question before publishing");
    await page.getByRole("button", { name: "Go back" }).click();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, "the preview");
    const stranger = await (await another({ colorScheme })).newPage();
    for (const path of ["/desk/sign-in", "/desk/welcome/wrong"]) {
      await stranger.goto(site.url + path);
      await expectAccessible(stranger, path);
    }
  });
}

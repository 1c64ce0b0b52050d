import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import { createStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import {
  errorSummary,
  expectAccessible,
  expectText,
  goOffline,
  publish,
  save,
  saveState,
  write,
  writing,
} from "#tests/support/desk.ts";
import { kept } from "#tests/support/kept.ts";
import { endSessions, login, makePerson, setPassword } from "#tests/support/people.ts";
import { completeStory } from "#tests/support/stories.ts";

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
  await write(page, "Our Take", "Typed before the headline.");
  await page.getByRole("button", { name: "Add a source" }).click();
  await page.getByRole("textbox", { name: "Link" }).fill("ftp://example.org");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(errorSummary(page)).toContainText("what you typed is still here");
  const headline = page.getByLabel("Headline");
  await expect(headline).toHaveAttribute("aria-invalid", "true");
  await expect(headline).toHaveAccessibleDescription(/A story needs a headline\./);
  await errorSummary(page)
    .getByRole("link", { name: /^Sources 1/ })
    .click();
  await expect(page.getByRole("textbox", { name: "Link" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("https://example.org/a");
  await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue("https://example.org/a");
  await expect(page.getByRole("textbox", { name: "Link" })).not.toHaveAttribute("aria-invalid");
  await headline.fill("A headline");
  await expect(errorSummary(page)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+s");
  await expect(saveState(page)).toHaveText(/^Saved /);
  await page.reload();
  await expectText(page, "Our Take", "Typed before the headline.");
});

test("an address that another story has is refused beside the field", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/422/);
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
  problems,
}) => {
  problems.allow(/Failed to load resource/);
  await login(context, site);
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Saved headline");
  await save(page);
  const address = page.url();
  await goOffline(page);
  await writing(page, "Body").click();
  await page.keyboard.type("Typed and never saved.");
  await expect(saveState(page)).toHaveText(/kept on this device/);

  const asked = page.waitForEvent("dialog");
  const leaving = page.getByRole("navigation").getByRole("link", { name: "Stories" }).click();
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await leaving;
  await expectText(page, "Body", "Typed and never saved.");

  await expect.poll(() => kept(page)).toContain("Typed and never saved.");
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText("What you had typed and not saved is back")).toBeVisible();
  await expectText(again, "Body", "Typed and never saved.");
  await again.getByRole("button", { name: /^Throw it away/ }).click();
  await expectText(again, "Body", "");
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
  await expect(page.getByRole("listbox", { name: "Stories found" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("button", {
      name: "Remove The xz backdoor was in the release tarball, where few people look",
    }),
  ).toBeVisible();
  await page.getByLabel("Tags", { exact: true }).focus();
  await page.keyboard.type("Not entered yet");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(saveState(page)).toHaveText(/^Saved /);
  await page.reload();
  await expect(tags).toHaveText(["Brand New", "LLM", "Not entered yet"]);
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
  await write(page, "Our Take", "A **strong** view.");
  await write(page, "Body", "## A heading\n\nText.");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("Seen before it is saved");
  await expect(preview.locator(".slip strong")).toHaveText("strong");
  await expect(preview.getByRole("heading", { level: 2, name: "A heading" })).toBeVisible();
  await page.setViewportSize({ width: 1400, height: 800 });
  await page.getByLabel("Headline").fill("Changed while looking");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("Changed while looking");
});

test("a changed fact is published with a note to readers, proposed from the change", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  process.env.DATABASE_URL = site.databaseUrl;
  const summary = "Example Hospital pays 40 percent of the costs.";
  const story = await createStory(systemActor, completeStory({ headline: "Corrected in public", summary }));
  await disconnect();
  await page.goto(`/desk/stories/${story.ok ? story.value.id : 0}`);
  await publish(page);
  await expect(page.getByLabel("First published")).toHaveValue(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  await page.getByLabel("Summary").fill(summary.replace("40", "45"));
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish these changes?" });
  const words = dialog.getByRole("textbox", { name: "In these words" });
  await expect(dialog.getByRole("radio", { name: "Correction" })).toBeChecked();
  await expect(words).toHaveValue(/said “Example Hospital pays 40 percent.+now says.+45 percent/);
  await expectAccessible(page, "what readers are told");
  await words.fill("");
  await dialog.getByRole("button", { name: "Publish now" }).click();
  await expect(dialog.getByText("Say what changed, or choose “Nothing”.")).toBeVisible();
  await words.fill("The hospital pays 45 percent, not 40.");
  await dialog.getByRole("button", { name: "Publish now" }).click();
  await expect(saveState(page)).toHaveText(/^Published /);
  await expect(page.getByRole("textbox", { name: "What readers are told" })).toHaveValue(
    "The hospital pays 45 percent, not 40.",
  );
  const html = await (await page.request.get("/news/corrected-in-public")).text();
  expect(html).toContain("The hospital pays 45 percent, not 40.");

  await page.getByLabel("Summary").fill("Typed after the correction.");
  await save(page);
  await expect(page.getByRole("textbox", { name: "What readers are told" })).toHaveCount(1);
});

test("the date of first publication can be set before it and stays after it", async ({
  page,
  context,
  site,
}) => {
  await login(context, site);
  process.env.DATABASE_URL = site.databaseUrl;
  const story = await createStory(systemActor, completeStory({ headline: "Dated by hand" }));
  await disconnect();
  await page.goto(`/desk/stories/${story.ok ? story.value.id : 0}`);
  await page.getByLabel("First published").fill("2099-01-01T09:30");
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish now" }).click();
  await expect(errorSummary(page)).toContainText("lies in the future");
  await expect(page.getByLabel("First published")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("First published").fill("2024-02-29T09:30");
  await publish(page);
  await expect(page.getByLabel("First published")).toBeDisabled();
  const html = await (await page.request.get("/news/dated-by-hand")).text();
  expect(html).toContain('<time datetime="2024-02-29T09:30:00.000Z">February 29, 2024</time>');
});

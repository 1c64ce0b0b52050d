import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectText, saveState, write } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { endSessions, login, setPassword } from "#tests/support/people.ts";

test("a session that ends while somebody types costs nothing: one signs in again in the same tab", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  problems.allow(/401/);
  const person = await login(context, site);
  await setPassword(site.databaseUrl, person, "a long enough password");
  const address = await storedStory(site, { headline: "Signed out while typing", body: "Before." });
  await page.goto(address);
  await expectText(page, "Body", "Before.");

  await endSessions(site.databaseUrl, person);
  await write(page, "Body", "Before. Typed after the session ended.");
  await expect(saveState(page)).toHaveText("Signed out, kept on this device");
  await page.getByLabel("Summary").fill("And this too.");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("button", { name: "Sign in again" }).click();
  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await expectAccessible(page, "signed out");
  await dialog.getByLabel("Password", { exact: true }).fill("a long enough password");
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);

  const elsewhere = await another();
  await login(elsewhere, site, { name: "Ben Example" });
  const other = await elsewhere.newPage();
  await other.goto(address);
  await expectText(other, "Body", "Before. Typed after the session ended.");
  await expect(other.getByLabel("Summary")).toHaveValue("And this too.");
});

test("who asks for a save after the session ended is asked to sign in at once", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/401/);
  const person = await login(context, site);
  await setPassword(site.databaseUrl, person, "a long enough password");
  await page.goto(await storedStory(site, { headline: "Asked to sign in" }));
  await page.getByLabel("Summary").fill("A new summary.");
  await endSessions(site.databaseUrl, person);
  await page.keyboard.press("ControlOrMeta+s");
  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await dialog.getByLabel("Password", { exact: true }).fill("a long enough password");
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);
  await page.reload();
  await expect(page.getByLabel("Summary")).toHaveValue("A new summary.");
});

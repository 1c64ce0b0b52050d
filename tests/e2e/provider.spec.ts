import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, saveState } from "#tests/support/desk.ts";
import { endSessions, login, makePerson } from "#tests/support/people.ts";
import { type SignInProvider, startSignInProvider } from "#tests/support/provider.ts";
import { openTo } from "#tests/support/settings.ts";
import { type Site, startSite } from "#tests/support/site.ts";

let provider: SignInProvider;
let own: Site;

test.beforeAll(async () => {
  provider = await startSignInProvider();
  own = await startSite({ from: "empty", env: { ...provider.settings, SIGN_IN: "oidc" } });
  provider.serve(own.url);
  provider.know(
    { sub: "edith", email: "edith@example.org", email_verified: true, name: "Edith Example" },
    { sub: "zoe", email: "zoe@example.org", email_verified: true, name: "Zoe Stranger" },
    { sub: "wren", email: "wren@example.org", email_verified: true, name: "Wren New" },
    { sub: "rita", email: "rita@example.org", email_verified: true, name: "Rita Example" },
  );
});

test.afterAll(async () => {
  await own.stop();
  await provider.stop();
});

/** At the provider: says who one is. */
async function say(page: Page, name: string): Promise<void> {
  await page.getByLabel("Who are you?").selectOption(name);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("where the provider is the only way in, one comes in by it and goes on where one wanted to", async ({
  another,
  problems,
}) => {
  problems.allow(/401/);
  const edith = await makePerson(own.databaseUrl, {
    ...{ email: "edith@example.org", role: "admin", name: "Edith at the desk" },
  });
  const context = await another({ baseURL: own.url });
  const page = await context.newPage();
  await page.goto("/desk/stories/new");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await expectAccessible(page, "sign-in by a provider");
  await page.getByRole("link", { name: "Sign in with Example House" }).click();
  await say(page, "Edith Example");
  await page.getByLabel("Headline").fill("Written by somebody whom the provider vouched for");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);

  await endSessions(own.databaseUrl, edith);
  await page.getByLabel("Summary").fill("Typed after the session ended.");
  await page.keyboard.press("ControlOrMeta+s");
  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await expectAccessible(page, "signed out, with a provider");
  const opened = context.waitForEvent("page");
  await dialog.getByRole("link", { name: "Sign in with Example House" }).click();
  const tab = await opened;
  await expect(tab.getByRole("heading", { name: "Stories", exact: true })).toBeVisible();
  await tab.close();
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);

  await page.goto("/desk/profile");
  await expect(page.getByText("With Example House, which also looks after your password")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Password" })).toHaveCount(0);
});

test("a stranger is told that there is no way in, and comes in once invited", async ({ another }) => {
  const admins = await another({ baseURL: own.url });
  const admin = await admins.newPage();
  await makePerson(own.databaseUrl, { email: "zoe@example.org", role: "admin", name: "Zoe at the desk" });
  await admin.goto("/desk/people");
  await admin.getByRole("link", { name: "Sign in with Example House" }).click();
  await say(admin, "Zoe Stranger");

  const page = await (await another({ baseURL: own.url })).newPage();
  await page.goto("/desk");
  await page.getByRole("link", { name: "Sign in with Example House" }).click();
  await say(page, "Wren New");
  await expect(page.getByRole("alert").getByText("there is no way in for you here")).toBeVisible();

  await admin.getByLabel("E-mail").fill("wren@example.org");
  await admin.getByLabel("Role", { exact: true }).selectOption("Editor");
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  await page.goto(await admin.getByLabel("The link").inputValue());
  await expect(page.getByText("You are invited to write here as an editor.")).toBeVisible();
  await expectAccessible(page, "an invitation with a provider");
  await page.getByRole("link", { name: "Go on with Example House" }).click();
  await expect(page.getByRole("heading", { name: "Stories", exact: true })).toBeVisible();
  await admin.reload();
  await expect(admin.getByRole("row", { name: /Wren New/ })).toContainText("Active");
});

test("a session that began with a password ends where only the provider lets in", async ({ another }) => {
  const context = await another({ baseURL: own.url });
  await login(context, own, { role: "admin" });
  const page = await context.newPage();
  await page.goto("/desk/calendar");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in with Example House" })).toBeVisible();
});

test("a reader of a site for signed-in people comes back from the provider to the page asked for", async ({
  another,
}) => {
  await makePerson(own.databaseUrl, { email: "rita@example.org", role: "reader", name: "Rita Reader" });
  await openTo(own, "signed_in");
  try {
    const page = await (await another({ baseURL: own.url })).newPage();
    await page.goto("/news");
    await expect(page.getByRole("heading", { name: "Sign in to read" })).toBeVisible();
    await expectAccessible(page, "the way in for readers by a provider");
    await page.getByRole("link", { name: "Sign in with Example House" }).click();
    await say(page, "Rita Example");
    await expect(page.getByRole("heading", { name: "Latest stories" })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/news");
  } finally {
    await openTo(own, "everyone");
  }
});

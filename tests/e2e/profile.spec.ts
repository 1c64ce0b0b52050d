import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, expectAccessibleInBoth, save } from "#tests/support/desk.ts";
import { login, makePerson, setPassword, startSession, type TestPerson } from "#tests/support/people.ts";
import type { Site } from "#tests/support/site.ts";
import { totp } from "#tests/support/totp.ts";

const password = "four unrelated words";

// Refused codes; and a page that is drawn anew with a new cookie makes the browser ask for the usual icon.
const redrawn = /401|favicon\.ico/;

/** Somebody with a password, signed in. */
async function signedIn(context: BrowserContext, site: Site, parts: Partial<TestPerson> = {}) {
  const person = await makePerson(site.databaseUrl, parts);
  await setPassword(site.databaseUrl, person, password);
  await startSession(context, site, person);
  return person;
}

async function enterPassword(page: Page, person: { email: string }, words: string): Promise<void> {
  await page.goto("/desk/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("another password signs out everywhere else, and only the new one lets in", async ({
  page,
  context,
  another,
  site,
}) => {
  const person = await signedIn(context, site);
  const elsewhere = await another();
  await startSession(elsewhere, site, person);
  const other = await elsewhere.newPage();
  await other.goto("/desk");
  await page.goto("/desk/profile");
  await page.getByLabel("Password until now").fill("not this one at all");
  await page.getByLabel("New password").fill("five rather unrelated words");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Password until now").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await expect(page.getByRole("button", { name: "End all others" })).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await enterPassword(other, person, password);
  await expect(other.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await enterPassword(other, person, "five rather unrelated words");
  await expect(other.getByRole("heading", { name: "Stories" })).toBeVisible();
});

test("sessions are listed, and one or all others can be ended", async ({ page, context, another, site }) => {
  const person = await signedIn(context, site);
  const others = [await another(), await another(), await another()];
  const tabs: Page[] = [];
  for (const other of others) {
    const tab = await other.newPage();
    await enterPassword(tab, person, password);
    await expect(tab.getByRole("heading", { name: "Stories" })).toBeVisible();
    tabs.push(tab);
  }
  await page.goto("/desk/profile");
  const rows = page.getByRole("listitem").filter({ hasText: "Signed in" });
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText(/Chrome on Linux.*from this network \(127\.0\.0\.1\)/);
  await rows.nth(1).getByRole("button").click();
  await expect(rows).toHaveCount(3);
  const signedOut = async () => {
    let count = 0;
    for (const tab of tabs) {
      await tab.goto("/desk");
      if (tab.url().includes("sign-in")) count += 1;
    }
    return count;
  };
  expect(await signedOut()).toBe(1);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(rows).toHaveCount(1);
  expect(await signedOut()).toBe(3);
});

test("with a second factor, signing in asks for a code; recovery codes work once", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  problems.allow(redrawn);
  const person = await signedIn(context, site);
  await page.goto("/desk/profile");
  await page.getByLabel("Your password, to change this").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  await expectAccessible(page, "setting up the second factor");
  const secret = (await page.locator("code").textContent())?.replaceAll(" ", "") ?? "";
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? "";
  await page.getByLabel("Code", { exact: true }).fill("12345");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("This code is not right.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(totp(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("On: signing in asks for a code")).toBeVisible();
  await page.reload();
  await expect(page.getByText("On: signing in asks for a code")).toBeVisible();
  await expect(codes).toHaveCount(0);

  const tab = await (await another()).newPage();
  await enterPassword(tab, person, password);
  await expect(tab.getByLabel("Code", { exact: true })).toBeFocused();
  await expectAccessible(tab, "the question for a code");
  await tab.goto("/desk");
  await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await enterPassword(tab, person, password);
  await tab.getByLabel("Code", { exact: true }).fill("nonsense");
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab.getByText("This code is not right.")).toBeVisible();
  await tab.getByLabel("Code", { exact: true }).fill(recovery);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab.getByRole("heading", { name: "Stories" })).toBeVisible();

  const again = await (await another()).newPage();
  await enterPassword(again, person, password);
  await again.getByLabel("Code", { exact: true }).fill(recovery);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again.getByText("This code is not right.")).toBeVisible();
  await again.getByLabel("Code", { exact: true }).fill(totp(secret));
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again.getByRole("heading", { name: "Stories" })).toBeVisible();

  await page.getByLabel("Your password, to change this").fill(password);
  await page.getByRole("button", { name: "New recovery codes" }).click();
  await expect(codes).toHaveCount(10);
  await page.getByLabel("Your password, to change this").fill(password);
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByText("Off: whoever knows your password")).toBeVisible();
});

test("an editor whose session has ended signs in again with both factors, and keeps the text", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  problems.allow(redrawn);
  const person = await signedIn(context, site);
  await page.goto("/desk/profile");
  await page.getByLabel("Your password, to change this").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  const secret = (await page.locator("code").textContent())?.replaceAll(" ", "") ?? "";
  await page.getByLabel("Code", { exact: true }).fill(totp(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("On: signing in asks for a code")).toBeVisible();
  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Typed before the session ended");
  await save(page);
  const elsewhere = await another();
  await startSession(elsewhere, site, person);
  const other = await elsewhere.newPage();
  await other.goto("/desk/profile");
  await other.getByRole("button", { name: "End all others" }).click();
  await expect(other.getByText("You are signed out everywhere else.")).toBeVisible();
  await page.getByLabel("Headline").fill("Typed after the session ended");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await dialog.getByLabel("Code", { exact: true }).fill(totp(secret));
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Headline")).toHaveValue("Typed after the session ended");
  await expect(page.locator("[data-save-state]")).toHaveText(/^Saved /);
});

test("axe finds nothing on a profile in light and dark, nor does it scroll sideways", async ({
  page,
  context,
  site,
}) => {
  const person = await signedIn(context, site, { name: "Ann With-a-Rather-Long-Name" });
  await startSession(context, site, person);
  await page.goto("/desk/profile");
  await expect(page.getByRole("button", { name: "End all others" })).toBeVisible();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessibleInBoth(page, `a profile at ${width}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `at ${width}`).toBeLessThanOrEqual(0);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/profile-${width}.png`,
        fullPage: true,
      });
  }
  if (!process.env.SHOTS) return;
  await page.getByLabel("Your password, to change this").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  await page.screenshot({ path: `${process.env.SHOTS}/enrol.png`, fullPage: true });
});

test("a reader minds their account and comes no further", async ({ page, context, site }) => {
  await login(context, site, { role: "reader", name: "Rea Reader" });
  await page.goto("/desk/profile");
  await expect(page.getByLabel("Name")).toHaveValue("Rea Reader");
  await expect(page.getByLabel("About you")).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Desk" }).getByRole("link")).toHaveCount(0);
  await page.goto("/desk/stories/new");
  await expect(page).toHaveURL(`${site.url}/`);
});

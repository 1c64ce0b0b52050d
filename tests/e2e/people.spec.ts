import { expect, test } from "#tests/support/browser.ts";
import { expectAccessibleInBoth, save } from "#tests/support/desk.ts";
import { startMailServer } from "#tests/support/mail.ts";
import { login, makePerson, setPassword, startSession } from "#tests/support/people.ts";
import { startSite } from "#tests/support/site.ts";

const password = "four unrelated words";

test("an admin invites a colleague by a link, who comes in with it, once", async ({
  page,
  context,
  another,
  site,
}) => {
  await login(context, site, { role: "admin", name: "Ada Admin" });
  await page.goto("/desk");
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "Enter an e-mail address such as ann@example.org.",
  );
  await page.getByLabel("E-mail").fill("wren.new@example.org");
  await page.getByLabel("Role", { exact: true }).selectOption("Editor");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText("The invitation for wren.new@example.org is ready")).toBeVisible();
  const link = await page.getByLabel("The link").inputValue();
  await expect(page.getByText("Invited by Ada Admin")).toBeVisible();

  const wren = await (await another()).newPage();
  await wren.goto(link);
  await expect(wren.getByText("You are invited to write here as an editor.")).toBeVisible();
  await wren.getByLabel("Name").fill("Wren New");
  await wren.getByLabel("Password", { exact: true }).fill(password);
  await wren.getByRole("button", { name: "Create account" }).click();
  await expect(wren.getByRole("heading", { name: "Stories" })).toBeVisible();

  const late = await (await another()).newPage();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("row", { name: /Wren New/ })).toContainText("Active");
  await expect(page.getByText("Nobody is invited just now.")).toBeVisible();
});

test("an invitation that is revoked opens nothing", async ({ page, context, another, site }) => {
  await login(context, site, { role: "admin" });
  await page.goto("/desk/people");
  await page.getByLabel("E-mail").fill("never@example.org");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByLabel("The link").inputValue();
  await page.getByRole("button", { name: "Revoke the invitation for never@example.org" }).click();
  await expect(page.getByText("The invitation is revoked.")).toBeVisible();
  const never = await (await another()).newPage();
  await never.goto(link);
  await expect(never.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("an invitation is mailed where the site has a mail server", async ({ another }) => {
  const mail = await startMailServer();
  const site = await startSite({ from: "empty", env: { SMTP_URL: mail.url, MAIL_FROM: "desk@example.org" } });
  try {
    const context = await another({ baseURL: site.url });
    await login(context, site, { role: "admin" });
    const page = await context.newPage();
    await page.goto("/desk/people");
    await page.getByLabel("E-mail").fill("mailed@example.org");
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(page.getByText("It was mailed to them.")).toBeVisible();
    expect(mail.taken.map(({ to }) => to)).toEqual([["mailed@example.org"]]);
    await context.close();
  } finally {
    await site.stop();
    await mail.stop();
  }
});

test("a suspended person's open tab can do nothing more, and they cannot sign in", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  problems.allow(/401|403|404/);
  await login(context, site, { role: "admin" });
  const theirs = await another();
  const wes = await makePerson(site.databaseUrl, { role: "writer", name: "Wes Suspended" });
  await setPassword(site.databaseUrl, wes, password);
  await startSession(theirs, site, wes);
  const tab = await theirs.newPage();
  await tab.goto("/desk/stories/new");
  await tab.getByLabel("Headline").fill("Written before the suspension");
  await save(tab);

  await page.goto("/desk/people");
  const row = page.getByRole("row", { name: /Wes Suspended/ });
  await row.getByRole("button", { name: "Suspend Wes Suspended…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Suspend now" }).click();
  await expect(row).toContainText("Suspended");
  const entering = async () => (await theirs.request.get(`${site.url}/desk`, { maxRedirects: 0 })).status();
  await expect.poll(entering, { timeout: 5000 }).toBe(307);
  await tab.getByLabel("Headline").fill("Written after the suspension");
  await tab.getByRole("button", { name: "Save", exact: true }).click();
  await expect(tab.getByRole("dialog", { name: "You are signed out" })).toBeVisible();
  await tab.goto("/desk");
  await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await tab.getByLabel("E-mail").fill(wes.email);
  await tab.getByLabel("Password", { exact: true }).fill(password);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab.getByText("The e-mail address or the password is not right.")).toBeVisible();

  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "Written before the suspension" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Written after the suspension" })).toHaveCount(0);
  await page.goto("/desk/people");
  await row.getByRole("button", { name: "Take Wes Suspended back" }).click();
  await expect(row).toContainText("Active");
  await tab.getByLabel("Password", { exact: true }).fill(password);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab.getByRole("link", { name: "Written before the suspension" })).toBeVisible();
});

test("a role that changes counts from the next click on", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  problems.allow(/404/);
  const own = await startSite({ from: "empty" });
  try {
    const admins = await another({ baseURL: own.url });
    await login(admins, own, { role: "admin", name: "Ada Only" });
    const desk = await admins.newPage();
    const edith = await makePerson(own.databaseUrl, { role: "editor", name: "Edith Example" });
    await desk.goto("/desk/people");
    await desk.getByLabel("Role of Ada Only").selectOption("Writer");
    await expect(desk.getByRole("main").getByRole("alert")).toContainText("This is the last active admin.");
    await expect(desk.getByLabel("Role of Ada Only")).toHaveValue("admin");
    await desk.getByLabel("Role of Edith Example").selectOption("Reader");
    await expect(desk.getByText("Edith Example is now reader.")).toBeVisible();
    const theirs = await another({ baseURL: own.url });
    await startSession(theirs, own, edith);
    const tab = await theirs.newPage();
    await tab.goto("/desk");
    await expect(tab).toHaveURL(`${own.url}/`);
    await admins.close();
    await theirs.close();
  } finally {
    await own.stop();
  }
  await login(context, site, { role: "editor" });
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "People", exact: true })).toHaveCount(0);
  await page.goto("/desk/people");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no page|nothing/i);
});

test("axe finds nothing on the page of people in light and dark, nor does it scroll sideways", async ({
  page,
  context,
  site,
}) => {
  await login(context, site, { role: "admin", name: "Ada With-a-Rather-Long-Name" });
  await makePerson(site.databaseUrl, { name: "Sam Example" });
  await page.goto("/desk/people");
  await page.getByLabel("E-mail").fill("looked-at@example.org");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByLabel("The link")).toBeVisible();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessibleInBoth(page, `people at ${width}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `at ${width}`).toBeLessThanOrEqual(0);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/people-${width}.png`,
        fullPage: true,
      });
  }
  await page.getByRole("button", { name: "Suspend Sam Example…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessibleInBoth(page, "the question before suspending");
});

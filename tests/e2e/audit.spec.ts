import { readFile } from "node:fs/promises";
import { expect, test } from "#tests/support/browser.ts";
import { save } from "#tests/support/desk.ts";
import { login, makePerson, setPassword } from "#tests/support/people.ts";

test("an admin sees who did what from where, narrows it down and takes it out as a file", async ({
  page,
  context,
  another,
  site,
}) => {
  const writing = await another();
  await login(writing, site, { role: "writer", name: "Wren Writer" });
  const desk = await writing.newPage();
  await desk.goto("/desk/stories/new");
  await desk.getByLabel("Headline").fill("=A story to be audited");
  await save(desk);

  await login(context, site, { role: "admin", name: "Ada Admin" });
  await page.goto("/desk");
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("heading", { name: "Audit log" })).toBeVisible();
  await page.getByLabel("Done by").selectOption({ label: "Wren Writer" });
  await page.getByLabel("What was done").selectOption({ label: "Story begun" });
  await page.getByRole("button", { name: "Filter" }).click();
  const events = page.getByRole("main").getByRole("listitem");
  await expect(events).toHaveCount(1);
  await expect(events).toContainText("Wren Writer began “=A story to be audited”");
  await expect(events).toContainText("127.0.0.1");
  await events.getByText("Wren Writer").click();
  await expect(events.getByRole("link", { name: "Open the story" })).toBeVisible();
  await expect(page).toHaveURL(/kind=story\.created/);

  for (const [name, look] of [
    [
      "Export as CSV",
      /^\uFEFFid,at,who_id,who,.*\r\n\d+,.*,Wren Writer,story\.created,.*,'=A story to be audited,.*\r\n$/,
    ],
    [
      "Export as JSON lines",
      /^\{"id":"\d+".*"title":"=A story to be audited".*"from":"(::ffff:)?127\.0\.0\.1"\}\n$/,
    ],
  ] as const) {
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
    expect(await readFile(await (await coming).path(), "utf8")).toMatch(look);
  }

  await events.getByRole("link", { name: "Everything about this story" }).click();
  await expect(page.getByText("Only about “=A story to be audited”")).toBeVisible();
  await page.goto("/desk/audit?kind=audit.exported");
  await expect(events).toHaveCount(2);
  await expect(events.first()).toContainText("Ada Admin exported the audit log as JSON lines");
  await page.goto("/desk/audit?from=2001-01-01&to=2001-01-02");
  await expect(page.getByRole("heading", { name: "Nothing like that happened" })).toBeVisible();
});

test("signing in, failing to and signing out are in it", async ({ page, context, another, site }) => {
  const wren = await makePerson(site.databaseUrl, { name: "Wren Sign-in", role: "writer" });
  await setPassword(site.databaseUrl, wren, "four unrelated words");
  const visitor = await (await another()).newPage();
  await visitor.goto("/desk/sign-in");
  for (const password of ["not the password", "four unrelated words"]) {
    await visitor.getByLabel("E-mail").fill(wren.email);
    await visitor.getByLabel("Password", { exact: true }).fill(password);
    await visitor.getByRole("button", { name: "Sign in" }).click();
    if (password.startsWith("not"))
      await expect(visitor.getByRole("main").getByRole("alert")).toContainText("not right");
  }
  await expect(visitor.getByRole("heading", { name: "Stories" })).toBeVisible();
  await visitor.getByRole("button", { name: "Sign out" }).click();
  await expect(visitor).toHaveURL(/left=1/);

  await login(context, site, { role: "admin", name: "Ada Signs" });
  await page.goto(`/desk/audit?about=person:${wren.id}`);
  const events = page.getByRole("main").getByRole("listitem");
  await expect(events).toHaveText([
    /Wren Sign-in signed out/,
    /Wren Sign-in signed in/,
    /failed to sign in as Wren Sign-in/,
  ]);
  await expect(page.getByRole("main")).not.toContainText("not the password");
});

test("editors get neither the log nor a file of it", async ({ page, context, site, problems }) => {
  problems.allow(/403|404/);
  await login(context, site, { role: "editor" });
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await page.goto("/desk/audit");
  await expect(page.getByRole("heading", { name: "Audit log" })).toHaveCount(0);
  const answer = await context.request.get("/api/desk/audit?format=csv");
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ problem: { code: "forbidden" } });
});

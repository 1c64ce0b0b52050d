import { expect, test } from "#tests/support/browser.ts";
import { expectAccessibleInBoth, publish, retract, save, write } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";

test("a story leads to its author’s page, which lists their stories and follows their profile", async ({
  page,
  context,
  another,
  site,
  problems,
}) => {
  test.slow();
  problems.allow(/404/);
  await login(context, site, { name: "Bea Byline" });
  await page.goto("/desk/profile");
  await page.getByLabel("About you").fill("Bea covers invented companies.");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();

  const reader = await (await another()).newPage();
  await reader.goto("/authors/bea-byline");
  await expect(reader.getByRole("heading", { level: 1 })).not.toHaveText("Bea Byline");

  await page.goto("/desk/stories/new");
  await page.getByLabel("Headline").fill("Bea wrote this");
  await page.getByLabel("Section").selectOption("news");
  await page.getByLabel("Summary").fill("A summary.");
  for (const part of ["Our Take", "Why it matters", "Body"]) await write(page, part, "A few words.");
  await page.getByRole("button", { name: "Add an action" }).click();
  await page.getByLabel("Audience").fill("Everybody");
  await page.getByLabel("What to do").fill("Wait.");
  await page.getByLabel("Tags", { exact: true }).fill("Bylines");
  await page.getByRole("button", { name: "Add tag" }).click();
  await save(page);
  await publish(page);

  await reader.goto("/news/bea-wrote-this");
  await reader.getByRole("link", { name: "Bea Byline" }).click();
  await expect(reader).toHaveURL(`${site.url}/authors/bea-byline`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Bea Byline");
  await expect(reader.getByText("Bea covers invented companies.")).toBeVisible();
  await expect(reader.getByRole("link", { name: "Bea wrote this" })).toBeVisible();
  for (const width of [360, 1440]) {
    await reader.setViewportSize({ width, height: 900 });
    await expectAccessibleInBoth(reader, `a byline page at ${width}`);
    if (process.env.SHOTS) await reader.screenshot({ path: `${process.env.SHOTS}/author-${width}.png` });
  }
  if (process.env.SHOTS) {
    await reader.goto("/news/bea-wrote-this");
    await reader.screenshot({ path: `${process.env.SHOTS}/byline.png` });
    await reader.goto("/authors/bea-byline");
  }

  const desk = await context.newPage();
  await desk.goto("/desk/profile");
  await desk.getByLabel("Name").fill("Bea Newname");
  await desk.getByRole("button", { name: "Save profile" }).click();
  await expect(desk.getByText("Your profile is saved.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Bea Newname");
  await reader.goto("/news/bea-wrote-this");
  await expect(reader.getByRole("link", { name: "Bea Newname" })).toHaveAttribute(
    "href",
    "/authors/bea-byline",
  );

  await retract(page);
  await reader.goto("/authors/bea-byline");
  await expect(reader.getByRole("heading", { level: 1 })).not.toHaveText("Bea Newname");
});

test("a byline page is finished like any reader’s page, and unknown ones are not there", async ({
  request,
}) => {
  for (const path of ["/authors/nobody-at-all", "/authors/x?page=0", "/authors", "/authors/A%20B"]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).not.toContain("_next/static/chunks");
  }
});

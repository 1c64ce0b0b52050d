import { disconnect } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessibleInBoth, save } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { expectPicture, openStory, photo, picturePart, uploaded } from "#tests/support/picture-desk.ts";

test.afterAll(() => disconnect());

test("the library finds, describes, tells where a picture is used, and lends it to the next story", async ({
  page,
  context,
  site,
}) => {
  test.slow();
  await login(context, site);
  await page.goto("/desk/pictures");
  await page.getByLabel("Picture file").setInputFiles(await photo("crane at night.jpg"));
  await expect(page.getByRole("heading", { name: "crane at night.jpg" })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("No story has it in any version.")).toBeVisible();
  await page.getByLabel("Description").fill("A crane above the basin.");
  await page.getByLabel("Credit").fill("Bea Example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "A crane above the basin." })).toBeVisible();
  const details = page.url();

  await openStory(page, site, "Crane moves");
  await picturePart(page).getByRole("button", { name: "From the library" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a picture" });
  await dialog.getByLabel("Name, description or credit has").fill("no such thing");
  await expect(dialog.getByText("No picture has all of that.")).toBeVisible();
  await dialog.getByLabel("Name, description or credit has").fill("crane bea");
  await dialog.getByRole("button", { name: "A crane above the basin." }).click();
  await expect(picturePart(page).getByLabel("Description")).toHaveValue("A crane above the basin.");
  await expect(picturePart(page).getByLabel("Credit")).toHaveValue("Bea Example");
  await expect(dialog).toHaveCount(0);
  await save(page);

  await page.goto(details);
  await expect(page.getByRole("button", { name: "Delete…" })).toHaveCount(0);
  await page.getByRole("link", { name: "Crane moves" }).click();
  await expect(page.getByLabel("Headline")).toHaveValue("Crane moves");

  const unused = await uploaded(context, site, "unused quay.jpg");
  await page.goto("/desk/pictures?text=unused+quay");
  await page.getByRole("link", { name: "unused quay.jpg" }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete now" }).click();
  await expect(page).toHaveURL(/\/desk\/pictures$/);
  expect((await page.request.get(unused.src)).status()).toBe(404);
});

test("what is said of a picture has to be well-formed", async ({ context, site }) => {
  await login(context, site);
  const picture = await uploaded(context, site, "said.jpg");
  for (const [data, code] of [
    ["{", 422],
    ['{"alt":1}', 422],
    ['{"focalX":7}', 422],
    ['{"id":1}', 422],
  ] as const) {
    const answer = await context.request.put(`${site.url}/api/desk/pictures/${picture.id}`, {
      headers: { origin: site.url },
      data: Buffer.from(data),
    });
    expect(answer.status(), data).toBe(code);
  }
});

test("axe finds nothing on the pages of pictures, in light and dark", async ({ page, context, site }) => {
  test.slow();
  await login(context, site);
  const picture = await uploaded(context, site, "looked-at.jpg");
  for (const path of [
    "/desk/pictures",
    "/desk/pictures?text=nothing+at+all",
    `/desk/pictures/${picture.id}`,
  ]) {
    await page.goto(path);
    await expectAccessibleInBoth(page, path);
    const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(fits), `${path} at 360 pixels`).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  const hero = { src: picture.src, alt: "A quay.", credit: "Ann Example" };
  await openStory(page, site, "Looked at by axe", hero);
  await expectPicture(page);
  await picturePart(page).getByRole("button", { name: "From the library" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "looked-at.jpg" })).toBeVisible();
  await expectAccessibleInBoth(page, "the library over a story");
});

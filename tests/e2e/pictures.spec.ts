import { gzipSync } from "node:zlib";
import { disconnect } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { publish, save } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import {
  expectPicture,
  focalPoint,
  hand,
  openStory,
  photo,
  picturePart,
  retractOpened,
  uploaded,
} from "#tests/support/picture-desk.ts";

test.afterEach(retractOpened);
test.afterAll(() => disconnect());

test("a picture goes from the picker to the reader in the size that fits", async ({
  page,
  context,
  site,
  another,
}) => {
  test.slow();
  await login(context, site);
  await openStory(page, site, "Harbour opens");
  const part = picturePart(page);
  await part.getByLabel("Picture file").setInputFiles(await photo("harbour.jpg"));
  await expectPicture(page);
  await page.getByRole("button", { name: "Publish…" }).click();
  const refusal = page.getByRole("dialog", { name: "Not ready to publish" });
  await expect(refusal).toContainText("Describe the picture");
  await refusal.getByRole("button", { name: "Go back" }).click();
  await expect(page.getByRole("button", { name: "Publish…" })).toBeFocused();

  await part.getByLabel("Description").fill("Four coloured quays.");
  await part.getByLabel("Credit").fill("Ann Example");
  await focalPoint(page).focus();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await expect(focalPoint(page)).toHaveAttribute("aria-valuetext", "20 % from the left, 55 % from the top");
  const stored = page.waitForResponse((response) => response.request().method() === "PUT");
  await publish(page);
  expect((await stored).status()).toBe(200);

  const reader = await (await another({ viewport: { width: 500, height: 900 } })).newPage();
  const html = await (await reader.goto("/news/harbour-opens"))?.text();
  const picture = reader.getByRole("img", { name: "Four coloured quays." });
  await expect(picture).toHaveJSProperty("complete", true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\/480x320\.webp$/);
  await expect(picture).toHaveAttribute("srcset", /480x320\.webp 480w, .*1800x1200\.webp 1800w$/);
  await expect(picture).toHaveAttribute("width", "1800");
  await expect(picture).toHaveCSS("object-position", "20% 60%");
  expect(html).toContain('src="data:image/webp;base64,');
  expect(html).not.toMatch(/\sstyle="/);
  expect(gzipSync(html ?? "").length).toBeLessThan(10_000);
  await expect(reader.getByText("Picture: Ann Example")).toBeVisible();
  await reader.goto("/");
  await expect(
    reader.getByRole("article").first().getByRole("img", { name: "Four coloured quays." }),
  ).toBeVisible();
  await reader.goto("/news/harbour-opens");

  await reader.setViewportSize({ width: 1400, height: 900 });
  await reader.reload();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.currentSrc))
    .toMatch(/\/(1600x1067|1800x1200)\.webp$/);
});

test("a focal point that moves later is seen by readers at once", async ({
  page,
  context,
  site,
  request,
}) => {
  await login(context, site);
  const picture = await uploaded(context, site, "moved.jpg");
  const hero = { src: picture.src, alt: "A quay.", credit: "Ann Example" };
  await openStory(page, site, "Moved later", hero);
  await publish(page);
  const classes = async () =>
    /class="picture ?([^"]*)"/.exec(await (await request.get("/news/moved-later")).text())?.[1];
  expect(await classes()).toBe("");
  await page.goto(`/desk/pictures/${picture.id}`);
  const box = await focalPoint(page).boundingBox();
  await focalPoint(page).click({ position: { x: (box?.width ?? 0) * 0.9, y: (box?.height ?? 0) * 0.1 } });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved");
  expect(await classes()).toBe("focal-x9 focal-y1");
});

test("pictures are dropped and pasted, and what is none is refused with a sentence", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/422/);
  await login(context, site);
  await openStory(page, site, "Dropped and pasted");
  const part = picturePart(page);
  await hand(page, "drop", "#part-hero button", {
    name: "evil.jpg",
    buffer: Buffer.from("<svg onload='alert(1)'/>"),
  });
  await expect(part.getByRole("alert")).toContainText("SVG drawings can hold scripts");
  await hand(page, "drop", "#part-hero button", await photo("dropped.jpg", 700, 300));
  await expectPicture(page);
  await expect(part.getByRole("alert")).toBeEmpty();
  const first = await part.locator("img").getAttribute("src");
  await part.getByRole("button", { name: "Remove picture" }).click();
  await hand(page, "paste", "body", await photo("pasted.jpg", 500, 400));
  await expectPicture(page);
  expect(await part.locator("img").getAttribute("src")).not.toBe(first);
  await hand(page, "drop", "#part-hero-alt", await photo("instead.jpg", 300, 300));
  await expect(part.locator("img")).toHaveAttribute("src", /300x300/);
  await save(page);
});

test("an upload shows how far it is, can be cancelled, and says why it failed", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/Failed to load resource/);
  await login(context, site);
  await openStory(page, site, "Cancelled");
  const part = picturePart(page);
  const gate = Promise.withResolvers<void>();
  await page.route("**/api/desk/pictures?name=*", async (route) => {
    await gate.promise;
    await route.abort();
  });
  await part.getByLabel("Picture file").setInputFiles(await photo("slow.jpg"));
  await expect(part.getByRole("progressbar")).toBeVisible();
  await part.getByRole("button", { name: "Cancel" }).click();
  await expect(part.getByRole("button", { name: "Choose a file" })).toBeVisible();
  await expect(part.getByRole("alert")).toBeEmpty();
  gate.resolve();

  await part.getByLabel("Picture file").setInputFiles(await photo("lost.jpg"));
  await expect(part.getByRole("alert")).toHaveText(
    "The site could not be reached; check the connection and try again.",
  );
  const large = { name: "large.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(21 * 1024 * 1024) };
  await part.getByLabel("Picture file").setInputFiles(large);
  await expect(part.getByRole("alert")).toContainText("larger than 20 MB");
});

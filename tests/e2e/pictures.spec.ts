import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";
import { systemActor } from "#lib/auth/policy.ts";
import { disconnect } from "#lib/database/client.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { createStory } from "#lib/stories/commands.ts";
import { expect, test } from "#tests/support/browser.ts";
import { expectAccessible, publish, save } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { jpeg } from "#tests/support/pictures.ts";
import type { Site } from "#tests/support/site.ts";
import { completeStory } from "#tests/support/stories.ts";

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
  await expect(focalPoint(page)).toBeVisible();
  await page.getByRole("button", { name: "Publish…" }).click();
  const refusal = page.getByRole("dialog", { name: "Not ready to publish" });
  await expect(refusal).toContainText("Describe the picture");
  await refusal.getByRole("button", { name: "Go back" }).click();

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
  expect(html).not.toContain("style=");
  expect(gzipSync(html ?? "").length).toBeLessThan(10_000);
  await expect(reader.getByText("Picture: Ann Example")).toBeVisible();

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
  await expect(focalPoint(page)).toBeVisible();
  await expect(part.getByRole("alert")).toBeEmpty();
  const first = await part.locator("img").getAttribute("src");
  await part.getByRole("button", { name: "Remove picture" }).click();
  await hand(page, "paste", "body", await photo("pasted.jpg", 500, 400));
  await expect(focalPoint(page)).toBeVisible();
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

test("the library finds, describes, tells where a picture is used, and lends it to the next story", async ({
  page,
  context,
  site,
}) => {
  test.slow();
  await login(context, site);
  await page.goto("/desk/pictures");
  await page.getByLabel("Picture file").setInputFiles(await photo("crane at night.jpg"));
  await expect(page.getByRole("heading", { name: "crane at night.jpg" })).toBeVisible();
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

test("every door to the pictures asks who comes, and from where", async ({
  context,
  another,
  site,
  problems,
}) => {
  problems.allow(/40\d/);
  await login(context, site);
  const writer = await another();
  await login(writer, site, { role: "writer" });
  const stranger = await another();
  const picture = await uploaded(context, site, "doors.jpg");
  const bytes = (await photo("door.jpg", 100, 80)).buffer;
  const doors = [
    { method: "GET", path: "/api/desk/pictures?text=doors", writer: 200 },
    { method: "POST", path: "/api/desk/pictures?name=door.jpg", data: bytes, writer: 200 },
    {
      method: "PUT",
      path: `/api/desk/pictures/${picture.id}`,
      data: Buffer.from('{"alt":"A door."}'),
      writer: 200,
    },
    { method: "DELETE", path: `/api/desk/pictures/${picture.id}`, writer: 403 },
  ];
  const status = async (who: BrowserContext, door: (typeof doors)[number], origin: string) => {
    const { method, path, data } = door;
    const answer = await who.request.fetch(site.url + path, {
      method,
      headers: { origin },
      ...(data && { data }),
    });
    return answer.status();
  };
  for (const door of doors) {
    const name = `${door.method} ${door.path}`;
    expect(await status(stranger, door, site.url), name).toBe(401);
    expect(await status(context, door, "https://evil.example"), name).toBe(403);
    expect(await status(writer, door, site.url), name).toBe(door.writer);
  }
  for (const path of ["/desk/pictures", `/desk/pictures/${picture.id}`]) {
    const page = await stranger.newPage();
    await page.goto(site.url + path);
    await expect(page).toHaveURL(/\/desk\/sign-in\?next=%2Fdesk%2Fpictures/);
  }
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
  const deleted = { method: "DELETE", path: `/api/desk/pictures/${picture.id}`, writer: 0 };
  expect(await status(context, deleted, site.url)).toBe(200);
  expect(await status(context, deleted, site.url)).toBe(404);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the pages of pictures, ${colorScheme}`, async ({ page, context, site }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await login(context, site);
    const picture = await uploaded(context, site, `${colorScheme}.jpg`);
    for (const path of [
      "/desk/pictures",
      "/desk/pictures?text=nothing+at+all",
      `/desk/pictures/${picture.id}`,
    ]) {
      await page.goto(path);
      await expectAccessible(page, path);
      const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await page.evaluate(fits), `${path} at 360 pixels`).toBe(true);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    const hero = { src: picture.src, alt: "A quay.", credit: "Ann Example" };
    await openStory(page, site, `Looked at in ${colorScheme}`, hero);
    await expect(focalPoint(page)).toBeVisible();
    await picturePart(page).getByRole("button", { name: "From the library" }).click();
    await expect(page.getByRole("dialog").getByRole("button", { name: `${colorScheme}.jpg` })).toBeVisible();
    await expectAccessible(page, "the library over a story");
  });
}

/** A picture that no other test has: the library knows files by their content. */
let seed = Date.now() % 100_000;
async function photo(name: string, width = 1800, height = 1200) {
  seed += 1;
  return { name, mimeType: "image/jpeg", buffer: await jpeg(width, height, seed) };
}

async function uploaded(context: BrowserContext, site: Site, name: string): Promise<LibraryPicture> {
  const { buffer } = await photo(name, 900, 600);
  const answer = await context.request.post(
    `${site.url}/api/desk/pictures?name=${encodeURIComponent(name)}`,
    {
      headers: { origin: site.url, "content-type": "image/jpeg" },
      data: buffer,
    },
  );
  return (await answer.json()).value;
}

async function openStory(page: Page, site: Site, headline: string, hero: LibraryHero = null): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const story = await createStory(systemActor, completeStory({ headline, hero }));
  if (!story.ok) throw new Error(story.problem.message);
  await page.goto(`/desk/stories/${story.value.id}`);
  await expect(page.getByLabel("Headline")).toHaveValue(headline);
}

type LibraryHero = { src: string; alt: string; credit: string } | null;

function picturePart(page: Page) {
  return page.getByRole("group", { name: "Picture", exact: true });
}

function focalPoint(page: Page) {
  return page.getByRole("slider", { name: "Focal point" });
}

/** Puts a file into a drop or a paste, as a person's browser would. */
async function hand(
  page: Page,
  what: "drop" | "paste",
  onto: string,
  given: { name: string; buffer: Buffer },
): Promise<void> {
  await page.evaluate(
    ({ what, onto, name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type: "image/jpeg" }));
      const init = { bubbles: true, cancelable: true };
      const event =
        what === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: data })
          : new ClipboardEvent("paste", { ...init, clipboardData: data });
      document.querySelector(onto)?.dispatchEvent(event);
    },
    { what, onto, name: given.name, base64: given.buffer.toString("base64") },
  );
}

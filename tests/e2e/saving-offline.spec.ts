import { expect, test } from "#tests/support/browser.ts";
import { expectText, goOffline, saveState, write } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { login } from "#tests/support/people.ts";

test("what is typed offline is kept and, back online, joined with what others stored meanwhile", async ({
  page: ann,
  another,
  site,
}) => {
  const away = await another();
  const ben = await away.newPage();
  await login(ann.context(), site, { name: "Ann Example" });
  await login(away, site, { name: "Ben Example" });
  const address = await storedStory(site, {
    headline: "Typed in a tunnel",
    body: "## First\n\nThe first section.\n\n## Second\n\nThe second section.",
  });
  await ann.goto(address);
  await ben.goto(address);
  await expectText(ben, "Body", /The first section/);

  await goOffline(ben);
  await write(ben, "Body", "## First\n\nThe first section, by Ben.\n\n## Second\n\nThe second section.");
  await expect(saveState(ben)).toHaveText("Offline, kept on this device");
  await write(ann, "Body", "## First\n\nThe first section.\n\n## Second\n\nThe second section, by Ann.");
  await ann.getByLabel("Summary").fill("Ann’s summary.");
  await expect(saveState(ann)).toHaveText(/^Saved /);
  await ben.getByLabel("Headline").fill("Typed in a long tunnel");
  await expect(saveState(ben)).toHaveText("Offline, kept on this device");

  await away.setOffline(false);
  await expect(saveState(ben)).toHaveText(/^Saved /);
  const both = "## First\n\nThe first section, by Ben.\n\n## Second\n\nThe second section, by Ann.";
  for (const page of [ben, ann]) {
    await expectText(page, "Body", both);
    await expect(page.getByLabel("Summary")).toHaveValue("Ann’s summary.");
    await expect(page.getByLabel("Headline")).toHaveValue("Typed in a long tunnel");
  }
});

test("an editor whose code did not come is fetched again, and takes over what was typed without it", async ({
  page,
  context,
  site,
  problems,
}) => {
  problems.allow(/ERR_FAILED|Failed to load resource/);
  await login(context, site);
  const address = await storedStory(site, { headline: "A line that fails", body: "Stored." });
  const early = await (await context.request.get(address)).text();
  let down = true;
  await page.route(/\/_next\/static\/.*\.js/, (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1) as string;
    return down && !early.includes(name) ? route.abort() : route.continue();
  });
  const failed = page.waitForEvent("requestfailed");
  await page.goto(address);
  await failed;
  const editors = page.locator("[contenteditable=true][role=textbox]");
  await page.getByRole("textbox", { name: "Body", exact: true }).fill("Stored. Typed without it.");
  await expect(saveState(page)).toHaveText(/^Saved /);
  await expect(editors).toHaveCount(0);

  down = false;
  await expect(editors).toHaveCount(3);
  await expectText(page, "Body", "Stored. Typed without it.");
});

import { expect, test } from "#tests/support/browser.ts";
import { expectText, saveState, write } from "#tests/support/desk.ts";
import { storedStory } from "#tests/support/desk-stories.ts";
import { login } from "#tests/support/people.ts";

test("what is typed offline is kept and, back online, joined with what others stored meanwhile", async ({
  page: ann,
  another,
  site,
  problems,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED/);
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

  await away.setOffline(true);
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

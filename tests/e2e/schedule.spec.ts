import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/database/client.ts";
import { reschedule } from "#lib/schedule/commands.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { expect } from "#tests/support/browser.ts";
import { dayOf, plusDays } from "#tests/support/calendar.ts";
import { expectAccessible, saveState } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { test as base, must, ready, scheduled } from "#tests/support/scheduling.ts";
import { type Site, startSite } from "#tests/support/site.ts";
import { completeStory } from "#tests/support/stories.ts";

const test = base.extend<{ second: Site }>({
  /** A second process of the same site, which serves and does its jobs too. */
  second: [
    async ({ site }, use) => {
      const second = await startSite({ env: { DATABASE_URL: site.databaseUrl } });
      await use(second);
      await second.stop();
    },
    { timeout: 60_000 },
  ],
});

test("a story that is due appears on every page within two seconds of its time, published once by two workers", async ({
  page,
  site,
  second,
  editor,
}) => {
  const headline = "Example Org opens its archive on time";
  // Drawn before, so that all are seen to lack the story in the seconds that it waits.
  const first = ["/", "/news", "/sections/news"];
  for (const { url } of [site, second]) for (const path of first) await fetch(url + path);
  const { id, slug, at } = await scheduled(editor, headline, new Date(Date.now() + 8000));
  const paths = ["/", "/news", `/news/${slug}`, "/sections/news", "/tags/open-data"];
  const pages = [site, second].flatMap(({ url }) => paths.map((path) => url + path));
  const shows = async (url: string) => (await (await fetch(url)).text()).includes(headline);
  const early = await Promise.all(
    pages.map(async (url) => ((await shows(url)) && Date.now() < at.getTime() ? url : null)),
  );
  expect(early.filter(Boolean), "shown before its time").toEqual([]);
  await sleep(Math.max(0, at.getTime() - Date.now()));
  const asked = await Promise.all(pages.map((url) => firstAsked(url, shows)));
  expect(Math.max(...asked) - at.getTime()).toBeLessThan(2000);
  await page.goto("/");
  await page.getByRole("link", { name: headline }).first().click();
  await expect(page.getByRole("heading", { name: headline, level: 1 })).toBeVisible();
  expect(await database().event.count({ where: { storyId: id, kind: "story.published" } })).toBe(1);
});

test("the editor schedules exactly one version, is told when the text has moved on, and readers get that version", async ({
  page,
  context,
  site,
  editor,
}) => {
  await login(context, site);
  const first = must(await createStory(editor, completeStory({ headline: "The first of two texts" })));
  await page.goto(`/desk/stories/${first.id}`);
  await ready(page);
  const waits = page.getByRole("list", { name: "Schedule" });
  await page.getByRole("button", { name: "Schedule…" }).click();
  const question = page.getByRole("dialog", { name: "Schedule exactly this version" });
  await expect(question.getByRole("link", { name: "version 1" })).toBeVisible();
  await question.getByLabel("Day").fill("2001-02-03");
  await expect(question.getByText("This time has passed")).toBeVisible();
  await expect(question.getByRole("button", { name: "Approve and schedule" })).toBeDisabled();
  const day = dayOf(plusDays(new Date(), 3));
  await question.getByLabel("Day").fill(day);
  await question.getByLabel("Time").fill("09:15");
  await expectAccessible(page, "the question when it goes out");
  await question.getByLabel("Time").press("Enter");
  await expect(waits).toContainText(/Scheduled for .*09:15 \(UTC\): version 1\./);
  await expect(saveState(page)).toBeFocused();
  await expectAccessible(page, "the editor of a scheduled story");

  await page.getByLabel("Headline").fill("The second of two texts");
  await expect(waits).toContainText(/What goes out on .*09:15 \(UTC\) is version 1, without later changes\./);
  await expect(waits.getByRole("button", { name: "Schedule this version instead" })).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(saveState(page)).toHaveText(/^Saved /);

  await waits.getByRole("button", { name: "Change" }).click();
  const move = page.getByRole("dialog", { name: "Move “The first of two texts”" });
  await move.getByLabel("Time").fill("10:45");
  await move.getByRole("button", { name: "Move", exact: true }).click();
  await expect(waits).toContainText("10:45 (UTC)");

  const [entry] = await database().schedule.findMany({ where: { storyId: first.id } });
  if (!entry) throw new Error("Nothing waits.");
  expect(entry.at.toISOString()).toBe(`${day}T10:45:00.000Z`);
  must(await reschedule(editor, { schedule: entry.id, from: entry.at, at: new Date() }));
  const read = async () => (await fetch(`${site.url}/news/${first.slug}`)).text();
  await expect.poll(read).toContain("The first of two texts");
  expect(await read()).not.toContain("The second of two texts");
  await page.reload();
  await expect(page.getByLabel("Headline")).toHaveValue("The second of two texts");
  await expect(waits).toHaveCount(0);

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Retract at a time…" }).click();
  const away = page.getByRole("dialog", { name: "Retract this story at a time" });
  await away.getByLabel("Day").fill(day);
  await away.getByRole("button", { name: "Schedule the retraction" }).click();
  await expect(waits).toContainText(/Is taken away from readers on .*09:00 \(UTC\)\./);
  await waits.getByRole("button", { name: "Unschedule" }).click();
  await expect(waits).toHaveCount(0);
});

test("a change of a live story goes out at its time with the note to readers that was decided with it", async ({
  page,
  context,
  site,
  editor,
}) => {
  await login(context, site);
  const headline = "Corrected overnight";
  const summary = "Example Hospital pays 40 percent of the costs.";
  const made = must(await createStory(editor, completeStory({ headline, summary })));
  const live = must(await publishStory(editor, { id: made.id, expectedVersion: made.version }));
  const content = completeStory({ headline, summary: summary.replace("40", "45") });
  must(await saveStory(editor, { id: live.id, expectedVersion: live.version, content }));
  await page.goto(`/desk/stories/${live.id}`);
  await ready(page);
  await page.getByRole("button", { name: "Schedule…" }).click();
  const question = page.getByRole("dialog", { name: "Schedule exactly this version" });
  await expect(question.getByRole("radio", { name: "Correction" })).toBeChecked();
  const words = question.getByRole("textbox", { name: "In these words" });
  await expect(words).toHaveValue(/said “Example Hospital pays 40 percent.+now says.+45 percent/);
  await words.fill("The hospital pays 45 percent, not 40.");
  const day = dayOf(plusDays(new Date(), 3));
  await question.getByLabel("Day").fill(day);
  await question.getByLabel("Time").fill("09:15");
  await expectAccessible(page, "when a correction goes out");
  await question.getByRole("button", { name: "Approve and schedule" }).click();
  const waits = page.getByRole("list", { name: "Schedule" });
  await expect(waits).toContainText("Readers are told: “The hospital pays 45 percent, not 40.”");

  await page.getByRole("button", { name: "Publish…" }).click();
  const now = page.getByRole("dialog", { name: "Publish these changes?" });
  await expect(now).toContainText(
    /Version 2 waits to go out on .*09:15 \(UTC\)\. Publishing now takes it off/,
  );
  await now.getByRole("button", { name: "Not yet" }).click();

  const list = await context.newPage();
  await list.goto("/desk");
  const row = list.getByRole("row", { name: new RegExp(headline) });
  await expect(row).toContainText(/goes out \w{3} 09:15/);

  const [entry] = await database().schedule.findMany({ where: { storyId: live.id } });
  if (!entry) throw new Error("Nothing waits.");
  must(await reschedule(editor, { schedule: entry.id, from: entry.at, at: new Date() }));
  const read = async () => (await fetch(`${site.url}/news/${live.slug}`)).text();
  await expect.poll(read).toContain("The hospital pays 45 percent, not 40.");
  expect(await read()).toContain("pays 45 percent of the costs");
  await list.reload();
  await expect(row).not.toContainText("goes out");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "What readers are told" })).toHaveValue(
    "The hospital pays 45 percent, not 40.",
  );
});

/** When somebody asked for a page who was the first to see the story on it, however long the answer took. */
async function firstAsked(url: string, shows: (url: string) => Promise<boolean>): Promise<number> {
  let asked = 0;
  const ask = () => {
    asked = Date.now();
    return shows(url);
  };
  await expect.poll(ask, { message: url, intervals: [50] }).toBe(true);
  return asked;
}

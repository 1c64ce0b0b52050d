import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Actor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import { reschedule } from "#lib/schedule/commands.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { test as base, expect } from "#tests/support/browser.ts";
import { dayCell, dayOf, nextMonth, plusDays } from "#tests/support/calendar.ts";
import { expectAccessible, save, saveState } from "#tests/support/desk.ts";
import { login, makePerson } from "#tests/support/people.ts";
import { type Site, startSite } from "#tests/support/site.ts";
import { completeStory } from "#tests/support/stories.ts";

const hour = 60 * 60_000;

const test = base.extend<{ editor: Actor; second: Site }>({
  /** Somebody who may publish, known to the database that this test writes to. */
  editor: async ({ site }, use) => {
    process.env.DATABASE_URL = site.databaseUrl;
    process.env.SITE_URL = site.url;
    const { id, name, role } = await makePerson(site.databaseUrl, { name: "Edda Example" });
    await use({ id, name, role });
    await disconnect();
  },
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
  const { id, slug, at } = await scheduled(editor, headline, new Date(Date.now() + 5000));
  const paths = ["/", "/news", `/news/${slug}`, "/sections/news", "/tags/open-data"];
  const pages = [site, second].flatMap(({ url }) => paths.map((path) => url + path));
  const shows = async (url: string) => (await (await fetch(url)).text()).includes(headline);
  for (const url of pages) expect(await shows(url), `${url} before its time`).toBe(false);
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

test("the calendar shows what waits, and moves it by keyboard and by dragging", async ({
  page,
  context,
  site,
  editor,
}) => {
  const at = nextMonth();
  const headline = "Waits for its day";
  const story = await scheduled(editor, headline, at);
  await login(context, site);
  await page.setViewportSize({ width: 1440, height: 1200 });
  await page.goto(`/desk/calendar?view=month&day=${dayOf(at)}`);
  await ready(page);
  const day = (days: number) => dayCell(page, dayOf(plusDays(at, days)));
  await expect(day(0).getByRole("link", { name: headline })).toBeVisible();
  await expectAccessible(page, "the calendar by month");

  await day(0)
    .getByRole("button", { name: `Change “${headline}”` })
    .press("Enter");
  await page.getByRole("menuitem", { name: "Move…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: `Move “${headline}”` });
  await dialog.getByLabel("Day").fill(dayOf(plusDays(at, 2)));
  await dialog.getByLabel("Time").fill("09:30");
  await dialog.getByLabel("Time").press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "now goes out on" })).toContainText("09:30 (UTC)");
  await expect(day(2).getByRole("link", { name: headline })).toBeVisible();

  await day(2).getByRole("listitem").filter({ hasText: headline }).dragTo(day(3));
  await expect(day(3).getByRole("link", { name: headline })).toBeVisible();
  const [entry] = await database().schedule.findMany({ where: { storyId: story.id } });
  expect(entry?.at.toISOString()).toBe(`${dayOf(plusDays(at, 3))}T09:30:00.000Z`);

  await page.getByRole("link", { name: "Week", exact: true }).click();
  await expect(page.getByRole("link", { name: "Next week" })).toBeVisible();
  await expectAccessible(page, "the calendar by week");
  await page.goto(`/desk/calendar?day=${dayOf(plusDays(at, 3))}`);
  await ready(page);
  await page.getByRole("button", { name: `Change “${headline}”` }).click();
  await page.getByRole("menuitem", { name: "Unschedule" }).click();
  await expect(page.getByRole("status").filter({ hasText: "off the schedule" })).toBeVisible();
  await expect(page.getByRole("link", { name: headline })).toHaveCount(0);
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

test("what failed to publish alarms at its bar and on the desk with its reason, until it is tried again", async ({
  page,
  context,
  site,
  editor,
}) => {
  const at = new Date(Date.now() + hour);
  const story = await scheduled(editor, "Could not go out", at);
  // Dated on after it was scheduled, so that the checks let it through then and not when it is due.
  const before = await database().story.findUniqueOrThrow({ where: { id: story.id } });
  const dated = { id: story.id, expectedVersion: before.version, publishedAt: plusDays(at, 30) };
  must(await saveStory(editor, { ...dated, content: completeStory({ headline: "Could not go out" }) }));
  must(await reschedule(editor, { schedule: story.schedule, from: at, at: new Date() }));
  const stateNow = async () =>
    (await database().schedule.findUniqueOrThrow({ where: { id: story.schedule } })).state;
  await expect.poll(stateNow).toBe("failed");
  await login(context, site);
  await page.goto("/desk/calendar");
  await expect(page.getByText("lies in the future").first()).toBeVisible();
  await expectAccessible(page, "the calendar with a failure");
  await page.goto("/desk");
  await expect(page.getByRole("row", { name: /Could not go out/ })).toContainText("failed to publish");
  await expectAccessible(page, "the list with a failure");
  const alarm = page.getByRole("region", { name: "Needs somebody" });
  await expect(alarm).toContainText("Failed to publish: Could not go out");
  await alarm.getByRole("link", { name: "Could not go out" }).click();
  const bar = page.getByRole("list", { name: "Schedule" });
  await expect(bar).toContainText(/Failed to publish version 1 on .*: The date .* lies in the future/);
  await expect(bar.getByRole("button", { name: "Unschedule" })).toBeVisible();
  await ready(page);
  await page.getByLabel("First published").fill("2024-02-29T09:30");
  await save(page);
  await bar.getByRole("button", { name: "Try again now" }).click();
  await expect(bar).toHaveCount(0);
  await expect.poll(async () => (await fetch(`${site.url}/news/${story.slug}`)).status).toBe(200);
  await page.goto("/desk");
  await expect(page.getByRole("heading", { name: "Stories", exact: true })).toBeVisible();
  await expect(alarm).toHaveCount(0);
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

async function scheduled(editor: Actor, headline: string, at: Date) {
  const { id, slug, version, revision } = must(await createStory(editor, completeStory({ headline })));
  const plan = { id, expectedVersion: version, number: revision, at };
  const { schedule } = must(await approveAndSchedule(editor, plan));
  return { id, slug, at, schedule };
}

async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-ready]")).toHaveCount(1);
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

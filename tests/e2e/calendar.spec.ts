import { database } from "#lib/database/client.ts";
import { reschedule } from "#lib/schedule/commands.ts";
import { saveStory } from "#lib/stories/commands.ts";
import { expect } from "#tests/support/browser.ts";
import { dayCell, dayOf, nextMonth, plusDays } from "#tests/support/calendar.ts";
import { expectAccessible, save } from "#tests/support/desk.ts";
import { login } from "#tests/support/people.ts";
import { hour, must, ready, scheduled, test } from "#tests/support/scheduling.ts";
import { completeStory } from "#tests/support/stories.ts";

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

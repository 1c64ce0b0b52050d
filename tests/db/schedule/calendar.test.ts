import { describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { doDue } from "#lib/schedule/due.ts";
import { calendarEntries, scheduleHealth, schedulesOf, troubles } from "#lib/schedule/queries.ts";
import { saveStory } from "#lib/stories/commands.ts";
import { editor, value, withNewsroom } from "../../support/newsroom.ts";
import { approvedStory, scheduleAt } from "../../support/schedules.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const minute = 60_000;
const later = (minutes: number) => new Date(Date.now() + minutes * minute);

describe("the calendar", () => {
  it("has what waits with its version, what went out and what failed", async () => {
    const one = await approvedStory({ headline: "Waits and is edited" });
    const waiting = value(await scheduleAt(one, later(30)));
    const content = completeStory({ headline: "Edited since" });
    value(await saveStory(editor, { id: one.id, expectedVersion: waiting.version, content }));
    const two = await approvedStory({ headline: "Went out" });
    await doDue(value(await scheduleAt(two, later(10))).schedule, () => later(11));
    const three = await approvedStory({ headline: "Failed" });
    const failing = value(await scheduleAt(three, later(20)));
    await database().schedule.update({
      where: { id: failing.schedule },
      data: { state: "failed", reason: "It would not.", endedAt: new Date() },
    });

    const { entries, more } = await calendarEntries(later(-5), later(60));
    expect(more).toBe(false);
    expect(entries.map(({ headline, kind, state, edited }) => [headline, kind, state, edited])).toEqual([
      ["Went out", "publish", "done", false],
      ["Failed", "publish", "failed", false],
      ["Waits and is edited", "publish", "waiting", true],
    ]);
    expect(entries[1]?.reason).toBe("It would not.");
    expect(await schedulesOf(one.id)).toMatchObject([{ number: 1, by: "Edda Example" }]);
    expect((await calendarEntries(later(60), later(120))).entries).toEqual([]);
  });

  it("alarms about what is over a minute late, and about what failed", async () => {
    expect(await scheduleHealth()).toEqual({ overdue: 0, failed: 1 });
    expect(await scheduleHealth(later(30.5))).toEqual({ overdue: 0, failed: 1 });
    expect(await scheduleHealth(later(32))).toEqual({ overdue: 1, failed: 1 });
    expect((await troubles(later(32))).map(({ headline, overdue }) => [headline, overdue])).toEqual([
      ["Failed", false],
      ["Waits and is edited", true],
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "#lib/database/client.ts";
import { startJobs } from "#lib/jobs/tasks.ts";
import type { Worker } from "#lib/jobs/worker.ts";
import { scheduleRetraction, tryAgain, unschedule } from "#lib/schedule/commands.ts";
import { backOff, doAllDue, doDue } from "#lib/schedule/due.ts";
import { publishStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { editor, refusal, value, withNewsroom } from "../../support/newsroom.ts";
import { approvedStory, eventsOf, scheduleAt, timesPublished } from "../../support/schedules.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const hour = 60 * 60_000;
const workers: Worker[] = [];
let n = 0;
let headline = "";
beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await database().$executeRaw`drop trigger if exists refuse on revision_marks`;
});

/** Publications throw, as when something in the code is wrong. */
async function breakPublishing(): Promise<void> {
  await database().$executeRawUnsafe(`
    create or replace function broken() returns trigger language plpgsql as
    $$ begin raise exception 'A secret of the story'; end $$`);
  await database().$executeRaw`
    create trigger refuse before insert on revision_marks
    for each row when (new.kind = 'published') execute function broken()`;
}

async function entry(id: number) {
  return database().schedule.findUniqueOrThrow({ where: { id } });
}

describe("when the time has come", () => {
  it("two workers and a sweep publish each of twenty stories exactly once", async () => {
    const at = new Date(Date.now() + 4000);
    const stories: { id: number; schedule: number }[] = [];
    for (let each = 0; each < 20; each++) {
      const story = await approvedStory({ headline: `${headline}, part ${each}` });
      const { schedule } = value(await scheduleAt(story, at));
      stories.push({ id: story.id, schedule });
    }
    workers.push(startJobs(), startJobs());
    const eager = () => Promise.all(stories.map(({ schedule }) => doDue(schedule)));
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(at.getTime()), { timeout: 20_000 });
    await Promise.all([eager(), eager()]);
    await vi.waitFor(
      async () => {
        const left = await database().schedule.count({ where: { state: "waiting" } });
        expect(left).toBe(0);
      },
      { timeout: 10_000 },
    );
    for (const { id } of stories) {
      expect(await timesPublished(id)).toBe(1);
      expect((await deskStory(id))?.state).toBe("published");
    }
  }, 60_000);

  it("a story goes out within two seconds", async () => {
    workers.push(startJobs());
    const story = await approvedStory({ headline });
    const at = new Date(Date.now() + 1500);
    const { schedule } = value(await scheduleAt(story, at));
    await vi.waitFor(async () => expect((await entry(schedule)).state).toBe("done"), {
      timeout: 10_000,
      interval: 20,
    });
    const { endedAt } = await entry(schedule);
    expect((endedAt?.getTime() ?? 0) - at.getTime()).toBeLessThan(2000);
  });

  it("a story goes out although its job was lost", async () => {
    workers.push(startJobs());
    const story = await approvedStory({ headline });
    const { schedule } = value(await scheduleAt(story, new Date(Date.now() + 500)));
    await database().$executeRaw`delete from graphile_worker._private_jobs`;
    await vi.waitFor(async () => expect((await entry(schedule)).state).toBe("done"), { timeout: 10_000 });
    expect(await timesPublished(story.id)).toBe(1);
  });
});

describe("what cannot be done when its time has come", () => {
  it("is tried again later and later, then has failed, with a reason that gives nothing away", async () => {
    const story = await approvedStory({ headline });
    const at = new Date(Date.now() + hour);
    const { schedule } = value(await scheduleAt(story, at));
    await breakPublishing();
    let now = at;
    for (const wait of backOff) {
      expect(await doDue(schedule, () => now)).toBe("later");
      expect(await entry(schedule)).toMatchObject({ state: "waiting", at });
      expect(await doDue(schedule, () => now)).toBe("nothing");
      now = new Date(now.getTime() + wait);
    }
    expect(await doDue(schedule, () => now)).toBe("failed");
    const failed = await entry(schedule);
    expect(failed).toMatchObject({ state: "failed", attempts: backOff.length + 1 });
    expect(failed.reason).toContain("unexpected");
    expect(failed.reason).not.toContain("secret");
    expect(await deskStory(story.id)).toMatchObject({ state: "approved", live: false });
    expect(await eventsOf(story.id)).toContain("story.schedule_failed");
  });

  it("goes out when it is tried again and nothing stands in the way any more", async () => {
    const story = await approvedStory({ headline });
    const at = new Date(Date.now() + hour);
    const { schedule } = value(await scheduleAt(story, at));
    expect(refusal(await tryAgain(editor, { schedule })).code).toBe("conflict");
    await database().schedule.update({
      where: { id: schedule },
      data: { state: "failed", reason: "It would not.", endedAt: new Date() },
    });
    value(await tryAgain(editor, { schedule }));
    expect(await doDue(schedule)).toBe("done");
    expect(await timesPublished(story.id)).toBe(1);
  });

  it("has failed at once when it is refused, and says why", async () => {
    const story = await approvedStory({ headline });
    const at = new Date(Date.now() + hour);
    const { schedule } = value(await scheduleAt(story, at));
    await database().story.update({
      where: { id: story.id },
      data: { publishedAt: new Date("2199-01-01") },
    });
    expect(await doDue(schedule, () => at)).toBe("failed");
    expect((await entry(schedule)).reason).toContain("2199-01-01 lies in the future");
    value(await unschedule(editor, { schedule }));
    expect(await entry(schedule)).toMatchObject({ state: "cancelled" });
  });

  it("has failed when there is nothing to take back any more", async () => {
    const story = await approvedStory({ headline });
    const from = new Date(Date.now() + hour);
    const first = value(await scheduleAt(story, from));
    const at = new Date(from.getTime() + hour);
    const second = value(
      await scheduleRetraction(editor, { id: story.id, expectedVersion: first.version, at }),
    );
    value(await unschedule(editor, { schedule: first.schedule }));
    expect(await doDue(second.schedule, () => at)).toBe("failed");
    expect((await entry(second.schedule)).reason).toContain("cannot be retracted");
  });

  it("is looked for just in time, and whatever has no job is found", async () => {
    const at = new Date(Date.now() + 24 * hour); // after all of the other tests
    const schedules: number[] = [];
    for (const part of ["one", "two"]) {
      const story = await approvedStory({ headline: `${headline}, part ${part}` });
      schedules.push(
        value(await scheduleAt(story, new Date(at.getTime() + schedules.length * 200))).schedule,
      );
    }
    await database().$executeRaw`delete from graphile_worker._private_jobs`;
    const clock = (milliseconds: number) => () => new Date(at.getTime() + milliseconds);
    const states = () => Promise.all(schedules.map(async (id) => (await entry(id)).state));
    expect(await doAllDue(clock(-600), 500)).toBeNull();
    expect(await doAllDue(clock(-300), 500)).toBe(300);
    expect(await doAllDue(clock(0), 500)).toBe(200);
    expect(await states()).toEqual(["done", "waiting"]);
    expect(await doAllDue(clock(200), 500)).toBeNull();
    expect(await states()).toEqual(["done", "done"]);
  });

  it("is over when somebody publishes by hand", async () => {
    const story = await approvedStory({ headline });
    const at = new Date(Date.now() + hour);
    const { schedule } = value(await scheduleAt(story, at));
    await breakPublishing();
    let now = at;
    for (const wait of backOff) {
      await doAllDue(() => now);
      now = new Date(now.getTime() + wait);
    }
    await doAllDue(() => now);
    expect((await entry(schedule)).state).toBe("failed");
    await database().$executeRaw`drop trigger refuse on revision_marks`;
    const version = (await deskStory(story.id))?.version ?? 0;
    const content = completeStory({ headline, summary: "Mended." });
    const saved = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    value(await publishStory(editor, { id: story.id, expectedVersion: saved.version }));
    expect((await entry(schedule)).state).toBe("cancelled");
  });
});

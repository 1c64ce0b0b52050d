import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it, vi } from "vitest";
import { database } from "#lib/database/client.ts";
import { startJobs } from "#lib/jobs/tasks.ts";
import { wakeAt } from "#lib/schedule/jobs.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { value, withNewsroom } from "../../support/newsroom.ts";
import { approvedStory, scheduleAt, timesPublished } from "../../support/schedules.ts";

withNewsroom();

const kills = 50;
const longest = 300; // milliseconds into a publication after which it is killed; a cold one takes about 200

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** A worker in a process of its own that is killed some time into its first publication; gives its place then. */
async function startVictim(place: number): Promise<number> {
  const child = fork("tests/support/schedule-worker.ts", { execArgv: [], env: process.env });
  running.add(child);
  await once(child, "message");
  await sleep(Math.random() * longest);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  running.delete(child);
  return place;
}

describe("a worker that is killed while it publishes", () => {
  it(`leaves every story published exactly once, ${kills} times at random moments`, async () => {
    const stories: { id: number; schedule: number }[] = [];
    for (let each = 0; each < kills; each++) {
      const story = await approvedStory({ headline: `Archive number ${each} opens` });
      // Each waits until a victim is there; nobody else works yet.
      const { schedule } = value(await scheduleAt(story, new Date(Date.now() + 60 * 60_000)));
      stories.push({ id: story.id, schedule });
    }

    let interrupted = 0;
    const victims = [startVictim(0), startVictim(1)];
    for (const { schedule } of stories) {
      const now = new Date();
      await database().schedule.update({ where: { id: schedule }, data: { at: now, nextAt: now } });
      await database().$transaction((tx) => wakeAt(tx, schedule, now));
      const killed = await Promise.race(victims);
      victims[killed] = startVictim(killed);
      const { state } = await database().schedule.findUniqueOrThrow({ where: { id: schedule } });
      if (state === "waiting") interrupted += 1;
    }
    expect(interrupted, "publications that were interrupted").toBeGreaterThan(0);

    const survivor = startJobs();
    await vi.waitFor(
      async () => expect(await database().schedule.count({ where: { state: "waiting" } })).toBe(0),
      { timeout: 20_000, interval: 200 },
    );
    await survivor.stop();
    for (const { id } of stories) {
      expect(await timesPublished(id)).toBe(1);
      expect(await deskStory(id)).toMatchObject({ state: "published", live: true });
    }
  }, 300_000);
});

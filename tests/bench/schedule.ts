import { setTimeout as sleep } from "node:timers/promises";
import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { schedulePublication } from "#lib/schedule/commands.ts";
import { createStory, moveStory } from "#lib/stories/commands.ts";
import { completeStory } from "../support/stories.ts";
import { percentile, type Report } from "./report.ts";
import { startBenchSite } from "./site.ts";

const count = 1000;
const minute = 60_000;

/** A thousand stories that are due in the same minute, published by a site that serves readers meanwhile. */
export async function measure(): Promise<Report> {
  const site = await startBenchSite({ PAGE_CACHE: "on", JOBS: "on" });
  process.env.DATABASE_URL = site.databaseUrl;
  // Far enough ahead that preparing them does not run into it.
  const planned = new Date(Date.now() + 60 * minute);
  const ids: number[] = [];
  for (let n = 0; n < count; n++) ids.push(await scheduled(n, planned));

  const due = new Date(Date.now() + 3000);
  await moveAll(due);
  let reads = 0;
  let slowestRead = 0;
  let left = count;
  const polling = (async () => {
    while (left > 0) {
      const begun = performance.now();
      const answer = await fetch(`${site.url}/news`);
      await answer.text();
      if (Date.now() >= due.getTime()) {
        reads += 1;
        slowestRead = Math.max(slowestRead, performance.now() - begun);
      }
      await sleep(50);
    }
  })();
  while (left > 0) {
    await sleep(250);
    left = await database().schedule.count({ where: { state: "waiting" } });
    if (Date.now() > due.getTime() + 5 * minute) break;
  }
  left = 0;
  await polling;

  const done = await database().schedule.findMany({ where: { state: "done" }, select: { endedAt: true } });
  const delays = done.map(({ endedAt }) => (endedAt?.getTime() ?? Number.NaN) - due.getTime());
  const events = await database().event.groupBy({
    by: ["storyId"],
    where: { kind: "story.published", storyId: { in: ids } },
    _count: true,
  });
  const once = events.filter(({ _count }) => _count === 1).length;
  await disconnect();
  await site.stop();
  const slowest = Math.max(...delays) / 1000;
  return {
    title: `${count} stories due at the same instant, published by one process that serves readers`,
    rows: [
      {
        published: done.length,
        "exactly once": once,
        "p50 s": percentile(delays, 50) / 1000,
        "slowest s": slowest,
        "a second": Math.round(done.length / slowest),
        "lists read meanwhile": reads,
        "slowest read ms": Math.round(slowestRead),
      },
    ],
    limits: [
      { what: "the slowest of them", value: slowest, unit: "s", atMost: 60 },
      { what: "published exactly once", value: once, unit: "stories", atLeast: count },
    ],
    notes: ["From the instant at which they are due to the end of each publication."],
  };
}

async function scheduled(n: number, at: Date): Promise<number> {
  const content = completeStory({
    headline: `Example Org opens archive number ${n}`,
    section: "news",
    tags: [`Archive ${n % 40}`, "Open Data"],
    body: `## What happened\n\nArchive ${n} of district ${n % 97} opened, with ${n * 7} reports of ${1900 + (n % 120)}.`,
  });
  const { id, version, revision } = must(await createStory(systemActor, content));
  const submitted = must(await moveStory(systemActor, { id, expectedVersion: version, move: "submit" }));
  const approved = must(
    await moveStory(systemActor, { id, expectedVersion: submitted.version, move: "approve" }),
  );
  const input = { id, expectedVersion: approved.version, number: revision, at };
  must(await schedulePublication(systemActor, input));
  return id;
}

/** As if all had been planned for that instant: schedules and their jobs. */
async function moveAll(at: Date): Promise<void> {
  await database().schedule.updateMany({ data: { at, nextAt: at } });
  await database().$executeRaw`update graphile_worker._private_jobs set run_at = ${at}::timestamptz`;
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

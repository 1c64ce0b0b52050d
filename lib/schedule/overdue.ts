import { from } from "#lib/audit/origin.ts";
import { recordEvent } from "#lib/audit/record.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { shared } from "#lib/shared.ts";
import { transact } from "#lib/stories/change.ts";
import { lockStory } from "./hold.ts";
import { type CalendarEntry, troubles } from "./queries.ts";

const kind = "story.schedule_overdue";
const glance = 60_000; // milliseconds between two looks of a process that is asked by everybody's desk

const looked = shared("overdue", () => ({ at: 0 }));

/** Notes in the log, once for each time that was set, what should have happened over a minute ago and waits still. */
export async function noteOverdue(now = new Date()): Promise<void> {
  for (const entry of await troubles(now)) if (entry.overdue) await noteLate(entry);
}

/** As `noteOverdue`, at most once a minute: a desk is open also when nobody does the jobs, which is when things are late. */
export async function glanceAtOverdue(): Promise<void> {
  const now = Date.now();
  if (now - looked.at < glance) return;
  looked.at = now;
  await from("job", () => noteOverdue(new Date(now)));
}

async function noteLate({ story, schedule, at }: CalendarEntry): Promise<void> {
  if (schedule === null || (await isNoted(database(), story, schedule, at))) return;
  await transact(systemActor, "story.read", async (tx) => {
    await lockStory(tx, story);
    const late = await tx.schedule.findFirst({
      where: { id: schedule, state: "waiting", at },
      include: { revision: { select: { headline: true } } },
    });
    if (late && !(await isNoted(tx, story, schedule, at))) {
      const { kind: what, number: revision } = late;
      const data = { what, revision, schedule, at: at.toISOString() };
      await recordEvent(tx, systemActor, kind, { story, title: late.revision.headline }, { data });
    }
    return { value: null, tags: [] };
  });
}

async function isNoted(
  tx: Pick<ReturnType<typeof database>, "event">,
  storyId: number,
  schedule: number,
  at: Date,
): Promise<boolean> {
  const of = { storyId, kind };
  const same = [
    { data: { path: ["schedule"], equals: schedule } },
    { data: { path: ["at"], equals: at.toISOString() } },
  ];
  return (await tx.event.count({ where: { ...of, AND: same } })) > 0;
}

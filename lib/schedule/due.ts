import { z } from "zod";
import { changes, recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { isUnavailable } from "#lib/database/unavailable.ts";
import { nameOf } from "#lib/jobs/log.ts";
import { ok, Refusal, type Result } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { publishRevision, retractStory } from "#lib/stories/commands.ts";
import { together } from "#lib/stories/together.ts";
import type { Schedule } from "#prisma/generated/client.ts";
import { lockStory, noteOf, turnOf } from "./hold.ts";
import { wakeAt } from "./jobs.ts";

/** Gives the time; a test has its own. */
export type Clock = () => Date;

/** What came of a schedule that was looked at. "nothing": it is not due, or somebody else has done it. */
export type Outcome = "done" | "later" | "failed" | "nothing";

/** Milliseconds from each try in vain to the next; after the last it has failed. */
export const backOff = [1_000, 5_000, 20_000, 60_000];

/**
 * Does what a schedule says if its time has come, once, whoever else tries: the story's row is held, the state is looked
 * at under that lock, and it changes in the same transaction. A refusal makes it "failed" at once, since nothing that
 * was refused changes by itself; an error is tried again later and later. While the database is away it throws.
 */
export async function doDue(id: number, clock: Clock = () => new Date()): Promise<Outcome> {
  const found = await database().schedule.findUnique({ where: { id } });
  if (found?.state !== "waiting" || found.nextAt > clock()) return "nothing";
  try {
    const done = await together((tx) => attempt(tx, found.storyId, id, clock));
    if (done.ok) return done.value;
    return await giveUp(found, done.problem.message);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const wait = backOff[found.attempts];
    if (wait === undefined) return giveUp(found, `Something unexpected went wrong (${nameOf(error)}).`);
    return postpone(found, new Date(clock().getTime() + wait));
  }
}

/**
 * Does everything that is due, earliest first, whether there is a job for it or not. Gives the milliseconds until the next
 * one where that is due within `ahead` milliseconds, 0 when there may be more that is due, and else null.
 */
export async function doAllDue(clock: Clock = () => new Date(), ahead = 0): Promise<number | null> {
  const coming = await database().schedule.findMany({
    where: { state: "waiting", nextAt: { lte: new Date(clock().getTime() + ahead) } },
    orderBy: [{ nextAt: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, nextAt: true },
  });
  for (const { id, nextAt } of coming) {
    const wait = nextAt.getTime() - clock().getTime();
    if (wait > 0) return wait;
    await doDue(id, clock);
  }
  return coming.length < most ? null : 0;
}

const most = 50;

/** The job that looks at a schedule when its time comes. */
export async function dueJob(payload: unknown): Promise<void> {
  await doDue(z.object({ schedule: z.int() }).parse(payload).schedule);
}

type Tx = Parameters<Parameters<typeof together>[0]>[0];

async function attempt(tx: Tx, storyId: number, id: number, clock: Clock): Promise<Result<Outcome>> {
  const story = await lockStory(tx, storyId);
  const schedule = await tx.schedule.findUniqueOrThrow({ where: { id }, include: { revision: true } });
  if (schedule.state !== "waiting" || schedule.nextAt > clock()) return ok("nothing");
  if (schedule.revision.hash !== schedule.hash) throw new Error("A revision is not what was scheduled.");
  await tx.schedule.update({ where: { id }, data: { state: "done", endedAt: clock() } });
  const write = { id: storyId, expectedVersion: story.version, schedule: id };
  const { number, reason, told } = schedule;
  const done =
    schedule.kind === "publish"
      ? await publishRevision(actorOf(schedule), { ...write, number, note: noteOf(schedule) })
      : await retractStory(actorOf(schedule), { ...write, reason, told });
  return done.ok ? ok("done") : done;
}

/** Permission was asked when it was scheduled: whoever has left since has still decided it. See the README. */
function actorOf({ byId, byName }: Schedule): Actor {
  return { id: byId, name: byName, role: "admin" };
}

/** Tries again then, unless somebody else has got it done or moved it. */
async function postpone(seen: Schedule, nextAt: Date): Promise<Outcome> {
  return settle(seen, async (tx) => {
    await tx.schedule.update({ where: { id: seen.id }, data: { attempts: { increment: 1 }, nextAt } });
    await wakeAt(tx, seen.id, nextAt);
    return "later";
  });
}

async function giveUp(seen: Schedule, reason: string): Promise<Outcome> {
  return settle(seen, async (tx, story, title) => {
    const data = { state: "failed", reason, endedAt: new Date(), attempts: { increment: 1 } } as const;
    await tx.schedule.update({ where: { id: seen.id }, data });
    const state = await turnOf(tx, story, seen, "unschedule");
    const { kind: what, number: revision, id: schedule } = seen;
    const turned = changes({ state: story.state }, { state });
    const facts = { ...turned, data: { what, revision, schedule, reason } };
    await recordEvent(tx, actorOf(seen), "story.schedule_failed", { story: story.id, title }, facts);
    return "failed";
  });
}

type Story = Awaited<ReturnType<typeof lockStory>>;

async function settle(
  seen: Schedule,
  work: (tx: Tx, story: Story, headline: string) => Promise<Outcome>,
): Promise<Outcome> {
  const settled = await transact(actorOf(seen), "story.read", async (tx) => {
    const story = await lockStory(tx, seen.storyId);
    const now = await tx.schedule.findUniqueOrThrow({
      where: { id: seen.id },
      include: { revision: { select: { headline: true } } },
    });
    const same = now.state === "waiting" && now.attempts === seen.attempts && +now.nextAt === +seen.nextAt;
    return { value: same ? await work(tx, story, now.revision.headline) : ("nothing" as const), tags: [] };
  });
  if (!settled.ok) throw new Refusal(settled.problem);
  return settled.value;
}

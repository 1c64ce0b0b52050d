import { changes, recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { ok, Refusal, type Result } from "#lib/result.ts";
import { requireReview } from "#lib/review/gate.ts";
import { change, factsOf, forbidden, type StoryRef, transact } from "#lib/stories/change.ts";
import { type Expected, firstPublication } from "#lib/stories/commands.ts";
import { type Note, withNote } from "#lib/stories/corrections.ts";
import { contentOf } from "#lib/stories/revisions.ts";
import { checkPublishable } from "#lib/stories/schema.ts";
import type { Schedule } from "#prisma/generated/client.ts";
import { lockStory, turnOf } from "./hold.ts";
import { letSleep, wakeAt } from "./jobs.ts";
import { checkTime } from "./time.ts";

/** Where the story stands, and what is now waiting. */
export type Scheduled = StoryRef & { schedule: number };

/**
 * Has exactly this version, the working revision and an approved one, shown to readers at a time. One that waits of an
 * earlier version gives way. `note` tells readers of a live story what changed, once it goes out. Refused: "invalid" (parts are missing, or items of the checklist not ticked; `at` lies in the past), "stale", "forbidden", and
 * "conflict" when it is not approved or `number` is not the working revision.
 */
export async function schedulePublication(
  actor: Actor,
  input: Expected & { number: number; at: Date; ticked?: string[]; note?: Note | null },
  now = new Date(),
): Promise<Result<Scheduled>> {
  const time = checkTime(input.at, now);
  if (!time.ok) return time;
  let schedule = 0;
  const scheduled = await change(actor, "story.publish", "schedule", input, async (tx, story) => {
    const { id, workingNumber: number, working } = story;
    if (input.number !== number) throw new Refusal(anotherVersion(number));
    const content = contentOf(working);
    const note = story.published ? input.note : null;
    const noted = note ? await withNote(content, note) : content;
    const complete = checkPublishable(noted);
    if (!complete.ok) throw new Refusal(complete.problem);
    await requireReview(tx, story, working, input.ticked ?? []);
    firstPublication(story, input.at);
    const told = note ? noted.corrections.at(-1) : null;
    const kept = told && { noteKind: told.kind, noteText: told.text };
    const data = { kind: "publish", number, hash: working.hash, ...kept } as const;
    schedule = await wait(tx, actor, id, { ...data, at: input.at }, now);
    const event = { what: "publish", revision: number, hash: working.hash, at: input.at.toISOString() };
    const more = { schedule, ...(told && { note: { kind: told.kind, text: told.text } }) };
    return { data: {}, event: { kind: "story.scheduled", data: { ...event, ...more } }, tags: [] };
  });
  return scheduled.ok ? ok({ ...scheduled.value, schedule }) : scheduled;
}

/**
 * Has the story taken away from readers at a time, whichever version they see then. One that waits gives way.
 * With `told` readers are given the reason at its address. Refused: "invalid" (`at` lies in the past), "stale", "forbidden", "conflict" when the story is not live and will not be.
 */
export async function scheduleRetraction(
  actor: Actor,
  input: Expected & { at: Date; reason?: string; told?: boolean },
  now = new Date(),
): Promise<Result<Scheduled>> {
  const time = checkTime(input.at, now);
  if (!time.ok) return time;
  let schedule = 0;
  const scheduled = await change(actor, "story.retract", "stay", input, async (tx, story) => {
    const revision = story.published ?? (await revisionToCome(tx, story.id, input.at));
    const { number, hash } = revision;
    const { at, reason = "", told = false } = input;
    schedule = await wait(tx, actor, story.id, { kind: "retract", number, hash, at, reason, told }, now);
    const event = { what: "retract", revision: number, at: input.at.toISOString(), schedule };
    return { data: {}, event: { kind: "story.scheduled", data: event }, tags: [] };
  });
  return scheduled.ok ? ok({ ...scheduled.value, schedule }) : scheduled;
}

/**
 * Moves what waits to another time. `from` is the time that the mover saw. Refused: "stale" when somebody has moved it
 * meanwhile, "conflict" when it waits no more, "invalid", "forbidden", "not_found".
 */
export async function reschedule(
  actor: Actor,
  input: { schedule: number; from: Date; at: Date },
  now = new Date(),
): Promise<Result<{ at: Date }>> {
  const time = checkTime(input.at, now);
  if (!time.ok) return time;
  return transact(actor, "story.read", async (tx) => {
    const { schedule } = await held(tx, actor, input.schedule, ["waiting"]);
    if (schedule.at.getTime() !== input.from.getTime()) throw new Refusal(movedMeanwhile);
    await tx.schedule.update({
      where: { id: schedule.id },
      data: { at: input.at, nextAt: input.at, attempts: 0, byId: actor.id, byName: actor.name },
    });
    await wakeAt(tx, schedule.id, input.at);
    const data = { what: schedule.kind, revision: schedule.number, schedule: schedule.id };
    const moved = changes({ at: schedule.at.toISOString() }, { at: input.at.toISOString() });
    await recordEvent(tx, actor, "story.rescheduled", aboutIt(schedule), { ...moved, data });
    return { value: { at: input.at }, tags: [] };
  });
}

/**
 * Takes what waits, or has failed, off the schedule; the story is approved again where the version was its newest.
 * Refused: "conflict" when it neither waits nor has failed, "forbidden", "not_found".
 */
export async function unschedule(actor: Actor, input: { schedule: number }): Promise<Result<null>> {
  return transact(actor, "story.read", async (tx) => {
    const { schedule, story } = await held(tx, actor, input.schedule, ["waiting", "failed"]);
    await tx.schedule.update({
      where: { id: schedule.id },
      data: { state: "cancelled", endedAt: new Date(), ...(schedule.state === "waiting" && { reason: "" }) },
    });
    await letSleep(tx, schedule.id);
    const state = await turnOf(tx, story, schedule, "unschedule");
    const data = { what: schedule.kind, revision: schedule.number, at: schedule.at.toISOString() };
    const turned = changes({ state: story.state }, { state });
    const facts = { ...turned, data: { ...data, schedule: schedule.id } };
    await recordEvent(tx, actor, "story.unscheduled", aboutIt(schedule), facts);
    return { value: null, tags: [] };
  });
}

/**
 * Has what failed tried again, at once. Refused: "conflict" when it has not failed or another one waits already,
 * "forbidden", "not_found".
 */
export async function tryAgain(
  actor: Actor,
  input: { schedule: number },
  now = new Date(),
): Promise<Result<null>> {
  return transact(actor, "story.read", async (tx) => {
    const { schedule, story } = await held(tx, actor, input.schedule, ["failed"]);
    const { id, kind, number } = schedule;
    const other = await tx.schedule.findFirst({ where: { storyId: story.id, kind, state: "waiting" } });
    if (other) throw new Refusal(anotherWaits);
    const by = { byId: actor.id, byName: actor.name };
    const data = { state: "waiting", at: now, nextAt: now, attempts: 0, reason: "", endedAt: null } as const;
    await tx.schedule.update({ where: { id }, data: { ...data, ...by } });
    await wakeAt(tx, id, now);
    const state = await turnOf(tx, story, schedule, "schedule");
    const facts = { what: kind, revision: number, at: now.toISOString(), schedule: id };
    const turned = changes({ state: story.state }, { state });
    await recordEvent(tx, actor, "story.scheduled", aboutIt(schedule), { ...turned, data: facts });
    return { value: null, tags: [] };
  });
}

type Waiting = Pick<Schedule, "kind" | "number" | "hash" | "at"> &
  Partial<Pick<Schedule, "reason" | "told" | "noteKind" | "noteText">>;

/** Puts it on the schedule in the place of another of its kind. */
async function wait(tx: Transaction, actor: Actor, storyId: number, waiting: Waiting, now: Date) {
  await tx.schedule.updateMany({
    where: { storyId, kind: waiting.kind, state: { in: ["waiting", "failed"] } },
    data: { state: "cancelled", endedAt: now, reason: "Another time or version was chosen." },
  });
  const by = { byId: actor.id, byName: actor.name };
  const { id } = await tx.schedule.create({ data: { ...waiting, ...by, storyId, nextAt: waiting.at } });
  await wakeAt(tx, id, waiting.at);
  return id;
}

/** A schedule in one of these states whose story's row is held, by somebody who may decide about it. */
async function held(tx: Transaction, actor: Actor, id: number, states: Schedule["state"][]) {
  const found = await tx.schedule.findUnique({ where: { id }, select: { storyId: true } });
  if (!found) throw new Refusal(noSuchSchedule);
  const story = await lockStory(tx, found.storyId);
  const schedule = await tx.schedule.findUniqueOrThrow({
    where: { id },
    include: { revision: { select: { headline: true } } },
  });
  const act = schedule.kind === "publish" ? "story.publish" : "story.retract";
  if (!may(actor, act, factsOf(story))) throw new Refusal(forbidden);
  if (!states.includes(schedule.state)) throw new Refusal(over(schedule.state));
  return { schedule, story };
}

function aboutIt({ storyId, revision }: { storyId: number; revision: { headline: string } }) {
  return { story: storyId, title: revision.headline };
}

/** Of a story that readers do not see yet: the version that they will see by then. */
async function revisionToCome(tx: Transaction, storyId: number, at: Date) {
  const coming = await tx.schedule.findFirst({
    where: { storyId, kind: "publish", state: "waiting", at: { lt: at } },
  });
  if (coming) return coming;
  const message = "Readers do not see this story, and will not by then; there is nothing to take back.";
  throw new Refusal({ code: "conflict", message });
}

const noSuchSchedule = {
  code: "not_found" as const,
  message: "There is no such entry on the schedule; it may have been removed.",
};

const movedMeanwhile = {
  code: "stale" as const,
  message: "Somebody has moved this to another time meanwhile; look at the calendar again.",
};

const anotherWaits = {
  code: "conflict" as const,
  message: "Something else of this story waits for its time already; take that off the schedule first.",
};

function anotherVersion(number: number) {
  return {
    code: "conflict" as const,
    message: `The newest version of this story is ${number}, not the one that you looked at: look at it, then schedule that.`,
  };
}

function over(state: Schedule["state"]) {
  const words = {
    waiting: "This still waits for its time",
    done: "This has happened already",
    failed: "This could not be done when its time came",
    cancelled: "This was taken off the schedule already",
  };
  return { code: "conflict" as const, message: `${words[state]}; look at the calendar again.` };
}

import { z } from "zod";
import { database } from "#lib/database/client.ts";
import type { Note } from "#lib/stories/corrections.ts";
import type { Prisma, ScheduleKind, ScheduleState } from "#prisma/generated/client.ts";
import { noteOf } from "./hold.ts";

/** Something on the calendar: what waits, what failed, and what was published or retracted, by time or by hand. */
export type CalendarEntry = {
  key: string;
  kind: ScheduleKind;
  state: Exclude<ScheduleState, "cancelled">;
  at: Date;
  story: number;
  headline: string;
  /** Which version of the story. */
  number: number;
  /** Of what waits or failed. */
  schedule: number | null;
  /** It should have happened over a minute ago. */
  overdue: boolean;
  /** The story says something else by now, which is not what goes out. */
  edited: boolean;
  reason: string;
  /** Of a publication that waits or failed: what readers are told changed. */
  note: Note | null;
  by: string;
};

const patience = 60_000; // milliseconds that may pass before what waits counts as overdue

/** Entries from one instant to before another, earliest first; `more` says that not all of them are here. */
export async function calendarEntries(
  from: Date,
  to: Date,
  now = new Date(),
): Promise<{ entries: CalendarEntry[]; more: boolean }> {
  const [schedules, events] = await Promise.all([
    database().schedule.findMany({
      where: { state: { in: ["waiting", "failed"] }, at: { gte: from, lt: to } },
      ...whole,
      take: most + 1,
    }),
    database().event.findMany({
      where: {
        kind: { in: ["story.published", "story.retracted"] },
        at: { gte: from, lt: to },
        storyId: { not: null },
      },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: most + 1,
    }),
  ]);
  const entries = [
    ...schedules.map((row) => entryOf(row, now)),
    ...events.map(({ id, kind, at, storyId, actorName, title, data }) => ({
      key: `event-${id}`,
      kind: kind === "story.published" ? ("publish" as const) : ("retract" as const),
      state: "done" as const,
      at,
      story: storyId ?? 0,
      headline: title,
      schedule: null,
      overdue: false,
      edited: false,
      note: null,
      by: actorName,
      ...eventData.parse(data),
    })),
  ];
  entries.sort((a, b) => a.at.getTime() - b.at.getTime() || a.headline.localeCompare(b.headline));
  return { entries: entries.slice(0, most), more: entries.length > most };
}

/** What could not be done, or should have been over a minute ago, earliest first, at most a hundred. */
export async function troubles(now = new Date()): Promise<CalendarEntry[]> {
  const rows = await database().schedule.findMany({ where: troubled(now), ...whole, take: 100 });
  return rows.map((row) => entryOf(row, now));
}

/** How many schedules are overdue by more than a minute, and how many have failed. */
export async function scheduleHealth(now = new Date()): Promise<{ overdue: number; failed: number }> {
  const [overdue, failed] = await Promise.all([
    database().schedule.count({ where: late(now) }),
    database().schedule.count({ where: { state: "failed" } }),
  ]);
  return { overdue, failed };
}

/** What waits or has failed of one story, earliest first. */
export async function schedulesOf(story: number, now = new Date()): Promise<CalendarEntry[]> {
  const where: Prisma.ScheduleWhereInput = { storyId: story, state: { in: ["waiting", "failed"] } };
  const rows = await database().schedule.findMany({ where, ...whole });
  return rows.map((row) => entryOf(row, now));
}

const most = 400;

const late = (now: Date) => ({ state: "waiting", at: { lt: new Date(now.getTime() - patience) } }) as const;

const troubled = (now: Date): Prisma.ScheduleWhereInput => ({ OR: [{ state: "failed" }, late(now)] });

const whole = {
  orderBy: [{ at: "asc" }, { id: "asc" }],
  include: {
    revision: { select: { headline: true } },
    story: { select: { workingNumber: true } },
  },
} as const satisfies Prisma.ScheduleFindManyArgs;

function entryOf(row: Prisma.ScheduleGetPayload<typeof whole>, now: Date): CalendarEntry {
  const { id, kind, state, at, storyId, number, reason, byName } = row;
  return {
    key: `schedule-${id}`,
    kind,
    state: state === "cancelled" ? "failed" : state,
    at,
    story: storyId,
    headline: row.revision.headline,
    number,
    schedule: id,
    overdue: state === "waiting" && now.getTime() - at.getTime() > patience,
    edited: kind === "publish" && number !== row.story.workingNumber,
    reason: state === "failed" ? reason : "",
    note: noteOf(row),
    by: byName,
  };
}

const eventData = z
  .object({
    revision: z.number().catch(0),
    reason: z.string().catch(""),
  })
  .transform(({ revision, reason }) => ({ number: revision, reason }));

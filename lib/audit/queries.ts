import { database } from "#lib/database/client.ts";
import { endOfDayInZone, timeInZone } from "#lib/stories/dates.ts";
import type { Event, Prisma } from "#prisma/generated/client.ts";
import type { AuditFilters } from "./filters.ts";
import { deedInWords } from "./kinds.ts";

type Json = Record<string, unknown>;

/** An event as admins see it. */
export type AuditEvent = {
  id: string;
  at: Date;
  who: { id: string | null; name: string };
  kind: string;
  /** What was done, in words that follow the name. */
  did: string;
  about: { kind: "story" | "person" | "picture"; id: string } | null;
  title: string;
  before: Json;
  after: Json;
  data: Json;
  /** A network address, "job", "command line", or "" where it was not noted. */
  origin: string;
};

const perPage = 50;
const perBatch = 500;

/** Events from the newest on, or from that one of an earlier answer on; `next` names the last when there are more. */
export async function auditPage(
  filters: AuditFilters,
  zone: string,
  after: string | null = null,
): Promise<{ events: AuditEvent[]; next: string | null }> {
  const rows = await eventsAfter(whereOf(filters, zone), readCursor(after), perPage + 1);
  const shown = rows.slice(0, perPage);
  return { events: shown.map(eventOf), next: rows.length > perPage ? cursorOf(shown.at(-1)) : null };
}

/** Every event that there was when it was asked for, newest first, read batch by batch. */
export async function* everyEvent(filters: AuditFilters, zone: string): AsyncGenerator<AuditEvent[]> {
  const last = await database().event.aggregate({ _max: { id: true } });
  const where = { AND: [whereOf(filters, zone), { id: { lte: last._max.id ?? 0n } }] };
  let rows = await eventsAfter(where, null, perBatch);
  while (rows.length > 0) {
    yield rows.map(eventOf);
    const cursor = readCursor(cursorOf(rows.at(-1)));
    rows = rows.length < perBatch ? [] : await eventsAfter(where, cursor, perBatch);
  }
}

/** Everybody who has an account, for choosing whose deeds to see. */
export async function auditPeople(): Promise<{ id: string; name: string }[]> {
  return database().user.findMany({
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

type Cursor = { at: Date; id: bigint } | null;

/** A page starts behind an event, not at a number, so what is added meanwhile moves nothing. */
function eventsAfter(where: Prisma.EventWhereInput, cursor: Cursor, take: number): Promise<Event[]> {
  const behind: Prisma.EventWhereInput = cursor
    ? { at: { lte: cursor.at }, OR: [{ at: { lt: cursor.at } }, { id: { lt: cursor.id } }] }
    : {};
  return database().event.findMany({
    where: { AND: [where, behind] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });
}

function whereOf({ by, kind, about, from, to }: AuditFilters, zone: string): Prisma.EventWhereInput {
  const [thing, id = ""] = about?.split(/:(.*)/) ?? [];
  return {
    ...(by && { actorId: by === "nobody" ? null : by }),
    ...(kind && { kind }),
    ...(thing === "story" && { storyId: Number(id) }),
    ...(thing === "picture" && { pictureId: Number(id) }),
    ...(thing === "person" && { personId: id }),
    ...((from || to) && {
      at: {
        ...(from && { gte: timeInZone(from, "00:00", zone) }),
        ...(to && { lt: endOfDayInZone(to, zone) }),
      },
    }),
  };
}

function cursorOf(event: Event | undefined): string | null {
  return event ? `${event.at.getTime()}-${event.id}` : null;
}

function readCursor(text: string | null): Cursor {
  const [, at, id] = /^(\d{1,15})-(\d{1,18})$/.exec(text ?? "") ?? [];
  return at && id ? { at: new Date(Number(at)), id: BigInt(id) } : null;
}

function eventOf(row: Event): AuditEvent {
  const [before, after, data] = [row.before as Json, row.after as Json, row.data as Json];
  const { title, kind, at, origin } = row;
  return {
    id: String(row.id),
    at,
    who: { id: row.actorId, name: row.actorName },
    kind,
    did: deedInWords(kind, { title, before, after, data }),
    about: aboutOf(row),
    title,
    before,
    after,
    data,
    origin,
  };
}

function aboutOf({ storyId, personId, pictureId }: Event): AuditEvent["about"] {
  if (storyId !== null) return { kind: "story", id: String(storyId) };
  if (personId !== null) return { kind: "person", id: personId };
  return pictureId === null ? null : { kind: "picture", id: String(pictureId) };
}

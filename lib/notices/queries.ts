import { type Actor, may, type Role } from "#lib/auth/policy.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { Event, Notice } from "#prisma/generated/client.ts";
import { isNoticeKind, type NoticeKind } from "./kinds.ts";
import { type Switches, storedSwitches, usualSwitches } from "./switches.ts";
import { type Words, words } from "./words.ts";

/** One line of a person's notices: one event, or several of a kind about one story. */
export type NoticeLine = {
  /** The newest notice of the line; opening it opens the line. */
  id: number;
  kind: NoticeKind;
  at: Date;
  unread: boolean;
  words: Words;
  /** What somebody wrote: the note, the reason, the beginning of the comment; "" for nothing. */
  quote: string;
};

/** Somebody who can be told something, and how they want to be mailed. */
export type Addressed = { id: string; role: Role; switches: Switches };

const perPage = 30;

/** How many unread lines somebody has. */
export async function unreadNotices(person: Actor & { id: string }): Promise<number> {
  if (!may(person, "story.read")) return 0;
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(distinct (story_id, kind))::int as count
    from notices where user_id = ${person.id} and read_at is null`;
  return row?.count ?? 0;
}

/**
 * Somebody's notices, newest first, from the one with that id on; `next` names where the next page begins. What was
 * unread together stays one line when it has been read.
 */
export async function noticeLines(
  person: Actor & { id: string },
  before: number | null = null,
): Promise<{ lines: NoticeLine[]; next: number | null }> {
  if (!may(person, "story.read")) return { lines: [], next: null };
  const rows = await database().$queryRaw<Folded[]>`
    select max(id) as id, kind, max(event_id) as "eventId", max(created_at) as at, count(*)::int as count,
      read_at is null as unread
    from notices where user_id = ${person.id}
    group by story_id, kind, read_at
    having max(id) < ${before ?? 2 ** 31 - 1}
    order by max(id) desc limit ${perPage + 1}`;
  const shown = rows.slice(0, perPage);
  return { lines: await linesOf(shown), next: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null };
}

/** Unread notices of one person, newest first, as lines. */
export async function linesOfNotices(notices: Notice[]): Promise<NoticeLine[]> {
  const groups = Map.groupBy(
    notices.toSorted((a, b) => b.id - a.id),
    ({ storyId, kind }) => `${storyId} ${kind}`,
  );
  const folded = [...groups.values()].flatMap(([newest, ...rest]) =>
    newest ? [{ ...newest, at: newest.createdAt, count: rest.length + 1, unread: true }] : [],
  );
  return linesOf(folded);
}

/** What somebody has said about mail, or what is usual. */
export async function noticeSwitches(userId: string): Promise<Switches> {
  return switchesOf(await database().noticeSwitches.findUnique({ where: { userId } }));
}

/** Everybody who can be told something: a site for signed-in people has many readers, who are told nothing. */
export async function addressed(tx: Transaction): Promise<Addressed[]> {
  const rows = await tx.$queryRaw<({ id: string; role: Role } & Record<string, unknown>)[]>`
    select u.id, u.role::text as role, s.needs_you::text as "needsYou", s.trouble::text as trouble,
      s.comments::text as comments, s.progress::text as progress, s.hour
    from users u left join notice_switches s on s.user_id = u.id
    where u.suspended_at is null and u.role <> 'reader' order by u.id`;
  return rows.map(({ id, role, ...switches }) => ({ id, role, switches: switchesOf(switches) }));
}

type Folded = { id: number; kind: string; eventId: bigint; at: Date; count: number; unread: boolean };

/** What the events say; a kind that a later version has written is left out. */
async function linesOf(rows: Folded[]): Promise<NoticeLine[]> {
  const events = await database().event.findMany({
    where: { id: { in: rows.map(({ eventId }) => eventId) } },
  });
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const comments = await commentTexts(events);
  const zone = await siteTimeZone();
  return rows.flatMap(({ id, kind, eventId, at, count, unread }) => {
    const event = eventOf.get(eventId);
    if (!event || !isNoticeKind(kind)) return [];
    const data = { ...(event.after as object), ...(event.data as object) };
    const said = { kind, count, event: { kind: event.kind, by: event.actorName, title: event.title, data } };
    const quote = quoteOf(kind, data, comments);
    return [{ id, kind, at, unread, words: words(said, zone), quote }];
  });
}

async function commentTexts(events: Event[]): Promise<Map<number, string>> {
  const ids = events.flatMap(({ data }) => (data as { comment?: number }).comment ?? []);
  if (ids.length === 0) return new Map();
  const comments = await database().comment.findMany({ where: { id: { in: ids } } });
  return new Map(
    comments.map(({ id, text, replacement }) => [id, text || `Suggestion: ${replacement || "take it out"}`]),
  );
}

type Data = { note?: unknown; reason?: unknown; comment?: unknown; claim?: unknown };

function quoteOf(
  kind: NoticeKind,
  { note, reason, comment, claim }: Data,
  comments: Map<number, string>,
): string {
  if (kind === "changes_asked" || kind === "judged") return shortened(note);
  if (kind === "look_back") return shortened(claim);
  if (kind === "failed" || kind === "retracted") return shortened(reason);
  return shortened(comments.get(Number(comment)));
}

const longest = 240; // characters

function shortened(text: unknown): string {
  if (typeof text !== "string") return "";
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}

function switchesOf(row: unknown): Switches {
  const known = storedSwitches.safeParse(row);
  return known.success ? known.data : usualSwitches;
}

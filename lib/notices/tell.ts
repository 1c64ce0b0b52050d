import type { Transaction } from "#lib/database/client.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { siteTimeZoneIn } from "#lib/settings/queries.ts";
import type { Event } from "#prisma/generated/client.ts";
import { type NoticeKind, noticeKinds } from "./kinds.ts";
import { type Addressed, addressed } from "./queries.ts";
import { mailTime } from "./switches.ts";
import { type NoticeFacts, noFacts, settledBy, tells, toldOf } from "./told.ts";

/**
 * Tells whoever an event concerns, in the transaction that writes it: a notice exists exactly if what it is about
 * happened. Events that concern nobody else, such as what is saved while somebody types, ask nothing of the database.
 */
export async function tell(tx: Transaction, event: Event): Promise<void> {
  const { storyId, kind } = event;
  if (storyId === null || !tells(kind)) return;
  await settle(tx, storyId, settledBy(kind), event.at);
  const people = await addressed(tx);
  const told = toldOf(event, await factsOf(tx, event, storyId, people));
  if (told.length === 0) return;
  const zone = mailIsSet() ? await siteTimeZoneIn(tx) : null;
  const switchesOf = new Map(people.map(({ id, switches }) => [id, switches]));
  await tx.notice.createMany({
    data: told.map(({ person, kind }) => {
      const switches = switchesOf.get(person);
      const mailAt = zone && switches ? mailTime(noticeKinds[kind], switches, event.at, zone) : null;
      return { userId: person, eventId: event.id, storyId, kind, mailAt, createdAt: event.at };
    }),
  });
}

/** Marks as read what is over. Somebody who is reading just now is not waited for, so that nobody waits in a circle. */
async function settle(tx: Transaction, storyId: number, kinds: NoticeKind[], now: Date): Promise<void> {
  if (kinds.length === 0) return;
  await tx.$executeRaw`
    update notices set read_at = ${now}::timestamptz where id in (
      select id from notices where story_id = ${storyId} and kind = any(${kinds}) and read_at is null
      for update skip locked)`;
}

async function factsOf(
  tx: Transaction,
  { kind, data }: Event,
  storyId: number,
  people: Addressed[],
): Promise<NoticeFacts> {
  const story = await tx.story.findUniqueOrThrow({
    where: { id: storyId },
    select: { createdById: true, assigneeId: true, working: { select: { authorId: true } } },
  });
  const submitted = await tx.revisionMark.findFirst({
    where: { storyId, kind: "submitted" },
    orderBy: { id: "desc" },
    select: { byId: true },
  });
  const { schedule, comment } = data as { schedule?: number; comment?: number };
  const about = kind.includes("comment") || kind.includes("suggestion") ? comment : undefined;
  return {
    ...noFacts,
    people,
    beganBy: story.createdById,
    submittedBy: submitted?.byId ?? null,
    wroteLast: story.working.authorId,
    assignee: story.assigneeId,
    ...(schedule !== undefined && { scheduledBy: await scheduler(tx, schedule) }),
    ...(about !== undefined && (await commentFacts(tx, about))),
  };
}

async function scheduler(tx: Transaction, id: number): Promise<string | null> {
  return (await tx.schedule.findUnique({ where: { id }, select: { byId: true } }))?.byId ?? null;
}

async function commentFacts(tx: Transaction, id: number) {
  const comment = await tx.comment.findUniqueOrThrow({
    where: { id },
    select: {
      authorId: true,
      replacement: true,
      mentions: { select: { userId: true } },
      link: { select: { createdById: true } },
      thread: { select: { comments: { select: { authorId: true }, where: { id: { lt: id } } } } },
    },
  });
  return {
    mentioned: comment.mentions.map(({ userId }) => userId),
    inThread: comment.thread.comments.flatMap(({ authorId }) => authorId ?? []),
    suggestedBy: comment.authorId,
    linkMadeBy: comment.link?.createdById ?? null,
  };
}

import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { siteTimeZoneIn } from "#lib/settings/queries.ts";
import { forbidden, transact } from "#lib/stories/change.ts";
import { groups, kindsOf } from "./kinds.ts";
import { noticeSwitches } from "./queries.ts";
import { mailTime, type Switches } from "./switches.ts";

type Person = Actor & { id: string };

const day = 24 * 60 * 60 * 1000;
const readKept = 90 * day;
const unreadKept = 365 * day;

/** After so many milliseconds a notice is in the desk only: whoever comes back is not mailed the past. */
export const mailable = 7 * day;

/**
 * Marks a line of notices as read, up to the one that was clicked, and says where it leads: the address of a page of the
 * desk. Refused: "forbidden", "not_found" for one that is not theirs.
 */
export async function openNotice(person: Person, id: number): Promise<Result<string>> {
  if (!may(person, "story.read")) return refused(forbidden);
  const notice = await database().notice.findFirst({ where: { id, userId: person.id } });
  if (!notice) return refused(noSuchNotice);
  const { userId, storyId, kind } = notice;
  await database().notice.updateMany({
    where: { userId, storyId, kind, readAt: null, id: { lte: id } },
    data: { readAt: new Date() },
  });
  if (kind === "failed" || kind === "overdue") return ok("/desk/calendar");
  if (kind === "look_back") return ok(`/desk/takes/${storyId}`);
  const event = await database().event.findUnique({ where: { id: notice.eventId } });
  const { thread } = (event?.data ?? {}) as { thread?: number };
  return ok(`/desk/stories/${storyId}${thread ? `#comment-${thread}` : ""}`);
}

/** Marks everything as read up to the notice with that id, the newest that was seen. Refused: "forbidden". */
export async function readNotices(person: Person, upTo: number): Promise<Result<null>> {
  if (!may(person, "story.read")) return refused(forbidden);
  await database().notice.updateMany({
    where: { userId: person.id, readAt: null, id: { lte: upTo } },
    data: { readAt: new Date() },
  });
  return ok(null);
}

/** Says how somebody wants to be mailed, also what is unread now. Refused: "forbidden". */
export async function changeSwitches(person: Person, switches: Switches): Promise<Result<null>> {
  const before = await noticeSwitches(person.id);
  return transact(person, "desk.enter", async (tx) => {
    const { id: userId } = person;
    await tx.noticeSwitches.upsert({ where: { userId }, create: { userId, ...switches }, update: switches });
    await mailAnew(tx, userId, before, switches);
    const facts = { before, after: switches };
    await recordEvent(tx, person, "person.notices_changed", { person: userId, title: person.name }, facts);
    return { value: null, tags: [] };
  });
}

/** Removes what was read over 90 days ago, and what nobody has read for a year. Gives how many. */
export async function removeOldNotices(now = new Date()): Promise<number> {
  const before = (age: number) => new Date(now.getTime() - age);
  const { count } = await database().notice.deleteMany({
    where: {
      createdAt: { lt: before(readKept) },
      OR: [{ readAt: { lt: before(readKept) } }, { createdAt: { lt: before(unreadKept) } }],
    },
  });
  return count;
}

/** What waits to be mailed goes by the new switches, from now on. */
async function mailAnew(tx: Transaction, userId: string, before: Switches, after: Switches): Promise<void> {
  if (!mailIsSet()) return;
  const now = new Date();
  const zone = await siteTimeZoneIn(tx);
  for (const group of groups) {
    const sameHour = after[group] !== "daily" || before.hour === after.hour;
    if (before[group] === after[group] && sameHour) continue;
    await tx.notice.updateMany({
      where: {
        userId,
        kind: { in: kindsOf(group) },
        readAt: null,
        mailedAt: null,
        createdAt: { gt: new Date(now.getTime() - mailable) },
      },
      data: { mailAt: mailTime(group, after, now, zone) },
    });
  }
}

const noSuchNotice: Problem = {
  code: "not_found",
  message: "There is no such notice any more; read ones are removed after 90 days.",
};

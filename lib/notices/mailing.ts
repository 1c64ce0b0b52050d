import { may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { handOver, mailIsSet } from "#lib/mail/send.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import type { Notice } from "#prisma/generated/client.ts";
import { mailable } from "./commands.ts";
import { digest } from "./digest.ts";
import { linesOfNotices } from "./queries.ts";
import { gathering } from "./switches.ts";

const pause = 10 * 60 * 1000; // milliseconds before what the mail server did not take is tried again

/**
 * Mails everybody whose time has come what they have not read, each of them one mail. At most once: notices count as
 * mailed before the mail is handed over, and are given back only when the mail server certainly has not taken it; a
 * worker that dies in between leaves them to the desk. Gives how many mails were taken. @throws when one was not, for
 * the log.
 */
export async function mailNotices(now = new Date()): Promise<number> {
  if (!mailIsSet()) return 0;
  let taken = 0;
  for (const id of await whoseTimeHasCome(now)) {
    const person = await database().user.findUnique({ where: { id, suspendedAt: null } });
    if (!person || !may(person, "story.read")) continue;
    const notices = await claim(id, now);
    const lines = await linesOfNotices(notices);
    if (lines.length === 0) continue;
    const { name: siteName } = await siteSettings();
    const { name, email: to } = person;
    const outcome = await handOver({
      to,
      ...digest({ siteName, siteUrl: env().SITE_URL, name, lines }),
      automatic: true,
    });
    if (outcome === "taken") taken += 1;
    if (outcome !== "not now") continue;
    await giveBack(notices, new Date(now.getTime() + pause));
    throw new Error("The mail server does not take mail.");
  }
  return taken;
}

async function whoseTimeHasCome(now: Date): Promise<string[]> {
  const due = await database().notice.groupBy({
    by: ["userId"],
    where: {
      ...waiting(now),
      mailAt: { lte: now },
      user: { suspendedAt: null, role: { not: "reader" } },
    },
    orderBy: { userId: "asc" },
  });
  return due.map(({ userId }) => userId);
}

/** In one statement: of two workers, the other finds nothing left. What is due within minutes goes along. */
async function claim(userId: string, now: Date): Promise<Notice[]> {
  return database().notice.updateManyAndReturn({
    where: { userId, ...waiting(now), mailAt: { lte: new Date(now.getTime() + gathering) } },
    data: { mailedAt: now },
  });
}

async function giveBack(notices: Notice[], mailAt: Date): Promise<void> {
  const ids = notices.map(({ id }) => id);
  await database().notice.updateMany({ where: { id: { in: ids } }, data: { mailedAt: null, mailAt } });
}

function waiting(now: Date) {
  return { readAt: null, mailedAt: null, createdAt: { gt: new Date(now.getTime() - mailable) } };
}

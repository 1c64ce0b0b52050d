import { z } from "zod";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { wordingOf } from "#lib/language/wording.ts";
import { NoLine, openLine } from "#lib/mail/line.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { alreadyThere, pleaseConfirm } from "./asking-mail.ts";
import { confirmUrl, manageUrl } from "./links.ts";

export const askTask = "newsletter.ask";

const payload = z.object({ subscriber: z.int() });

/** The job that a form has asked for. */
export async function askJob(input: unknown): Promise<void> {
  await ask(payload.parse(input).subscriber);
}

/** Asks everybody whom a lost job, or a mail server that was away, has left unasked. Nobody who asked days ago. */
export async function askWaiting(now = new Date()): Promise<number> {
  if (!mailIsSet()) return 0;
  const since = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  const waiting = await database().subscriber.findMany({
    where: { toAsk: true, askedAt: { gt: since } },
    orderBy: { id: "asc" },
    take: 50,
    select: { id: true },
  });
  for (const { id } of waiting) await ask(id);
  return waiting.length;
}

/** Takes away addresses that nobody has confirmed for a month, and the tags of who left. */
export async function forgetUnconfirmed(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000);
  const { count } = await database().subscriber.deleteMany({
    where: { state: "pending", askedAt: { lt: before } },
  });
  return count;
}

/**
 * Mails somebody the link by which they confirm, or, when they are on the list already, the one to their choices. Counted as
 * mailed before it is handed over, and given back when the server certainly does not have it, so it comes once.
 */
async function ask(id: number): Promise<void> {
  if (!mailIsSet()) return;
  const [person] = await database().subscriber.updateManyAndReturn({
    where: { id, toAsk: true, state: { in: ["pending", "confirmed"] } },
    data: { toAsk: false },
  });
  if (!person) return;
  const settings = await siteSettings();
  const siteName = settings.name;
  const wording = wordingOf(settings);
  const known = person.state === "confirmed";
  const from = { siteName, siteUrl: env().SITE_URL };
  const words = known
    ? alreadyThere({ ...from, link: manageUrl(person.key) }, wording)
    : pleaseConfirm({ ...from, link: confirmUrl(person.key) }, wording);
  const giveBack = () => database().subscriber.updateMany({ where: { id }, data: { toAsk: true } });
  const line = openLine();
  try {
    const headers = { "Auto-Submitted": "auto-generated" };
    const { outcome } = await line.hand({ to: person.email, fromName: siteName, ...words, headers });
    if (outcome === "not now") await giveBack();
  } catch (error) {
    if (error instanceof NoLine) await giveBack();
    throw error;
  } finally {
    line.close();
  }
}

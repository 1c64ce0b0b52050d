import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { type Line, NoLine, openLine } from "#lib/mail/line.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { type Claim, claim, finishSent, giveBack, noteLost, settle } from "./claiming.ts";
import { type Composer, composerOf } from "./composing.ts";
import { manageUrl, unsubscribeUrl } from "./links.ts";
import { beginDue } from "./sending.ts";

const lanes = 4; // connections to the mail server at a time
const stint = 4000; // milliseconds after which a worker that is to stop can
const refresh = 1000; // milliseconds for which it is believed which stories readers see

/**
 * Sends what is to be sent just now: begins editions that are due, hands mails over for a few seconds, notes what was lost and what
 * is finished. Many processes may do it side by side. Gives 0 when there is more, for the next look to come at once.
 * @throws NoLine when the mail server is away
 */
export async function deliver(now = new Date()): Promise<number | null> {
  await beginDue(now);
  await noteLost(now);
  if ((await database().edition.count({ where: { state: "sending" } })) === 0) return null;
  if (!mailIsSet()) return null;
  const until = Date.now() + stint;
  const composers = new Map<number, Composer>();
  const ended = await Promise.allSettled(Array.from({ length: lanes }, () => lane(composers, until)));
  await finishSent();
  const failed = ended.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  return ended.some((each) => each.status === "fulfilled" && each.value) ? 0 : null;
}

/** One connection's work. True when its time was over before the mails were. */
async function lane(composers: Map<number, Composer>, until: number): Promise<boolean> {
  const line = openLine();
  try {
    while (Date.now() < until) {
      const taken = await claim();
      if (taken === null) return false;
      if (taken === "later") await sleep(Math.min(200, 60_000 / env().MAIL_PER_MINUTE));
      else await hand(line, taken, composers);
    }
    return true;
  } finally {
    line.close();
  }
}

async function hand(line: Line, taken: Claim, composers: Map<number, Composer>): Promise<void> {
  const { editionId, email, key } = taken;
  let mail: Awaited<ReturnType<Composer["mail"]>>;
  try {
    const kept = composers.get(editionId);
    const composer = kept && Date.now() - kept.madeAt < refresh ? kept : await composerOf(editionId);
    composers.set(editionId, composer);
    mail = composer.mail(taken, manageUrl(key));
  } catch (error) {
    await giveBack(taken);
    throw error;
  }
  if (!mail) return settle(taken, { outcome: "never", said: "Nothing of it is left for them." });
  const one = unsubscribeUrl(key);
  const headers = {
    "List-Id": `<this-week.${listHost()}>`,
    "List-Unsubscribe": `<${one}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    Precedence: "bulk",
  };
  try {
    const handing = await line.hand({ to: email, ...mail, headers, messageId: messageId(taken) });
    await settle(taken, handing);
    if (isNoMailbox(handing.said)) await suppress(taken.subscriberId, handing.said);
  } catch (error) {
    // Nothing went over the wire, so it waits as before; whoever looks after the worker hears why.
    if (error instanceof NoLine) await giveBack(taken);
    throw error;
  }
}

/** The same whenever this mail is handed over, so that a second copy can be told by it. */
export function messageId({ editionId, subscriberId }: Pick<Claim, "editionId" | "subscriberId">): string {
  const { AUTH_SECRET = "", MAIL_FROM = "" } = env();
  const name = createHash("sha256")
    .update(`${AUTH_SECRET} edition ${editionId} to ${subscriberId}`)
    .digest("hex");
  return `<edition-${editionId}.${name.slice(0, 32)}@${MAIL_FROM.split("@").at(-1)}>`;
}

function listHost(): string {
  return new URL(env().SITE_URL).hostname;
}

/** RFC 3463: the mailbox or its domain does not exist, or has moved. */
function isNoMailbox(said: string): boolean {
  return /^5\d\d 5\.1\.([1236]|10)$/.test(said);
}

async function suppress(id: number, said: string): Promise<void> {
  const data = { state: "suppressed" as const, endedAt: new Date(), reason: `The mail server said ${said}.` };
  await database().subscriber.updateMany({ where: { id, state: "confirmed" }, data });
}

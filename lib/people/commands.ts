import { changes, type Facts, recordEvent } from "#lib/audit/record.ts";
import { emailOf } from "#lib/auth/account.ts";
import { invitationDays, invite } from "#lib/auth/invitations.ts";
import { type Actor, may, type Role } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { env } from "#lib/env.ts";
import { wordingOf } from "#lib/language/wording.ts";
import { mailIsSet, sendMail } from "#lib/mail/send.ts";
import { ok, type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { forbidden, transact } from "#lib/stories/change.ts";
import { invitationMail } from "./invitation-mail.ts";

/** `mailed` is null when the site sends no mail, false when its mail server did not take it. */
export type Invited = { email: string; link: string; mailed: boolean | null };

/**
 * Invites somebody by a link, which is told this once, and mailed where the site can. Refused: "forbidden", "invalid"
 * (with fields).
 */
export async function invitePerson(
  actor: Actor,
  input: { email: string; role: Role },
): Promise<Result<Invited>> {
  if (!may(actor, "person.invite")) return refused(forbidden);
  const email = emailOf(input.email);
  if (!email) return refused(noAddress);
  const token = await invite({ email, role: input.role }, actor);
  if (!token.ok) return token;
  const { SITE_URL } = env();
  const link = `${SITE_URL}/desk/welcome/${token.value}`;
  const settings = await siteSettings();
  const invitation = { siteName: settings.name, link, by: actor.name, days: invitationDays };
  const mail = invitationMail(invitation, wordingOf(settings));
  return ok({ email, link, mailed: mailIsSet() ? await sendMail({ to: email, ...mail }) : null });
}

/** Ends an invitation that nobody has used. Refused: "forbidden", "not_found". */
export async function revokeInvitation(actor: Actor, id: number): Promise<Result<null>> {
  return transact(actor, "person.invite", async (tx) => {
    await serially(tx, "accounts");
    const invitation = await tx.invitation.findFirst({ where: { id, usedAt: null } });
    if (!invitation) throw new Refusal(usedAlready);
    await tx.invitation.delete({ where: { id } });
    const { email, role } = invitation;
    await recordEvent(tx, actor, "person.uninvited", { title: email ?? "" }, { data: { email, role } });
    return { value: null, tags: [] };
  });
}

/** Gives somebody another role. Refused: "forbidden", "not_found", "conflict" for the last active admin. */
export async function changeRole(actor: Actor, id: string, role: Role): Promise<Result<null>> {
  return transact(actor, "person.change", async (tx) => {
    const person = await personToChange(tx, actor, id, role !== "admin");
    if (person.role !== role) {
      await tx.user.update({ where: { id }, data: { role } });
      await recordEvent(tx, actor, "person.role_changed", about(person), {
        ...changes({ role: person.role }, { role }),
        data: { email: person.email },
      });
    }
    return { value: null, tags: [] };
  });
}

/**
 * Suspends somebody: their sessions end, and with the next request they are nobody. Refused: "forbidden", "not_found",
 * "conflict" for oneself and for the last active admin.
 */
export async function suspend(actor: Actor, id: string): Promise<Result<null>> {
  return transact(actor, "person.change", async (tx) => {
    const person = await personToChange(tx, actor, id, true);
    if (actor.id === id) throw new Refusal(notYourself);
    if (!person.suspendedAt) {
      const now = new Date();
      await tx.user.update({ where: { id }, data: { suspendedAt: now } });
      await tx.session.deleteMany({ where: { userId: id } });
      await tx.presence.deleteMany({ where: { userId: id } });
      await recordEvent(tx, actor, "person.suspended", about(person), suspension(person, now));
    }
    return { value: null, tags: [] };
  });
}

/** Lets somebody who was suspended sign in again. Refused: "forbidden", "not_found". */
export async function takeBack(actor: Actor, id: string): Promise<Result<null>> {
  return transact(actor, "person.change", async (tx) => {
    const person = await personToChange(tx, actor, id, false);
    if (person.suspendedAt) {
      await tx.user.update({ where: { id }, data: { suspendedAt: null } });
      await recordEvent(tx, actor, "person.taken_back", about(person), suspension(person, null));
    }
    return { value: null, tags: [] };
  });
}

/** The person, while nobody else changes who is an admin; refused when `takesAdmin` would leave none. */
async function personToChange(tx: Transaction, actor: Actor, id: string, takesAdmin: boolean) {
  await serially(tx, "accounts");
  const person = await tx.user.findUnique({ where: { id } });
  if (!person) throw new Refusal(nobody);
  const isActiveAdmin = person.role === "admin" && !person.suspendedAt;
  const others = await tx.user.count({ where: { role: "admin", suspendedAt: null, id: { not: id } } });
  const lastAdmin = takesAdmin && isActiveAdmin && others === 0;
  if (!may(actor, "person.change", { lastAdmin })) throw new Refusal(lastAdmin ? oneAdminStays : forbidden);
  return person;
}

function about({ id, name }: { id: string; name: string }) {
  return { person: id, title: name };
}

function suspension({ suspendedAt, email }: { suspendedAt: Date | null; email: string }, is: Date | null) {
  const told = (instant: Date | null) => ({ suspendedSince: instant?.toISOString() ?? null });
  return { ...changes(told(suspendedAt), told(is)), data: { email } } satisfies Facts;
}

const noAddress: Problem = {
  code: "invalid",
  message: "The invitation could not be made yet.",
  fields: { email: ["Enter an e-mail address such as ann@example.org."] },
};
const usedAlready: Problem = {
  code: "not_found",
  message: "This invitation was used or ended meanwhile; reload the page to see who is there.",
};
const nobody: Problem = { code: "not_found", message: "There is no such person any more; reload the page." };
const oneAdminStays: Problem = {
  code: "conflict",
  message: "This is the last active admin. Make somebody else an admin first.",
};
const notYourself: Problem = {
  code: "conflict",
  message: "You cannot suspend yourself; another admin can.",
};

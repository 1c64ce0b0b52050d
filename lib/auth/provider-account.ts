import { randomUUID } from "node:crypto";
import { recordEvent } from "#lib/audit/record.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { accountName, emailOf } from "./account.ts";
import { invitationOf, makeAccount } from "./invitations.ts";
import type { Identity } from "./provider.ts";
import type { TurnedAway } from "./ways-in.ts";

/** `why` is for whoever came, `reason` and `account` for the log only. */
export type Entry =
  | { id: string }
  | { why: TurnedAway; reason: string; account: { id: string; name: string } | null };

/**
 * The account of somebody whom the provider vouches for. Once it is linked to their identity there, that alone counts.
 * Before, a verified address finds their account and links it, or the invitation that makes one; so does the token of
 * an invitation's link. Everybody else is turned away, suspended people like strangers.
 */
export async function enterByProvider(identity: Identity, token: string | null): Promise<Entry> {
  return database().$transaction(async (tx): Promise<Entry> => {
    await serially(tx, "accounts");
    const { issuer: providerId, subject: accountId } = identity;
    const linked = await tx.account.findUnique({
      where: { providerId_accountId: { providerId, accountId } },
      include: { user: true },
    });
    if (linked) return linked.user.suspendedAt ? suspended(linked.user) : { id: linked.userId };

    const byLink = token ? await invitationOf(tx, token) : null;
    if (token && !byLink) return away("link", "the invitation no longer works");
    const verified = identity.emailVerified ? emailOf(identity.email ?? "") : null;
    const email = byLink?.email ?? verified;
    if (!email && identity.email) return away("unverified", "the provider has not verified the address");
    if (!email) return away("nameless", "the provider told no address");

    const person = await tx.user.findUnique({ where: { email } });
    // A link is the word of an admin for somebody new; it opens nobody's account.
    if (person && email !== verified)
      return away("link", "the invitation is for somebody who has an account");
    if (person) return link(tx, person, identity);
    const invitation = byLink ?? (await invitationFor(tx, email));
    if (!invitation) return away("uninvited", "no account and no invitation");
    const id = randomUUID();
    const name = nameOf(identity, email);
    await makeAccount(
      tx,
      invitation,
      { id, name, email, verified: email === verified },
      { providerId, accountId },
    );
    return { id };
  }, patience);
}

/** Milliseconds; people who come at the same time wait for each other. */
const patience = { maxWait: 10_000, timeout: 20_000 };

async function link(
  tx: Transaction,
  person: { id: string; name: string; suspendedAt: Date | null },
  { issuer: providerId, subject: accountId }: Identity,
): Promise<Entry> {
  const { id: userId, name, suspendedAt } = person;
  if (suspendedAt) return suspended(person);
  // The provider gave the address of somebody who has come before to somebody else.
  if ((await tx.account.count({ where: { userId, providerId } })) > 0)
    return away("uninvited", "the account belongs to another identity at the provider", person);
  await tx.account.create({ data: { id: randomUUID(), userId, providerId, accountId } });
  await tx.user.update({ where: { id: userId }, data: { emailVerified: true } });
  const about = { person: userId, title: name };
  await recordEvent(tx, person, "person.linked", about, { data: { provider: providerId } });
  return { id: userId };
}

async function invitationFor(tx: Transaction, email: string) {
  return tx.invitation.findFirst({
    where: { email, usedAt: null, first: false, expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
  });
}

function nameOf({ name }: Identity, email: string): string {
  return accountName.safeParse(name?.slice(0, 100) ?? "").data ?? email.split("@")[0] ?? email;
}

function suspended(account: { id: string; name: string }): Entry {
  return away("uninvited", "suspended", account);
}

function away(why: TurnedAway, reason: string, account: { id: string; name: string } | null = null): Entry {
  return { why, reason, account };
}

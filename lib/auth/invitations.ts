import { createHash, randomBytes, randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordEvent } from "#lib/audit/record.ts";
import { database, type Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { ok, Refusal, type Result, refused } from "#lib/result.ts";
import { numbered, slugify } from "#lib/stories/slug.ts";
import { checkAccount } from "./account.ts";
import { type Actor, type Role, systemActor } from "./policy.ts";
import { noPasswords, waysIn } from "./ways-in.ts";

/** What a person who opens the link is told before they make their account. */
export type OpenInvitation = { role: Role; email: string | null };

/** Milliseconds; people who come at the same time wait for each other. */
const patience = { maxWait: 10_000, timeout: 20_000 };

/** Days that a link works. */
export const invitationDays = 7;
const lifetime = invitationDays * 24 * 60 * 60 * 1000;

/**
 * Makes the link with which the first admin of a new site creates an account and gives its token, or null if there is
 * an account already. A new one replaces an unused older one. The token is good for seven days and one account.
 */
export async function createFirstInvitation(): Promise<string | null> {
  return database().$transaction(async (tx) => {
    await serially(tx, "accounts");
    if ((await tx.user.count()) > 0) return null;
    await tx.invitation.deleteMany({ where: { first: true, usedAt: null } });
    await recordEvent(tx, systemActor, "person.invited", { title: "" }, { data: { role: "admin" } });
    return issue(tx, { role: "admin", email: null, first: true, invitedById: null });
  }, patience);
}

/**
 * Invites one person and gives the token; unused older ones for the same address end. Whether the inviter may is for
 * the caller to see to.
 * @param invited e-mail in lower case; the account gets that address and role
 */
export async function invite(
  invited: { email: string; role: Role },
  inviter: Actor = systemActor,
): Promise<Result<string>> {
  return refusable(async (tx) => {
    await serially(tx, "accounts");
    if (await tx.user.findUnique({ where: { email: invited.email } })) throw new Refusal(addressTaken);
    await tx.invitation.deleteMany({ where: { email: invited.email, usedAt: null } });
    await recordEvent(tx, inviter, "person.invited", { title: invited.email }, { data: invited });
    return issue(tx, { ...invited, first: false, invitedById: inviter.id });
  });
}

/** The invitation that a token opens, or null when it is wrong, used or too old. */
export async function openInvitation(token: string): Promise<OpenInvitation | null> {
  const found = await invitationOf(database(), token);
  return found && { role: found.role, email: found.email };
}

/** The same with its row; in a transaction that makes an account of it. */
export async function invitationOf(tx: Pick<Transaction, "invitation" | "user">, token: string) {
  const found = await tx.invitation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (!found || found.usedAt || found.expiresAt <= new Date()) return null;
  return found.first && (await tx.user.count()) > 0 ? null : found;
}

/**
 * Makes the account that an invitation is for; of several attempts with one token, one succeeds. An invitation that
 * names an address makes the account for that one. Refused: "invalid" (with fields), "not_found" when the link no
 * longer works, "forbidden" where nobody has a password.
 */
export async function acceptInvitation(
  token: string,
  person: { name: string; email: string; password: string },
): Promise<Result<{ id: string; email: string }>> {
  if (!waysIn().password) return refused(noPasswords);
  const open = await openInvitation(token);
  if (!open) return refused(linkEnded);
  const checked = checkAccount({ ...person, email: open.email ?? person.email });
  if (!checked.ok) return checked;
  const { name, email, password } = checked.value;
  const hash = await hashPassword(password);
  return refusable(async (tx) => {
    await serially(tx, "accounts");
    const invitation = await invitationOf(tx, token);
    if (!invitation) throw new Refusal(linkEnded);
    if (await tx.user.findUnique({ where: { email } })) throw new Refusal(addressTaken);
    const id = randomUUID();
    const key = { providerId: "credential", accountId: id, password: hash };
    await makeAccount(tx, invitation, { id, name, email }, key);
    return { id, email };
  });
}

/**
 * Makes an account by an invitation, which is used up with it. `key` is how its owner signs in: a password, or an
 * identity at a provider. Call it while no other account is made.
 */
export async function makeAccount(
  tx: Transaction,
  invitation: { id: number; role: Role },
  { id, name, email, verified = false }: { id: string; name: string; email: string; verified?: boolean },
  key: { providerId: string; accountId: string; password?: string },
): Promise<void> {
  const { role } = invitation;
  const slug = await freeSlug(tx, name);
  await tx.user.create({ data: { id, name, email, role, slug, emailVerified: verified } });
  await tx.account.create({ data: { id: randomUUID(), userId: id, ...key } });
  await tx.invitation.update({
    where: { id: invitation.id },
    data: { usedAt: new Date(), usedById: id },
  });
  const by = key.password === undefined ? { provider: key.providerId } : {};
  const data = { email, role, ...by };
  await recordEvent(tx, { id, name }, "person.joined", { person: id, title: name }, { data });
}

/** An address for a byline page that nobody has yet. Call it while no other account is made or named. */
export async function freeSlug(tx: Transaction, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = numbered(slugify(name), n);
    if (!(await tx.user.findUnique({ where: { slug }, select: { id: true } }))) return slug;
  }
}

async function issue(
  tx: Transaction,
  invitation: { role: Role; email: string | null; first: boolean; invitedById: string | null },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + lifetime);
  await tx.invitation.create({ data: { ...invitation, tokenHash: hashOf(token), expiresAt } });
  return token;
}

async function refusable<T>(work: (tx: Transaction) => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await database().$transaction(work, patience));
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem);
    throw error;
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const linkEnded = {
  code: "not_found" as const,
  message: "This link no longer works: it was used, replaced by a newer one, or is more than seven days old.",
};

const taken =
  "There is an account with this e-mail address already; sign in with it, or use another address.";
const addressTaken = { code: "invalid" as const, message: taken, fields: { email: [taken] } };

import { randomBytes, randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordEvent } from "#lib/audit/record.ts";
import { database } from "#lib/database/client.ts";
import { systemActor } from "./policy.ts";

/**
 * Gives an account a new random password, ends all its sessions, takes its second factor away and returns the password;
 * null when nobody has that address (lower case).
 */
export async function setNewPassword(email: string): Promise<string | null> {
  const password = randomBytes(15).toString("base64url");
  const hash = await hashPassword(password);
  return database().$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { email } });
    if (!person) return null;
    // Whoever came by a provider has had none so far.
    const key = { providerId: "credential", accountId: person.id };
    await tx.account.upsert({
      where: { providerId_accountId: key },
      update: { password: hash },
      create: { id: randomUUID(), userId: person.id, ...key, password: hash },
    });
    await tx.session.deleteMany({ where: { userId: person.id } });
    await tx.twoFactor.deleteMany({ where: { userId: person.id } });
    await tx.user.update({ where: { id: person.id }, data: { twoFactorEnabled: false } });
    const about = { person: person.id, title: person.name };
    await recordEvent(tx, systemActor, "person.password_reset", about, { data: { email } });
    return password;
  });
}

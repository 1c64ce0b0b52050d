import type { Role } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";

/** Somebody with an account, as admins see them. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  suspendedAt: Date | null;
  /** To a few minutes; null: never signed in. */
  seenAt: Date | null;
  twoFactorEnabled: boolean;
};

/** A link that nobody has used yet. */
export type PendingInvitation = {
  id: number;
  email: string;
  role: Role;
  expiresAt: Date;
  /** Null: from the machine itself. */
  invitedBy: string | null;
};

/** Everybody who has an account, by name. */
export async function allPeople(): Promise<PersonRow[]> {
  return database().user.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      suspendedAt: true,
      seenAt: true,
      twoFactorEnabled: true,
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** The invitations that somebody can still accept, the latest first. */
export async function pendingInvitations(): Promise<PendingInvitation[]> {
  const rows = await database().invitation.findMany({
    where: { usedAt: null, email: { not: null }, expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    include: { invitedBy: { select: { name: true } } },
  });
  return rows.map(({ id, email, role, expiresAt, invitedBy }) => ({
    id,
    email: email ?? "",
    role,
    expiresAt,
    invitedBy: invitedBy?.name ?? null,
  }));
}

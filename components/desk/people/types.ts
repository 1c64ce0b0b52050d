import type { Role } from "#lib/auth/policy.ts";
import type { Invited } from "#lib/people/commands.ts";
import type { PendingInvitation, PersonRow } from "#lib/people/queries.ts";
import type { Result } from "#lib/result.ts";

/** Everybody, and who is still expected. */
export type PeopleView = { people: PersonRow[]; invitations: PendingInvitation[] };

/** The server's side of the page of people; each gives what is true afterwards. */
export type PeopleActions = {
  invite: (input: { email: string; role: Role }) => Promise<Result<PeopleView & { invited: Invited }>>;
  revoke: (input: { id: number }) => Promise<Result<PeopleView>>;
  changeRole: (input: { id: string; role: Role }) => Promise<Result<PeopleView>>;
  suspend: (input: { id: string }) => Promise<Result<PeopleView>>;
  takeBack: (input: { id: string }) => Promise<Result<PeopleView>>;
};

export const roleNames: Record<Role, string> = {
  reader: "Reader",
  writer: "Writer",
  editor: "Editor",
  admin: "Admin",
};

export const roleHints: Record<Role, string> = {
  reader: "reads a site that is not for everyone",
  writer: "writes own stories",
  editor: "changes, publishes and retracts every story",
  admin: "an editor who also sees to people and settings",
};

"use server";

import { z } from "zod";
import type { PeopleView } from "#components/desk/people/types.ts";
import { roles } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import {
  changeRole,
  type Invited,
  invitePerson,
  revokeInvitation,
  suspend,
  takeBack,
} from "#lib/people/commands.ts";
import { allPeople, pendingInvitations } from "#lib/people/queries.ts";
import { ok, type Result } from "#lib/result.ts";

const role = z.enum(roles);
const somebody = z.strictObject({ id: z.string().max(100) });

export async function invite(input: unknown): Promise<Result<PeopleView & { invited: Invited }>> {
  return deskAction(z.strictObject({ email: z.string().max(1000), role }), input, async (person, who) => {
    const invited = await invitePerson(person, who);
    return invited.ok ? ok({ ...(await view()), invited: invited.value }) : invited;
  });
}

export async function revoke(input: unknown): Promise<Result<PeopleView>> {
  return deskAction(z.strictObject({ id: z.int().positive() }), input, async (person, { id }) =>
    afterwards(await revokeInvitation(person, id)),
  );
}

export async function giveRole(input: unknown): Promise<Result<PeopleView>> {
  return deskAction(somebody.extend({ role }), input, async (person, given) =>
    afterwards(await changeRole(person, given.id, given.role)),
  );
}

export async function suspendPerson(input: unknown): Promise<Result<PeopleView>> {
  return deskAction(somebody, input, async (person, { id }) => afterwards(await suspend(person, id)));
}

export async function takePersonBack(input: unknown): Promise<Result<PeopleView>> {
  return deskAction(somebody, input, async (person, { id }) => afterwards(await takeBack(person, id)));
}

async function afterwards(done: Result<null>): Promise<Result<PeopleView>> {
  return done.ok ? ok(await view()) : done;
}

async function view(): Promise<PeopleView> {
  const [people, invitations] = await Promise.all([allPeople(), pendingInvitations()]);
  return { people, invitations };
}

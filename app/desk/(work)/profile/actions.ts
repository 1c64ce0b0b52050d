"use server";

import { headers } from "next/headers";
import { z } from "zod";
import type { Enrolment, SessionRow } from "#components/desk/profile/types.ts";
import { addressHeader } from "#lib/auth/address.ts";
import { accountAction, deskAction, type Person } from "#lib/auth/session.ts";
import * as twoFactor from "#lib/auth/two-factor.ts";
import { changeSwitches } from "#lib/notices/commands.ts";
import { switchesInput } from "#lib/notices/switches.ts";
import * as profile from "#lib/people/profile.ts";
import { ok, type Result } from "#lib/result.ts";

const text = z.string().max(2000);
const password = z.strictObject({ password: text });

export async function save(input: unknown): Promise<Result<null>> {
  const shape = z.strictObject({ name: text, about: text, pictureId: z.int().positive().nullable() });
  return accountAction(shape, input, profile.changeProfile);
}

export async function changePassword(input: unknown): Promise<Result<SessionRow[]>> {
  return accountAction(z.strictObject({ current: text, next: text }), input, async (person, words) => {
    const changed = await profile.changePassword(person, words, await address());
    return changed.ok ? left(person) : changed;
  });
}

export async function endSessions(input: unknown): Promise<Result<SessionRow[]>> {
  return accountAction(
    z.strictObject({ id: z.string().max(100).nullable() }),
    input,
    async (person, { id }) => {
      const ended = await profile.endSessions(person, id);
      return ended.ok ? left(person) : ended;
    },
  );
}

export async function saveNotices(input: unknown): Promise<Result<null>> {
  return deskAction(switchesInput, input, changeSwitches);
}

export async function beginTwoFactor(input: unknown): Promise<Result<Enrolment>> {
  return accountAction(password, input, async (_person, given) =>
    twoFactor.beginTwoFactor(await headers(), given.password),
  );
}

export async function confirmTwoFactor(input: unknown): Promise<Result<null>> {
  return accountAction(z.strictObject({ code: text }), input, async (person, { code }) =>
    twoFactor.confirmTwoFactor(await headers(), person, code),
  );
}

export async function endTwoFactor(input: unknown): Promise<Result<null>> {
  return accountAction(password, input, async (person, given) =>
    twoFactor.endTwoFactor(await headers(), person, given.password),
  );
}

export async function newRecoveryCodes(input: unknown): Promise<Result<string[]>> {
  return accountAction(password, input, async (person, given) =>
    twoFactor.newRecoveryCodes(await headers(), person, given.password),
  );
}

async function left(person: Person): Promise<Result<SessionRow[]>> {
  return ok(await profile.sessionsOf(person, await address()));
}

async function address(): Promise<string> {
  return (await headers()).get(addressHeader) ?? "unknown";
}

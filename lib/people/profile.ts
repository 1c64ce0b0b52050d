import { hashPassword, verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import { changes, recordEvent } from "#lib/audit/record.ts";
import { accountName, checkPassword } from "#lib/auth/account.ts";
import { clientNetwork } from "#lib/auth/address.ts";
import { countAttempt, forgetAttempts, tooMany } from "#lib/auth/attempts.ts";
import { freeSlug } from "#lib/auth/invitations.ts";
import type { Person } from "#lib/auth/read-session.ts";
import { database } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { singleLine } from "#lib/stories/text.ts";
import { deviceOf } from "./device.ts";

export const longestAbout = 400;

const profile = z.object({
  name: accountName,
  about: z
    .string()
    .transform(singleLine)
    .refine((text) => text.length <= longestAbout, `Use at most ${longestAbout} characters.`),
  pictureId: z.int().positive().nullable(),
});

/** A session as its owner sees it. */
export type SessionRow = {
  id: string;
  device: string;
  place: string;
  current: boolean;
  startedAt: Date;
  seenAt: Date;
};

/** Changes what colleagues and readers are told of oneself. Refused: "invalid" (with fields). */
export async function changeProfile(
  person: Person,
  input: { name: string; about: string; pictureId: number | null },
): Promise<Result<null>> {
  const parsed = profile.safeParse(input);
  if (!parsed.success) return refused(invalid(parsed.error));
  return transact(person, "profile.change", async (tx) => {
    await serially(tx, "accounts");
    const { name, about, pictureId } = parsed.data;
    if (pictureId !== null && (await tx.picture.count({ where: { id: pictureId } })) === 0)
      throw new Refusal(noPicture);
    const before = await tx.user.findUniqueOrThrow({ where: { id: person.id } });
    const slug = before.slug ?? (person.role === "reader" ? null : await freeSlug(tx, name));
    await tx.user.update({ where: { id: person.id }, data: { name, about, pictureId, slug } });
    const was = { name: before.name, about: before.about, picture: before.pictureId, slug: before.slug };
    const changed = changes(was, { name, about, picture: pictureId, slug });
    await recordEvent(tx, person, "person.profile_changed", self(person), changed);
    return { value: null, tags: [`author:${person.id}`, ...(slug ? [`byline:${slug}`] : [])] };
  });
}

/**
 * Sets another password and ends all other sessions. Wrong guesses count like attempts to sign in from `address`.
 * Refused: "invalid" (with fields), "conflict" after too many.
 */
export async function changePassword(
  person: Person,
  { current, next }: { current: string; next: string },
  address: string,
): Promise<Result<null>> {
  const checked = checkPassword(next);
  if (!checked.ok) return checked;
  const wait = await countAttempt(person.email, address);
  if (wait !== null) return refused({ code: "conflict", message: tooMany(wait) });
  const account = await database().account.findFirst({
    where: { userId: person.id, providerId: "credential" },
  });
  if (!account?.password || !(await verifyPassword({ hash: account.password, password: current })))
    return refused(wrongPassword);
  await forgetAttempts(person.email, address);
  const password = await hashPassword(next);
  return transact(person, "profile.change", async (tx) => {
    await tx.account.update({ where: { id: account.id }, data: { password } });
    const others = { userId: person.id, id: { not: person.sessionId } };
    const { count } = await tx.session.deleteMany({ where: others });
    await recordEvent(tx, person, "person.password_changed", self(person), {
      data: { sessionsEnded: count },
    });
    return { value: null, tags: [] };
  });
}

/** Ends one of one's own sessions, or with null all but this one. */
export async function endSessions(person: Person, id: string | null): Promise<Result<null>> {
  return transact(person, "profile.change", async (tx) => {
    const which = id === null ? { not: person.sessionId } : id;
    const { count } = await tx.session.deleteMany({ where: { userId: person.id, id: which } });
    if (count > 0) await recordEvent(tx, person, "person.sessions_ended", self(person), { data: { count } });
    return { value: null, tags: [] };
  });
}

/** Where somebody is signed in, the session that asks first; `address` is where that is. */
export async function sessionsOf(person: Person, address: string): Promise<SessionRow[]> {
  const rows = await database().session.findMany({
    where: { userId: person.id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  const sessions = rows.map(({ id, userAgent, ipAddress, createdAt, seenAt }) => ({
    id,
    device: deviceOf(userAgent),
    place: placeOf(ipAddress, address),
    current: id === person.sessionId,
    startedAt: createdAt,
    seenAt: seenAt ?? createdAt,
  }));
  return sessions.sort((a, b) => Number(b.current) - Number(a.current));
}

/** What the profile shows. `hasPassword` is false for somebody who signs in elsewhere only. */
export async function profileOf(person: Person) {
  const user = await database().user.findUniqueOrThrow({
    where: { id: person.id },
    select: {
      name: true,
      email: true,
      about: true,
      slug: true,
      pictureId: true,
      twoFactorEnabled: true,
      accounts: { where: { providerId: "credential" }, select: { id: true } },
    },
  });
  const { accounts, ...rest } = user;
  return { ...rest, hasPassword: accounts.length > 0 };
}

export type Profile = Awaited<ReturnType<typeof profileOf>>;

function self({ id, name }: Person) {
  return { person: id, title: name };
}

function placeOf(address: string | null, here: string): string {
  if (!address) return "from an unknown address";
  return clientNetwork(address) === clientNetwork(here)
    ? `from this network (${address})`
    : `from ${address}`;
}

function invalid({ issues }: z.ZodError): Problem {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) fields[String(path[0])] = [message];
  return { code: "invalid", message: "Your profile could not be saved yet.", fields };
}

const noPicture: Problem = {
  code: "invalid",
  message: "This picture is not in the library any more; choose another one.",
  fields: { pictureId: ["This picture is not in the library any more; choose another one."] },
};

const wrongPassword: Problem = {
  code: "invalid",
  message: "The password could not be changed yet.",
  fields: { current: ["This is not your password."] },
};

import { hashPassword, verifyPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { limits } from "#lib/auth/attempts.ts";
import type { Person } from "#lib/auth/read-session.ts";
import { database } from "#lib/database/client.ts";
import { changePassword, changeProfile, endSessions, longestAbout, sessionsOf } from "#lib/people/profile.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";

withDatabase();

const password = "four unrelated words";
const here = "198.51.100.7";
const wren: Person = {
  id: "wren",
  name: "Wren",
  email: "wren@example.org",
  role: "writer",
  sessionId: "this one",
};

let recent: Awaited<ReturnType<typeof watchEvents>>;

beforeEach(async () => {
  await database().user.deleteMany();
  recent = await watchEvents();
  await database().rateLimit.deleteMany();
  for (const id of ["wren", "other"])
    await database().user.create({ data: { id, name: id, email: `${id}@example.org` } });
  await database().account.create({
    data: {
      ...{ id: "a", accountId: "wren", providerId: "credential", userId: "wren" },
      password: await hashPassword(password),
    },
  });
  const sessions = [
    { id: "this one", userId: "wren", ipAddress: here, userAgent: "Firefox/1 (Windows)" },
    { id: "at home", userId: "wren", ipAddress: "203.0.113.4", userAgent: null },
    { id: "not hers", userId: "other", ipAddress: null, userAgent: null },
  ];
  for (const session of sessions)
    await database().session.create({
      data: { ...session, token: session.id, expiresAt: new Date(Date.now() + 1e6) },
    });
});

const left = async () => (await database().session.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
const kinds = async () => (await recent()).map(({ kind }) => kind);

describe("a profile", () => {
  it("keeps the address of its page when the name changes", async () => {
    expect(
      (await changeProfile(wren, { name: " Wren  Writer ", about: "Writes.\n", pictureId: null })).ok,
    ).toBe(true);
    await changeProfile(wren, { name: "Wren Married", about: "", pictureId: null });
    expect(await database().user.findUnique({ where: { id: "wren" } })).toMatchObject({
      name: "Wren Married",
      slug: "wren-writer",
    });
    const namesake: Person = { ...wren, id: "other", sessionId: "not hers" };
    await changeProfile(namesake, { name: "Wren Writer", about: "", pictureId: null });
    expect(await database().user.findUnique({ where: { id: "other" } })).toMatchObject({
      slug: "wren-writer-2",
    });
    expect(await kinds()).toEqual(Array(3).fill("person.profile_changed"));
  });

  it("is refused with the field that is wrong", async () => {
    const about = "x".repeat(longestAbout + 1);
    expect(await changeProfile(wren, { name: " ", about, pictureId: null })).toMatchObject({
      problem: {
        fields: { name: [expect.stringContaining("Enter your name")], about: [expect.any(String)] },
      },
    });
    expect(await changeProfile(wren, { name: "Wren", about: "", pictureId: 7 })).toMatchObject({
      problem: { fields: { pictureId: [expect.any(String)] } },
    });
  });
});

describe("another password", () => {
  it("needs the one until now, and ends the other sessions", async () => {
    const next = "five rather unrelated words";
    expect(await changePassword(wren, { current: "not this one", next }, here)).toMatchObject({
      problem: { fields: { current: ["This is not your password."] } },
    });
    expect(await changePassword(wren, { current: password, next: "short" }, here)).toMatchObject({
      problem: { fields: { next: [expect.stringContaining("at least 12")] } },
    });
    expect(await left()).toHaveLength(3);
    expect(await changePassword(wren, { current: password, next }, here)).toEqual({ ok: true, value: null });
    expect(await left()).toEqual(["not hers", "this one"]);
    const { password: hash } = await database().account.findFirstOrThrow({ where: { userId: "wren" } });
    expect(await verifyPassword({ hash: hash ?? "", password: next })).toBe(true);
    expect(await kinds()).toEqual(["person.password_changed"]);
  });

  it("cannot be guessed at by whoever found an open screen", async () => {
    const guess = () =>
      changePassword(wren, { current: "a guess", next: "five rather unrelated words" }, here);
    for (let i = 0; i < limits.account; i++)
      expect(await guess()).toMatchObject({ problem: { code: "invalid" } });
    expect(await guess()).toMatchObject({
      problem: { code: "conflict", message: expect.stringContaining("Wait") },
    });
  });
});

describe("the list of sessions", () => {
  it("says device and place, this one first, and nobody else’s", async () => {
    expect(await sessionsOf(wren, here)).toMatchObject([
      { id: "this one", current: true, device: "Firefox on Windows", place: `from this network (${here})` },
      { id: "at home", current: false, device: "An unknown device", place: "from 203.0.113.4" },
    ]);
  });

  it("ends one, or all others, and never somebody else’s", async () => {
    await endSessions(wren, "not hers");
    expect(await left()).toHaveLength(3);
    await endSessions(wren, "at home");
    expect(await left()).toEqual(["not hers", "this one"]);
    await endSessions(wren, null);
    expect(await left()).toEqual(["not hers", "this one"]);
    expect(await kinds()).toEqual(["person.sessions_ended"]);
  });
});

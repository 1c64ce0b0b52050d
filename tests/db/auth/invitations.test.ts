import { beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, createFirstInvitation, invite, openInvitation } from "#lib/auth/invitations.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";

withDatabase();

const person = { name: "Ann Example", email: "ann@example.org", password: "four unrelated words" };

beforeEach(async () => {
  await database().invitation.deleteMany();
  await database().user.deleteMany();
});

describe("the first invitation", () => {
  it("makes the first admin, once", async () => {
    const token = (await createFirstInvitation()) ?? "";
    expect(await openInvitation(token)).toEqual({ role: "admin", email: null });
    expect(await acceptInvitation(token, person)).toMatchObject({ ok: true, value: { email: person.email } });
    expect(await database().user.findMany()).toMatchObject([{ email: person.email, role: "admin" }]);
    expect(await openInvitation(token)).toBeNull();
    expect(await acceptInvitation(token, { ...person, email: "bo@example.org" })).toMatchObject({
      problem: { code: "not_found" },
    });
  });

  it("is not made when there is an account, and is void once there is one", async () => {
    const first = (await createFirstInvitation()) ?? "";
    const editor = await invite({ email: "bo@example.org", role: "editor" });
    await acceptInvitation(editor.ok ? editor.value : "", person);
    expect(await createFirstInvitation()).toBeNull();
    expect(await openInvitation(first)).toBeNull();
    expect(await acceptInvitation(first, person)).toMatchObject({ problem: { code: "not_found" } });
  });

  it("gives way to a newer one", async () => {
    const older = (await createFirstInvitation()) ?? "";
    const newer = (await createFirstInvitation()) ?? "";
    expect(await openInvitation(older)).toBeNull();
    expect(await openInvitation(newer)).not.toBeNull();
    const together = await Promise.all([
      createFirstInvitation(),
      createFirstInvitation(),
      createFirstInvitation(),
    ]);
    const open = await Promise.all(together.map((token) => openInvitation(token ?? "")));
    expect(open.filter(Boolean)).toHaveLength(1);
  });

  it("ends after seven days", async () => {
    const token = (await createFirstInvitation()) ?? "";
    await database().invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await openInvitation(token)).toBeNull();
    expect(await acceptInvitation(token, person)).toMatchObject({ problem: { code: "not_found" } });
  });
});

describe("an invitation", () => {
  it("is good for one account, however many try at once", async () => {
    const token = (await createFirstInvitation()) ?? "";
    const tries = ["a", "b", "c", "d", "e"].map((name) =>
      acceptInvitation(token, { ...person, email: `${name}@example.org` }),
    );
    const results = await Promise.all(tries);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().user.count()).toBe(1);
  });

  it("is kept as a hash only", async () => {
    const token = (await createFirstInvitation()) ?? "";
    expect(JSON.stringify(await database().invitation.findMany())).not.toContain(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  it("makes an account for the address that it names, with the role that it gives", async () => {
    const token = await invite({ email: "bo@example.org", role: "writer" });
    expect(token.ok).toBe(true);
    await acceptInvitation(token.ok ? token.value : "", { ...person, email: "other@example.org" });
    expect(await database().user.findMany()).toMatchObject([{ email: "bo@example.org", role: "writer" }]);
    expect(await invite({ email: "bo@example.org", role: "admin" })).toMatchObject({
      problem: { fields: { email: [expect.stringContaining("already")] } },
    });
  });

  it("is not spent by a password that is too short or an address that is taken", async () => {
    const first = (await createFirstInvitation()) ?? "";
    expect(await acceptInvitation(first, { ...person, password: "short" })).toMatchObject({
      problem: { code: "invalid", fields: { password: [expect.any(String)] } },
    });
    expect((await acceptInvitation(first, person)).ok).toBe(true);
    const second = await invite({ email: "bo@example.org", role: "writer" });
    const token = second.ok ? second.value : "";
    await database().user.create({ data: { id: "bo", name: "Bo", email: "bo@example.org" } });
    expect(await acceptInvitation(token, person)).toMatchObject({
      problem: { fields: { email: [expect.any(String)] } },
    });
    expect(await openInvitation(token)).not.toBeNull();
  });
});

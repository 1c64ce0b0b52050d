import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, openInvitation } from "#lib/auth/invitations.ts";
import { type Actor, roles } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { changeRole, invitePerson, revokeInvitation, suspend, takeBack } from "#lib/people/commands.ts";
import { allPeople, pendingInvitations } from "#lib/people/queries.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { type MailServer, startMailServer } from "#tests/support/mail.ts";

withDatabase();

const ada: Actor = { id: "ada", name: "Ada Admin", role: "admin" };
const password = "four unrelated words";

let recent: Awaited<ReturnType<typeof watchEvents>>;

beforeEach(async () => {
  Object.assign(process.env, {
    SITE_URL: "https://news.example.org",
    AUTH_SECRET: "only-for-tests-0123456789abcdefghij",
  });
  await database().invitation.deleteMany();
  await database().user.deleteMany();
  await make("ada", "admin");
  recent = await watchEvents();
});

async function make(id: string, role: Actor["role"]) {
  const name = `${id[0]?.toUpperCase()}${id.slice(1)}`;
  await database().user.create({ data: { id, name, email: `${id}@example.org`, role } });
  await database().session.create({
    data: { id: `s-${id}`, token: `t-${id}`, userId: id, expiresAt: new Date(Date.now() + 1e6) },
  });
}

async function events() {
  return (await recent()).map(({ kind, actorId, title, data }) => ({ kind, actorId, title, data }));
}

describe("an admin", () => {
  it("invites by a link that is told once, and sees who is still expected", async () => {
    const made = await invitePerson(ada, { email: " Wren@Example.org ", role: "writer" });
    if (!made.ok) throw new Error(made.problem.message);
    expect(made.value).toMatchObject({ email: "wren@example.org", mailed: null });
    const token =
      /^https:\/\/news\.example\.org\/desk\/welcome\/([\w-]{43})$/.exec(made.value.link)?.[1] ?? "";
    expect(await pendingInvitations()).toMatchObject([
      { email: "wren@example.org", role: "writer", invitedBy: "Ada" },
    ]);
    expect(JSON.stringify([await database().invitation.findMany(), await events()])).not.toContain(token);
    await acceptInvitation(token, { name: "Wren Writer", email: "", password });
    expect(await pendingInvitations()).toEqual([]);
    expect(await allPeople()).toMatchObject([{ name: "Ada" }, { name: "Wren Writer", role: "writer" }]);
    const { id } = await database().user.findUniqueOrThrow({ where: { slug: "wren-writer" } });
    const who = { email: "wren@example.org", role: "writer" };
    expect(await events()).toEqual([
      { kind: "person.invited", actorId: "ada", title: who.email, data: who },
      { kind: "person.joined", actorId: id, title: "Wren Writer", data: who },
    ]);
  });

  it("revokes an invitation, which then opens nothing, once", async () => {
    const made = await invitePerson(ada, { email: "wren@example.org", role: "reader" });
    const token = made.ok ? (made.value.link.split("/").at(-1) ?? "") : "";
    const [pending] = await pendingInvitations();
    expect(await revokeInvitation(ada, pending?.id ?? 0)).toEqual({ ok: true, value: null });
    expect(await openInvitation(token)).toBeNull();
    expect(await revokeInvitation(ada, pending?.id ?? 0)).toMatchObject({ problem: { code: "not_found" } });
    expect((await events()).map(({ kind }) => kind)).toEqual(["person.invited", "person.uninvited"]);
  });

  it("changes roles, and the log says from what to what", async () => {
    await make("wren", "writer");
    expect((await changeRole(ada, "wren", "editor")).ok).toBe(true);
    expect((await changeRole(ada, "wren", "editor")).ok).toBe(true);
    expect(await recent()).toMatchObject([
      {
        kind: "person.role_changed",
        actorId: "ada",
        personId: "wren",
        title: "Wren",
        before: { role: "writer" },
        after: { role: "editor" },
      },
    ]);
    expect(await changeRole(ada, "nobody", "editor")).toMatchObject({ problem: { code: "not_found" } });
  });

  it("suspends somebody, whose sessions end, and takes them back without any", async () => {
    await make("wren", "writer");
    expect((await suspend(ada, "wren")).ok).toBe(true);
    expect((await suspend(ada, "wren")).ok).toBe(true);
    expect(await database().session.findMany({ select: { userId: true } })).toEqual([{ userId: "ada" }]);
    expect((await allPeople())[1]?.suspendedAt).toBeInstanceOf(Date);
    expect((await takeBack(ada, "wren")).ok).toBe(true);
    expect((await allPeople())[1]?.suspendedAt).toBeNull();
    expect(await database().session.count()).toBe(1);
    expect((await events()).map(({ kind }) => kind)).toEqual(["person.suspended", "person.taken_back"]);
  });
});

describe("one active admin always stays", () => {
  it("so the last one is neither demoted nor suspended", async () => {
    await make("sue", "admin");
    await suspend(ada, "sue");
    expect(await changeRole(ada, "ada", "editor")).toMatchObject({
      problem: { code: "conflict", message: expect.stringContaining("last active admin") },
    });
    const system: Actor = { id: null, name: "Takewire", role: "admin" };
    expect(await suspend(system, "ada")).toMatchObject({ problem: { code: "conflict" } });
    expect((await allPeople()).filter(({ role }) => role === "admin")).toHaveLength(2);
  });

  it("also when two admins demote each other at once", async () => {
    for (let round = 0; round < 5; round++) {
      await database().user.deleteMany();
      await make("ada", "admin");
      await make("bea", "admin");
      const bea: Actor = { id: "bea", name: "Bea", role: "admin" };
      const done = await Promise.all([changeRole(ada, "bea", "writer"), changeRole(bea, "ada", "writer")]);
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await database().user.count({ where: { role: "admin" } })).toBe(1);
    }
  });

  it("and nobody suspends themselves", async () => {
    await make("bea", "admin");
    expect(await suspend(ada, "ada")).toMatchObject({
      problem: { message: expect.stringContaining("yourself") },
    });
  });
});

it("nobody but an admin may do any of it", async () => {
  await make("wren", "writer");
  for (const role of roles.filter((each) => each !== "admin")) {
    const actor: Actor = { id: "ada", name: "No Admin", role };
    const refused = [
      await invitePerson(actor, { email: "new@example.org", role: "admin" }),
      await revokeInvitation(actor, 1),
      await changeRole(actor, "wren", "admin"),
      await suspend(actor, "wren"),
      await takeBack(actor, "wren"),
    ];
    for (const each of refused) expect(each, role).toMatchObject({ problem: { code: "forbidden" } });
  }
  expect(await events()).toEqual([]);
  expect(await database().invitation.count()).toBe(0);
});

describe("with a mail server", () => {
  let server: MailServer;

  beforeEach(async () => {
    server = await startMailServer();
    Object.assign(process.env, {
      SMTP_URL: server.url,
      MAIL_FROM: "desk@example.org",
      SITE_NAME: "Ünstable Wire",
    });
  });

  afterEach(async () => {
    for (const name of ["SMTP_URL", "MAIL_FROM", "SITE_NAME"]) delete process.env[name];
    await server.stop();
  });

  it("an invitation is mailed to whom it is for", async () => {
    const made = await invitePerson(ada, { email: "wren@example.org", role: "writer" });
    expect(made).toMatchObject({ ok: true, value: { mailed: true } });
    expect(server.taken).toMatchObject([{ from: "desk@example.org", to: ["wren@example.org"] }]);
    const text = server.taken[0]?.source.replaceAll("=\r\n", "") ?? "";
    expect(text).toContain(made.ok ? made.value.link : "no link");
    expect(text).toContain("Ada Admin invites you");
  });

  it("a mail that is not taken leaves the link to be copied, and no address in the log", async () => {
    server.refuse();
    const made = await invitePerson(ada, { email: "wren@example.org", role: "writer" });
    expect(made).toMatchObject({ ok: true, value: { mailed: false } });
    expect(await pendingInvitations()).toHaveLength(1);
  });

  it("an address cannot bring headers of its own into the mail", async () => {
    const email = "wren@example.org\r\nBcc: eve@example.org";
    expect(await invitePerson(ada, { email, role: "writer" })).toMatchObject({
      problem: { code: "invalid" },
    });
    const eve: Actor = { ...ada, name: "Ada\r\nBcc: eve@example.org" };
    await invitePerson(eve, { email: "wren@example.org", role: "writer" });
    expect(server.taken.flatMap(({ to }) => to)).toEqual(["wren@example.org"]);
    expect(server.taken[0]?.source.split("\r\n\r\n")[0]).not.toContain("eve@");
  });
});

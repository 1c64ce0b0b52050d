import { beforeAll, expect, it } from "vitest";
import { recordEvent } from "#lib/audit/record.ts";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { withDatabase } from "#tests/support/database.ts";

withDatabase();

const all = () => database().event.findMany({ orderBy: { id: "asc" } });

beforeAll(async () => {
  await database().user.create({ data: { id: "wren", name: "Wren", email: "wren@example.org" } });
  const wren = { id: "wren", name: "Wren" };
  await recordEvent(database(), wren, "person.signed_in", { person: "wren", title: "Wren" });
  await recordEvent(database(), systemActor, "person.invited", { title: "ann@example.org" });
});

const refused = /audit log is append-only/;

it("refuses every change and removal, to the application’s own role", async () => {
  const before = await all();
  const { event } = database();
  await expect(event.updateMany({ data: { actorName: "Nobody" } })).rejects.toThrow(refused);
  await expect(event.update({ where: { id: 1n }, data: { at: new Date(0) } })).rejects.toThrow(refused);
  await expect(event.deleteMany()).rejects.toThrow(refused);
  await expect(event.deleteMany({ where: { id: -1n } })).rejects.toThrow(refused);
  for (const statement of [
    "update events set origin = ''",
    "delete from events",
    "truncate events",
    "truncate users, stories, events cascade",
    "insert into events (id, kind, actor_name) values (1, 'person.invited', 'Eve') on conflict (id) do update set kind = 'x'",
    "merge into events using (select 1) as one on true when matched then delete",
  ])
    await expect(database().$executeRawUnsafe(statement), statement).rejects.toThrow(refused);
  expect(await all()).toEqual(before);
});

it("refuses it too while changes of another server are applied", async () => {
  const asReplica = database().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("set local session_replication_role = replica");
    await tx.$executeRawUnsafe("delete from events");
  });
  await expect(asReplica).rejects.toThrow(refused);
});

it("keeps what somebody did when their account is gone, under their name", async () => {
  const before = await all();
  await database().user.delete({ where: { id: "wren" } });
  expect(await all()).toEqual(before);
  expect(before[0]).toMatchObject({ actorId: "wren", actorName: "Wren", origin: "command line" });
});

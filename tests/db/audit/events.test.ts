import { describe, expect, it } from "vitest";
import { from } from "#lib/audit/origin.ts";
import { auditPage, everyEvent } from "#lib/audit/queries.ts";
import { recordEvent } from "#lib/audit/record.ts";
import { database } from "#lib/database/client.ts";
import { changeRole, invitePerson, suspend, takeBack } from "#lib/people/commands.ts";
import { revokeShare, shareDraft } from "#lib/sharing/commands.ts";
import { createStory, moveStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { together } from "#lib/stories/together.ts";
import { nameRevision, restoreRevision } from "#lib/stories/versions.ts";
import { watchEvents } from "#tests/support/events.ts";
import { editor, value, withNewsroom, writer } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

process.env.SITE_URL = "https://news.example.org";
process.env.AUTH_SECRET = "only-for-tests-0123456789abcdefghij";

const admin = { id: "ada", name: "Ada Example", role: "admin" as const };

describe("every deed", () => {
  it("with a story leaves one event: who, what, before and after, and from where", async () => {
    const recent = await watchEvents();
    const content = completeStory({ headline: "Audited" });
    await from("198.51.100.7", async () => {
      const { id } = value(await createStory(editor, content));
      let expectedVersion = 1;
      const write = () => ({ id, expectedVersion: expectedVersion++ });
      const changed = completeStory({ headline: "Audited twice" });
      value(await saveStory(editor, { ...write(), content: changed }));
      value(await moveStory(editor, { ...write(), move: "submit" }));
      value(await moveStory(editor, { ...write(), move: "approve" }));
      value(await publishStory(editor, write()));
      value(await nameRevision(editor, { id, number: 1, name: "First" }));
      const { linkId } = value(await shareDraft(editor, { id, number: 1, days: 1, note: "Bo" }));
      value(await revokeShare(editor, { linkId }));
      value(await restoreRevision(editor, { ...write(), number: 1 }));
      value(await retractStory(editor, { ...write(), reason: "Wrong." }));
    });
    const events = await recent();
    expect(events.map(({ kind }) => kind.replace("story.", ""))).toEqual(
      "created saved submitted approved published named shared unshared restored retracted".split(" "),
    );
    for (const event of events)
      expect(event).toMatchObject({ actorId: editor.id, actorName: editor.name, origin: "198.51.100.7" });
    const [, saved, , , published, , , , restored, retracted] = events;
    expect(saved).toMatchObject({
      title: "Audited twice",
      before: { version: 1 },
      after: { version: 2 },
      data: { parts: ["headline", "slug"] },
    });
    expect(published?.before).toMatchObject({ state: "approved", published: null });
    expect(published?.after).toMatchObject({ state: "published", published: 2 });
    expect(restored).toMatchObject({ title: "Audited", data: { revision: 3, restoredFrom: 1 } });
    expect(retracted).toMatchObject({
      before: { published: 2 },
      after: { published: null },
      data: { reason: "Wrong." },
    });
  });

  it("with a person leaves one event, and one that changes nothing leaves none", async () => {
    await database().user.create({ data: { ...admin, email: "ada@example.org" } });
    await database().user.create({ data: { id: "wren", name: "Wren", email: "wren@example.org" } });
    const recent = await watchEvents();
    value(await invitePerson(admin, { email: "bo@example.org", role: "writer" }));
    for (let twice = 0; twice < 2; twice++) value(await changeRole(admin, "wren", "editor"));
    for (let twice = 0; twice < 2; twice++) value(await suspend(admin, "wren"));
    value(await takeBack(admin, "wren"));
    const events = await recent();
    expect(events.map(({ kind }) => kind)).toEqual(
      ["invited", "role_changed", "suspended", "taken_back"].map((kind) => `person.${kind}`),
    );
    expect(events[2]).toMatchObject({
      before: { suspendedSince: null },
      personId: "wren",
      origin: "command line",
    });
  });
});

it("what was typed in one sitting is one event for each who typed", async () => {
  const { id } = value(await createStory(writer, completeStory({ headline: "Typed" })));
  const recent = await watchEvents();
  for (let version = 1; version <= 6; version++)
    value(
      await saveStory(version > 4 ? editor : writer, {
        id,
        expectedVersion: version,
        content: completeStory({ headline: "Typed", summary: `Sentence ${version}.` }),
        autosave: true,
      }),
    );
  const told = (await recent()).map(({ kind, actorId }) => [kind, actorId]);
  expect(told).toEqual([
    ["story.autosaved", writer.id],
    ["story.autosaved", editor.id],
  ]);
});

it("a deed that is undone leaves no event", async () => {
  const recent = await watchEvents();
  await together(async () => createStory(editor, completeStory({ headline: "Undone" })), { keep: false });
  expect((await createStory(editor, { headline: "" })).ok).toBe(false);
  expect(await recent()).toEqual([]);
});

it("is read page by page and batch by batch, each event once, also those of one instant", async () => {
  const at = new Date("2020-02-03T23:30:00Z");
  const row = { kind: "person.signed_in", actorId: "many", actorName: "Many", at };
  await database().event.createMany({ data: Array.from({ length: 1203 }, () => row) });
  const filters = { by: "many", from: "2020-02-04", to: "2020-02-04" };
  expect((await auditPage({ ...filters, from: "2020-02-05" }, "Europe/Vienna")).events).toEqual([]);
  expect((await auditPage(filters, "UTC")).events).toEqual([]);
  const paged = [];
  for (let after: string | null = null, more = true; more; ) {
    const { events, next } = await auditPage(filters, "Europe/Vienna", after);
    paged.push(...events.map(({ id }) => id));
    after = next;
    more = next !== null;
  }
  const batched = [];
  for await (const events of everyEvent(filters, "Europe/Vienna")) {
    batched.push(...events.map(({ id }) => id));
    // What comes while it is read is not in it.
    await recordEvent(database(), { id: "many", name: "Many" }, "person.signed_in", { title: "" });
  }
  expect(paged).toHaveLength(1203);
  expect(new Set(paged).size).toBe(1203);
  expect(batched).toEqual(paged);
});

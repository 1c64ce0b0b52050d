import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { revisionContent } from "#lib/stories/desk-queries.ts";
import { nameRevision, restoreRevision } from "#lib/stories/versions.ts";
import { sittingSteps, storyVersions } from "#lib/stories/versions-queries.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const colleague = { ...editor, id: "editor-2", name: "Ben Example" };
let content: StoryContent;
let id: number;
let version: number;

beforeEach(async () => {
  await database().user.upsert({
    where: { id: "editor-2" },
    create: { id: "editor-2", name: colleague.name, role: "editor", email: "ben@example.org" },
    update: {},
  });
  content = completeStory({ headline: `History number ${Math.random()}` });
  ({ id, version } = value(await createStory(editor, content)));
});

/** Somebody types and the desk stores it. */
async function types(body: string, by = editor, autosave = true) {
  const saved = value(
    await saveStory(by, { id, expectedVersion: version, content: { ...content, body }, autosave }),
  );
  version = saved.version;
  return saved.revision;
}

/** Makes what is stored so much older, as time does; only a test may touch a revision. */
async function wait(minutes: number) {
  await database().$transaction([
    database().$executeRaw`set local session_replication_role = replica`,
    database()
      .$executeRaw`update revisions set created_at = created_at - make_interval(mins => ${minutes}::int) where story_id = ${id}`,
  ]);
}

const entries = async () =>
  (await storyVersions(id)).map(({ number, kind, steps, authors }) => [number, kind, steps, authors]);

describe("the history of a story", () => {
  it("folds the autosaves of one sitting into one entry, whoever typed", async () => {
    await types("One.");
    await types("One. Two.");
    await types("One. Two. Three.", colleague);
    expect(await entries()).toEqual([
      [4, "autosave", 3, ["Edda Example", "Ben Example"]],
      [1, "saved", 1, ["Edda Example"]],
    ]);
    expect((await storyVersions(id))[0]?.changedParts).toEqual(["body"]);
    expect((await sittingSteps(id, 2)).map(({ number }) => number)).toEqual([4, 3, 2]);
  });

  it("begins a new sitting after half an hour, and ends one with an explicit save", async () => {
    await types("One.");
    await wait(31);
    await types("Two.");
    await types("Three.", editor, false);
    await types("Four.");
    expect(await entries()).toEqual([
      [5, "autosave", 1, ["Edda Example"]],
      [4, "saved", 2, ["Edda Example"]],
      [2, "autosave", 1, ["Edda Example"]],
      [1, "saved", 1, ["Edda Example"]],
    ]);
  });

  it("ends a sitting with what was published, so that it stays", async () => {
    await types("One.");
    version = value(await publishStory(editor, { id, expectedVersion: version })).version;
    await types("Two.");
    expect(
      (await storyVersions(id)).map(({ number, marks, isPublished }) => [
        number,
        marks[0]?.kind,
        isPublished,
      ]),
    ).toEqual([
      [3, undefined, false],
      [2, "published", true],
      [1, undefined, false],
    ]);
  });

  it("keeps every autosave for a day, then the last of each sitting and person, and whatever is marked", async () => {
    await types("One.");
    const named = await types("One. Two.");
    value(await nameRevision(editor, { id, number: named, name: "Before the call" }));
    await types("Three.");
    await types("Four.");
    await types("Five.", colleague);
    await types("Six.");
    await wait(23 * 60);
    await types("Seven.");
    expect(await database().revision.count({ where: { storyId: id } })).toBe(8);
    await wait(60);
    await wait(31);
    await types("Eight.");
    const left = await database().revision.findMany({ where: { storyId: id }, orderBy: { number: "asc" } });
    expect(left.map(({ number }) => number)).toEqual([1, 3, 6, 7, 8, 9]);
  });

  it("never lets the database delete another revision", async () => {
    await types("One.");
    await types("Two.");
    const drop = (number: number) => database().revision.deleteMany({ where: { storyId: id, number } });
    await expect(drop(3)).rejects.toThrow();
    await expect(drop(1)).rejects.toThrow();
    expect((await drop(2)).count).toBe(1);
    await database().story.delete({ where: { id } });
  });
});

describe("a named version", () => {
  it("has one name, and a new one takes its place", async () => {
    value(await nameRevision(editor, { id, number: 1, name: " As  filed " }));
    value(await nameRevision(editor, { id, number: 1, name: "As sent" }));
    expect((await storyVersions(id))[0]?.marks).toMatchObject([
      { kind: "named", name: "As sent", by: "Edda Example" },
    ]);
  });

  it("is named by whoever may edit the story", async () => {
    expect(refusal(await nameRevision(writer, { id, number: 1, name: "Mine" })).code).toBe("forbidden");
    expect(refusal(await nameRevision(editor, { id, number: 1, name: " " })).code).toBe("invalid");
    expect(refusal(await nameRevision(editor, { id, number: 99, name: "None" })).code).toBe("not_found");
  });
});

describe("restoring", () => {
  it("makes a new version with the old text, and readers see what they saw", async () => {
    version = value(await publishStory(editor, { id, expectedVersion: version })).version;
    await types("Something else.");
    const restored = value(await restoreRevision(editor, { id, expectedVersion: version, number: 1 }));
    expect(await revisionContent(id, restored.revision)).toEqual(await revisionContent(id, 1));
    expect((await storyVersions(id))[0]).toMatchObject({
      kind: "restored",
      restoredFrom: 1,
      changedParts: ["body"],
    });
    const story = await database().story.findUniqueOrThrow({ where: { id } });
    expect(story).toMatchObject({ publishedNumber: 1, workingNumber: 3, state: "draft" });
  });

  it("is refused when it is stale, when nothing would change, and to whoever may not edit", async () => {
    await types("Something else.");
    expect(refusal(await restoreRevision(editor, { id, expectedVersion: 1, number: 1 })).code).toBe("stale");
    expect(refusal(await restoreRevision(editor, { id, expectedVersion: version, number: 2 })).code).toBe(
      "conflict",
    );
    expect(refusal(await restoreRevision(writer, { id, expectedVersion: version, number: 1 })).code).toBe(
      "forbidden",
    );
    expect(refusal(await restoreRevision(editor, { id, expectedVersion: version, number: 77 })).code).toBe(
      "not_found",
    );
  });

  it("keeps today's address where the old one belongs to somebody else by now", async () => {
    const first = await revisionContent(id, 1);
    const moved = { ...content, headline: "Quite another headline", slug: "" };
    version = value(await saveStory(editor, { id, expectedVersion: version, content: moved })).version;
    const again = { ...moved, body: "Another body." };
    version = value(await saveStory(editor, { id, expectedVersion: version, content: again })).version;
    value(await createStory(editor, content));
    value(await restoreRevision(editor, { id, expectedVersion: version, number: 1 }));
    const story = await database().story.findUniqueOrThrow({ where: { id }, include: { working: true } });
    expect(story.working.headline).toBe(first?.headline);
    expect(story.slug).toBe("quite-another-headline");
  });
});

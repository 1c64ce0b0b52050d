import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { setReview } from "#lib/review/ruling.ts";
import { doDue } from "#lib/schedule/due.ts";
import { publishStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory, revisionContent } from "#lib/stories/desk-queries.ts";
import { contentHash } from "#lib/stories/hash.ts";
import { restoreRevision } from "#lib/stories/versions.ts";
import { runExport } from "#lib/transfer/export.ts";
import { runImport } from "#lib/transfer/import.ts";
import { run, withFolder } from "../../support/folder.ts";
import { editor, refusal, value, withNewsroom } from "../../support/newsroom.ts";
import { approvedStory, scheduleAt } from "../../support/schedules.ts";
import { merged, renamed, split, taggedDraft, taggedStory } from "../../support/tags.ts";

withNewsroom();
withFolder();

const admin: Actor = { id: null, name: "Ada Example", role: "admin" };
let headlines = 0;

beforeAll(async () => {
  const { id } = await database().section.findUniqueOrThrow({ where: { slug: "news" } });
  value(
    await setReview(admin, { sectionId: id, rules: { approvalRequired: false, authorMayApprove: true } }),
  );
});

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags restart identity cascade`;
});

const contentAt = async (id: number) => {
  const story = await deskStory(id);
  if (!story) throw new Error("It is gone.");
  return story.content;
};
const tagsAt = async (id: number) => (await contentAt(id)).tags;
const approvalAsked = async (approvalRequired: boolean) => {
  const { id } = await database().section.findUniqueOrThrow({ where: { slug: "news" } });
  value(await setReview(admin, { sectionId: id, rules: { approvalRequired, authorMayApprove: true } }));
};
const tagged = (...tags: string[]) => approvedStory({ headline: `Approved ${++headlines}`, tags });

describe("what was approved", () => {
  it("stays approved when its tags are renamed, merged or split, also after a save of the same words", async () => {
    await approvalAsked(true);
    const story = await tagged("LLM", "AI", "Chips");
    await renamed("LLM", "Language models", "language-models");
    await taggedDraft("Robots");
    await merged(["AI"], "Robots");
    await split("Chips", ["Hardware", "Foundries"], [], { others: [1] });
    const { version } = (await deskStory(story.id)) ?? { version: 0 };
    const content = await contentAt(story.id);
    expect(content.tags).toEqual(["Language models", "Robots", "Foundries"]);
    const saved = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    expect(saved).toMatchObject({ changed: false, state: "approved", revision: story.revision });
    const live = value(await publishStory(editor, { id: story.id, expectedVersion: saved.version }));
    expect(live).toMatchObject({ state: "published", revision: story.revision });
    await approvalAsked(false);
  });

  it("goes out at its time under the tag into which its own was merged", async () => {
    const story = await tagged("LLM");
    const when = new Date(Date.now() + 60 * 60_000);
    const { schedule, ...scheduled } = value(await scheduleAt(story, when));
    const content = { ...(await contentAt(story.id)), tags: ["Something else"] };
    value(await saveStory(editor, { id: story.id, expectedVersion: scheduled.version, content }));
    await taggedDraft("Language models");
    await merged(["LLM"], "Language models");
    expect(await doDue(schedule, () => when)).toBe("done");
    const { published } = await database().story.findUniqueOrThrow({
      where: { id: story.id },
      include: { published: { include: { tags: { include: { tag: true } } } } },
    });
    expect(published?.tags.map(({ tag }) => tag.name)).toEqual(["Language models"]);
  });
});

describe("an earlier version", () => {
  it("says for good what it said, which its hash is of", async () => {
    const { id } = await taggedStory("LLM", "AI");
    const before = await contentAt(id);
    await renamed("LLM", "Language models", "language-models");
    await split("AI", ["Left", "Right"], [[id, [0, 1]]]);
    const revision = await database().revision.findFirstOrThrow({ where: { storyId: id } });
    expect(revision.tagNames).toEqual(["LLM", "AI"]);
    expect(revision.hash).toBe(contentHash({ ...(await contentAt(id)), tags: revision.tagNames }));
    expect(revision.hash).toBe(contentHash(before));
    await expect(database().revision.updateMany({ data: { tagNames: [] } })).rejects.toThrow(/never changed/);
  });

  it("is compared, and restored, with the names of today", async () => {
    const story = await taggedStory("LLM");
    const content = { ...(await contentAt(story.id)), summary: "Another." };
    value(await saveStory(editor, { id: story.id, expectedVersion: story.version, content }));
    await renamed("LLM", "Language models", "language-models");
    const [one, two] = [await revisionContent(story.id, 1), await revisionContent(story.id, 2)];
    expect([one?.tags, two?.tags]).toEqual([["Language models"], ["Language models"]]);
    const at = { id: story.id, expectedVersion: story.version + 1 };
    expect(refusal(await restoreRevision(editor, { ...at, number: 2 })).code).toBe("conflict");
    value(await restoreRevision(editor, { ...at, number: 1 }));
    expect(await tagsAt(story.id)).toEqual(["Language models"]);
    expect(await database().tag.count()).toBe(1);
  });
});

describe("a tab that was opened before", () => {
  it("saves the tag under its new name, and makes no new one", async () => {
    const { id, version } = value(await taggedDraft("LLM", "Archives"));
    const opened = await contentAt(id);
    await renamed("LLM", "Language models", "language-models");
    const mine = { ...opened, summary: "Typed on.", tags: [...opened.tags, "llm"] };
    const base = { id, expectedVersion: version, base: 1, autosave: true };
    const saved = value(await saveStory(editor, { ...base, content: mine }));
    expect(saved.content.tags).toEqual(["Language models", "Archives"]);
    expect(await database().tag.count()).toBe(2);
    const again = value(await saveStory(editor, { ...base, content: { ...mine, ourTake: "Later." } }));
    expect(again).toMatchObject({ merged: true, content: { tags: ["Language models", "Archives"] } });
  });

  it("is merged without a conflict, though both moved tags about", async () => {
    const { id, version } = value(await taggedDraft("LLM", "Archives", "AI"));
    const opened = await contentAt(id);
    await merged(["LLM"], "AI");
    const now = await contentAt(id);
    expect(now.tags).toEqual(["AI", "Archives"]);
    const expected = { id, expectedVersion: version, base: 1 };
    value(await saveStory(editor, { ...expected, content: { ...now, tags: ["AI", "Archives", "New"] } }));
    const mine = { ...opened, tags: ["Archives", "LLM", "AI"], summary: "Mine." };
    const saved = value(await saveStory(editor, { ...expected, content: mine }));
    expect(saved.content.tags.toSorted()).toEqual(["AI", "Archives", "New"]);
  });

  it("keeps what its story was given in a split, and a later one may take it away", async () => {
    const { id, version } = value(await taggedDraft("AI"));
    const opened = await contentAt(id);
    await split("AI", ["AI", "AI policy"], [[id, [0, 1]]]);
    const typed = { ...opened, summary: "Typed on." };
    const saved = value(await saveStory(editor, { id, expectedVersion: version, base: 1, content: typed }));
    expect(saved).toMatchObject({
      merged: true,
      content: { tags: ["AI", "AI policy"], summary: "Typed on." },
    });
    const less = { ...saved.content, tags: ["AI"] };
    const at = { id, expectedVersion: saved.version, base: saved.revision };
    expect(value(await saveStory(editor, { ...at, content: less })).content.tags).toEqual(["AI"]);
  });

  it("does not bring back what its story lost, though the tag goes on", async () => {
    const { id, version } = value(await taggedDraft("AI"));
    const opened = await contentAt(id);
    await split("AI", ["AI", "AI policy"], [[id, [1]]]);
    const typed = { ...opened, summary: "Typed on." };
    value(await saveStory(editor, { id, expectedVersion: version, base: 1, content: typed }));
    expect(await tagsAt(id)).toEqual(["AI policy"]);
  });

  it("takes a tag away at once that was only just given, when it was opened since", async () => {
    const { id } = value(await taggedDraft("AI"));
    await split("AI", ["AI", "AI policy"], [[id, [0, 1]]]);
    const story = await deskStory(id);
    const content = { ...(await contentAt(id)), tags: ["AI"] };
    const at = { id, expectedVersion: story?.version ?? 0, base: 1 };
    expect(value(await saveStory(editor, { ...at, content })).content.tags).toEqual(["AI"]);
  });
});

describe("files of stories", () => {
  it("written before a tag was renamed change nothing when they come back; those written after say its new name", async () => {
    const { id } = await taggedStory("LLM", "Archives");
    await run(runExport, "before");
    await renamed("LLM", "Language models", "language-models");
    expect((await run(runImport, "before")).said).toMatch(/^unchanged /);
    await run(runExport, "after");
    expect((await run(runImport, "after")).said).toMatch(/^unchanged /);
    expect(await tagsAt(id)).toEqual(["Language models", "Archives"]);
    expect(await database().revision.count()).toBe(1);
  });
});

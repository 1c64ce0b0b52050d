import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { setReview } from "#lib/review/ruling.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import { reschedule, scheduleRetraction } from "#lib/schedule/commands.ts";
import { doDue } from "#lib/schedule/due.ts";
import { schedulesOf } from "#lib/schedule/queries.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { retractionOf, storyBySlug } from "#lib/stories/queries.ts";
import { editor, refusal, value, withNewsroom } from "../../support/newsroom.ts";
import { approve, approvedStory, timesPublished } from "../../support/schedules.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const admin: Actor = { id: "admin-1", name: "Ada Example", role: "admin" };
const note = { kind: "correction" as const, text: "It is 45 percent, not 40." };
const at = ({ id, version }: { id: number; version: number }) => ({ id, expectedVersion: version });
let n = 0;
let when: Date;

beforeAll(async () => {
  await database().user.create({
    data: { id: "admin-1", name: admin.name, role: "admin", email: "ada@example.org" },
  });
  const { id } = await database().section.findUniqueOrThrow({ where: { slug: "news" } });
  const rules = { approvalRequired: true, authorMayApprove: true };
  value(await setReview(admin, { sectionId: id, rules }));
});

beforeEach(() => {
  when = new Date(Date.now() + 60 * 60_000);
});

/** A live story whose draft says something else, in a section where nothing goes out without approval. */
async function changedStory() {
  const headline = `Figures of the archive ${++n}`;
  const live = value(await publishStory(editor, at(await approvedStory({ headline }))));
  const content = completeStory({ headline, summary: "45 percent." });
  return { ...value(await saveStory(editor, { ...at(live), content })), headline };
}

const plan = (story: { id: number; version: number; revision: number }) => ({
  ...at(story),
  number: story.revision,
  at: when,
});

async function told(slug: string) {
  const found = await storyBySlug(slug);
  if (found.kind !== "found") throw new Error("Readers do not see the story.");
  return found.story.corrections.filter(({ text }) => text === note.text);
}

const onDesk = async (id: number) => {
  const story = await deskStory(id);
  if (!story) throw new Error("The story is gone.");
  return { ...story, notes: story.content.corrections.filter(({ text }) => text === note.text) };
};

describe("a change of a live story that is scheduled with a note to its readers", () => {
  it("goes out with that note and not before, on the approval of the text that was looked at", async () => {
    const story = await changedStory();
    const { schedule } = value(await approveAndSchedule(editor, { ...plan(story), note }));
    expect(await schedulesOf(story.id)).toMatchObject([{ number: story.revision, note }]);
    expect(await onDesk(story.id)).toMatchObject({ revision: story.revision, notes: [] });
    expect(await doDue(schedule, () => when)).toBe("done");
    expect(await told(story.slug)).toHaveLength(1);
    expect(await onDesk(story.id)).toMatchObject({
      state: "published",
      content: { summary: "45 percent." },
      notes: [note],
      revision: story.revision + 1,
      publishedRevision: story.revision + 1,
    });
    expect(await doDue(schedule, () => when)).toBe("nothing");
    expect(await timesPublished(story.id)).toBe(2);
  });

  it("keeps the note when it is moved, and another version takes another note or none", async () => {
    const story = await changedStory();
    const { schedule, version } = value(await approveAndSchedule(editor, { ...plan(story), note }));
    const later = new Date(when.getTime() + 60_000);
    value(await reschedule(editor, { schedule, from: when, at: later }));
    expect(await schedulesOf(story.id)).toMatchObject([{ at: later, note }]);
    const content = completeStory({ headline: story.headline, summary: "46 percent." });
    const again = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    value(await approveAndSchedule(editor, plan(again)));
    expect(await schedulesOf(story.id)).toMatchObject([{ number: again.revision, note: null }]);
  });

  it("tells it in the draft too that was written meanwhile, which keeps its own approval", async () => {
    const story = await changedStory();
    const { schedule, version } = value(await approveAndSchedule(editor, { ...plan(story), note }));
    const content = completeStory({ headline: story.headline, summary: "45 percent, and more." });
    const draft = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    const approved = await approve(draft);
    expect(await doDue(schedule, () => when)).toBe("done");
    expect(await told(story.slug)).toHaveLength(1);
    const now = await onDesk(story.id);
    expect(now).toMatchObject({ state: "approved", content: { summary: content.summary }, notes: [note] });
    expect(now.version).toBeGreaterThan(approved.version);
    value(await publishStory(editor, at(now)));
    expect(await told(story.slug)).toHaveLength(1);
    expect(await onDesk(story.id)).toMatchObject({ state: "published", notes: [note] });
  });

  it("leaves a draft without approval without one", async () => {
    const story = await changedStory();
    const { schedule, version } = value(await approveAndSchedule(editor, { ...plan(story), note }));
    const content = completeStory({ headline: story.headline, summary: "Nobody has looked at this." });
    value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    expect(await doDue(schedule, () => when)).toBe("done");
    expect(refusal(await publishStory(editor, at(await onDesk(story.id)))).code).toBe("conflict");
  });

  it("is refused with a note that says nothing, and of a story that nobody has read takes none", async () => {
    const story = await changedStory();
    const empty = { ...plan(story), note: { ...note, text: " " } };
    expect(refusal(await approveAndSchedule(editor, empty)).code).toBe("invalid");
    expect(await schedulesOf(story.id)).toEqual([]);
    const fresh = value(await createStory(editor, completeStory({ headline: `Unread ${n}` })));
    value(await approveAndSchedule(editor, { ...plan(fresh), note }));
    expect(await schedulesOf(fresh.id)).toMatchObject([{ note: null }]);
  });
});

describe("a note made when publishing by hand", () => {
  it("needs no approval beside that of the text, and the text needs one", async () => {
    const story = await changedStory();
    expect(refusal(await publishStory(editor, { ...at(story), note })).code).toBe("conflict");
    expect(await onDesk(story.id)).toMatchObject({ revision: story.revision, notes: [] });
    const approved = await approve(story);
    expect(value(await publishStory(editor, { ...at(approved), note })).state).toBe("published");
    expect(await told(story.slug)).toHaveLength(1);
  });

  it("makes the schedule of the same version void, whose note is then not told", async () => {
    const story = await changedStory();
    const planned = value(await approveAndSchedule(editor, { ...plan(story), note }));
    value(await publishStory(editor, at(planned)));
    expect(await schedulesOf(story.id)).toEqual([]);
    expect(await doDue(planned.schedule, () => when)).toBe("nothing");
    expect(await told(story.slug)).toEqual([]);
  });
});

describe("a retraction at a time", () => {
  it("gives readers the reason where they are to be told", async () => {
    const story = value(
      await publishStory(editor, at(await approvedStory({ headline: "To be taken away at a time" }))),
    );
    const retraction = { ...at(story), at: when, reason: "The figures were invented.", told: true };
    const { schedule } = value(await scheduleRetraction(editor, retraction));
    expect(await doDue(schedule, () => when)).toBe("done");
    expect(await retractionOf(story.slug)).toMatchObject({ reason: "The figures were invented." });
  });
});

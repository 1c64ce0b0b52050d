import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { reschedule, schedulePublication, scheduleRetraction, unschedule } from "#lib/schedule/commands.ts";
import { doDue } from "#lib/schedule/due.ts";
import { createStory, moveStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { restoreRevision } from "#lib/stories/versions.ts";
import { editor, publish, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { approve, approvedStory, eventsOf, scheduleAt } from "../../support/schedules.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const minute = 60_000;
const hour = 60 * minute;
const soon = () => new Date(Date.now() + hour);
const clockAt = (at: Date) => () => at;

let n = 0;
let headline = "";
beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
});

async function entry(id: number) {
  return database().schedule.findUniqueOrThrow({ where: { id } });
}

describe("scheduling a publication", () => {
  it("is of exactly the version that was approved, and a job waits for its time", async () => {
    const story = await approvedStory({ headline });
    const at = soon();
    const { schedule, state } = value(await scheduleAt(story, at));
    expect(state).toBe("scheduled");
    expect(await entry(schedule)).toMatchObject({ number: 1, at, state: "waiting", byName: "Edda Example" });
    const jobs = await database().$queryRaw`
      select run_at from graphile_worker.jobs where key = ${`schedule:${schedule}`}`;
    expect(jobs).toEqual([{ run_at: at }]);
    expect(await storyBySlug(story.slug)).toEqual({ kind: "missing" });
  });

  it("shows the story when its time has come, in the name of whoever decided it, and not a moment before", async () => {
    const story = await approvedStory({ headline });
    const at = soon();
    const { schedule } = value(await scheduleAt(story, at));
    expect(await doDue(schedule, clockAt(new Date(at.getTime() - 1)))).toBe("nothing");
    expect(await doDue(schedule, clockAt(at))).toBe("done");
    expect((await storyBySlug(story.slug)).kind).toBe("found");
    expect(await deskStory(story.id)).toMatchObject({ state: "published", live: true, publishedRevision: 1 });
    const event = await database().event.findFirstOrThrow({
      where: { storyId: story.id, kind: "story.published" },
    });
    expect(event).toMatchObject({
      actorId: editor.id,
      actorName: editor.name,
      data: { schedule, revision: 1 },
    });
    expect(await doDue(schedule, clockAt(at))).toBe("nothing");
  });

  it("is for those who may publish", async () => {
    const story = await approvedStory({ headline });
    const input = { id: story.id, expectedVersion: story.version, number: 1, at: soon() };
    expect(refusal(await schedulePublication(writer, input)).code).toBe("forbidden");
    const { schedule } = value(await schedulePublication(editor, input));
    expect(refusal(await unschedule(writer, { schedule })).code).toBe("forbidden");
    const move = { schedule, from: input.at, at: soon() };
    expect(refusal(await reschedule(writer, move)).code).toBe("forbidden");
    const live = value(await publish(await createStory(editor, completeStory({ headline }))));
    const retraction = { id: live.id, expectedVersion: live.version, at: soon() };
    expect(refusal(await scheduleRetraction(writer, retraction)).code).toBe("forbidden");
  });

  it("goes out although whoever decided it has left since", async () => {
    const leaver = { id: `leaver-${n}`, name: "Lea Example", role: "editor" as const };
    await database().user.create({ data: { ...leaver, email: `${leaver.id}@example.org` } });
    const story = await approvedStory({ headline });
    const at = soon();
    const input = { id: story.id, expectedVersion: story.version, number: 1, at };
    const { schedule } = value(await schedulePublication(leaver, input));
    await database().user.delete({ where: { id: leaver.id } });
    expect(await doDue(schedule, clockAt(at))).toBe("done");
    const where = { storyId: story.id, kind: "story.published" };
    expect(await database().event.findFirst({ where })).toMatchObject({
      actorId: null,
      actorName: "Lea Example",
    });
  });

  it("is refused for what is not approved, not whole, changed since, or in the past", async () => {
    const draft = value(await createStory(editor, completeStory({ headline })));
    expect(refusal(await scheduleAt(draft, soon())).code).toBe("conflict");
    const partial = await approve(value(await createStory(editor, { headline: `${headline} in part` })));
    expect(Object.keys(refusal(await scheduleAt(partial, soon())).fields ?? {})).toContain("whyItMatters");
    const story = await approvedStory({ headline: `${headline} again` });
    expect(refusal(await scheduleAt({ ...story, version: 1 }, soon())).code).toBe("stale");
    expect(refusal(await scheduleAt({ ...story, revision: 7 }, soon())).message).toContain(
      "newest version of this story is 1",
    );
    const past = refusal(await scheduleAt(story, new Date(Date.now() - hour)));
    expect(past.fields?.at?.[0]).toContain("has passed");
    const far = refusal(await scheduleAt(story, new Date("2199-01-01")));
    expect(far.fields?.at?.[0]).toContain("two years");
  });
});

describe("a story that is edited after it was scheduled", () => {
  it("goes out as it was scheduled; what was written since stays a draft", async () => {
    const story = await approvedStory({ headline, slug: `first-${n}` });
    const at = soon();
    const scheduled = value(await scheduleAt(story, at));
    const edit = completeStory({
      headline: "Rewritten",
      slug: `second-${n}`,
      summary: "Not yet for readers.",
    });
    const write = { id: story.id, expectedVersion: scheduled.version };
    const edited = value(await saveStory(editor, { ...write, content: edit }));
    expect(edited).toMatchObject({ state: "draft", revision: 2 });
    const thief = await createStory(editor, completeStory({ headline, slug: `first-${n}` }));
    expect(refusal(thief).fields?.slug?.[0]).toContain("choose another");

    expect(await doDue(scheduled.schedule, clockAt(at))).toBe("done");
    const found = await storyBySlug(`first-${n}`);
    expect(found).toMatchObject({ kind: "found", story: { headline } });
    expect(await deskStory(story.id)).toMatchObject({
      state: "draft",
      live: true,
      revision: 2,
      publishedRevision: 1,
      content: { headline: "Rewritten" },
    });
    const next = value(await publishStory(editor, { id: story.id, expectedVersion: edited.version + 1 }));
    expect(next.state).toBe("published");
    expect(await storyBySlug(`first-${n}`)).toEqual({ kind: "moved", slug: `second-${n}` });
  });

  it("keeps a scheduled autosave that later ones have overtaken", async () => {
    const story = value(await createStory(editor, completeStory({ headline })));
    let { version } = story;
    for (const summary of ["One.", "Two."]) {
      const content = completeStory({ headline, summary });
      const write = { id: story.id, expectedVersion: version, content, autosave: true };
      ({ version } = value(await saveStory(editor, write)));
    }
    const approved = await approve({ id: story.id, version });
    const { schedule } = value(await scheduleAt(approved, soon()));
    const { number } = await entry(schedule);
    const where = { storyId_number: { storyId: story.id, number } };
    await expect(database().revision.delete({ where })).rejects.toThrow();
  });

  it("replaces the earlier schedule when the new version is scheduled too", async () => {
    const story = await approvedStory({ headline });
    const first = value(await scheduleAt(story, soon()));
    const write = { id: story.id, expectedVersion: first.version };
    const content = completeStory({ headline, summary: "Another." });
    const edited = value(await saveStory(editor, { ...write, content }));
    const second = value(await scheduleAt(await approve(edited), soon()));
    expect((await entry(first.schedule)).state).toBe("cancelled");
    expect(await entry(second.schedule)).toMatchObject({ state: "waiting", number: 2 });
    const later = new Date(Date.now() + 2 * hour);
    expect(await doDue(first.schedule, clockAt(later))).toBe("nothing");
  });

  it("does not go back to the scheduled version when a later one was published by hand", async () => {
    const story = await approvedStory({ headline });
    const { schedule, version } = value(await scheduleAt(story, soon()));
    const content = completeStory({ headline, summary: "Later." });
    const edited = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    value(await publishStory(editor, { id: story.id, expectedVersion: edited.version }));
    expect(await entry(schedule)).toMatchObject({ state: "cancelled", reason: /was published/ });
  });

  it("stays retracted when somebody takes it back by hand", async () => {
    const live = value(await publish(await createStory(editor, completeStory({ headline }))));
    const content = completeStory({ headline, summary: "An update." });
    const edited = value(await saveStory(editor, { id: live.id, expectedVersion: live.version, content }));
    const scheduled = value(await scheduleAt(await approve(edited), soon()));
    const gone = await retractStory(editor, { id: live.id, expectedVersion: scheduled.version });
    expect(value(gone).state).toBe("retracted");
    expect((await entry(scheduled.schedule)).state).toBe("cancelled");
  });
});

describe("the schedule", () => {
  it("can be changed while it waits, by whoever saw it as it is", async () => {
    const story = await approvedStory({ headline });
    const at = soon();
    const { schedule } = value(await scheduleAt(story, at));
    const later = new Date(at.getTime() + hour);
    value(await reschedule(editor, { schedule, from: at, at: later }));
    expect(refusal(await reschedule(editor, { schedule, from: at, at: soon() })).code).toBe("stale");
    expect(await doDue(schedule, clockAt(at))).toBe("nothing");
    expect(await doDue(schedule, clockAt(later))).toBe("done");
    expect(refusal(await reschedule(editor, { schedule, from: later, at: soon() })).code).toBe("conflict");
    expect(await eventsOf(story.id)).toContain("story.rescheduled");
  });

  it("gives a story free again, approved as before", async () => {
    const story = await approvedStory({ headline });
    const at = soon();
    const { schedule } = value(await scheduleAt(story, at));
    value(await unschedule(editor, { schedule }));
    expect((await deskStory(story.id))?.state).toBe("approved");
    expect(await doDue(schedule, clockAt(at))).toBe("nothing");
    expect(refusal(await unschedule(editor, { schedule })).code).toBe("conflict");
    expect(refusal(await unschedule(editor, { schedule: 999_999 })).code).toBe("not_found");
  });

  it("takes a story away from readers at its time", async () => {
    const live = value(await publish(await createStory(editor, completeStory({ headline }))));
    const at = soon();
    const write = { id: live.id, expectedVersion: live.version, at, reason: "The offer has ended." };
    const { schedule } = value(await scheduleRetraction(editor, write));
    expect((await deskStory(live.id))?.state).toBe("published");
    expect(await doDue(schedule, clockAt(at))).toBe("done");
    expect(await storyBySlug(live.slug)).toEqual({ kind: "retracted" });
    const where = { storyId: live.id, kind: "story.retracted" };
    expect((await database().event.findFirst({ where }))?.data).toMatchObject({
      reason: "The offer has ended.",
    });
  });

  it("shows a story for a while: published at one time and taken away at another", async () => {
    const story = await approvedStory({ headline });
    const from = soon();
    const until = new Date(from.getTime() + hour);
    const hidden = { id: story.id, expectedVersion: story.version, at: until };
    expect(refusal(await scheduleRetraction(editor, hidden)).code).toBe("conflict");
    const first = value(await scheduleAt(story, from));
    const input = { ...hidden, expectedVersion: first.version };
    const second = value(await scheduleRetraction(editor, input));
    expect(await doDue(first.schedule, clockAt(from))).toBe("done");
    expect(await doDue(second.schedule, clockAt(until))).toBe("done");
    expect((await deskStory(story.id))?.state).toBe("retracted");
  });

  it("lets a story that was scheduled be approved, sent back and restored like any other", async () => {
    const story = await approvedStory({ headline });
    const { schedule, version } = value(await scheduleAt(story, soon()));
    const content = completeStory({ headline, summary: "Changed." });
    const edited = value(await saveStory(editor, { id: story.id, expectedVersion: version, content }));
    const write = { id: story.id, expectedVersion: edited.version };
    const restored = value(await restoreRevision(editor, { ...write, number: 1 }));
    expect(restored).toMatchObject({ state: "draft", revision: 3 });
    const back = { ...write, expectedVersion: restored.version, move: "submit" as const };
    expect(value(await moveStory(editor, back)).state).toBe("in_review");
    expect((await entry(schedule)).state).toBe("waiting");
  });
});

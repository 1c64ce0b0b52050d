import { describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import { scheduleRetraction, unschedule } from "#lib/schedule/commands.ts";
import { doDue } from "#lib/schedule/due.ts";
import { createStory, moveStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { editor, publish, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { approvedStory, eventsOf } from "../../support/schedules.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const soon = () => new Date(Date.now() + 60 * 60_000);
const planned = (story: { id: number; version: number; revision: number }, at = soon()) => ({
  id: story.id,
  expectedVersion: story.version,
  number: story.revision,
  at,
});

describe("approving and scheduling in one go", () => {
  it("takes a draft all the way, and tells every step", async () => {
    const story = value(await createStory(editor, completeStory({ headline: "All the way" })));
    const { state, schedule } = value(await approveAndSchedule(editor, planned(story)));
    expect(state).toBe("scheduled");
    const told = await eventsOf(story.id);
    expect(told).toHaveLength(4);
    expect([told.at(0), told.at(-1)]).toEqual(["story.created", "story.scheduled"]);
    value(await unschedule(editor, { schedule }));
    expect(await deskStory(story.id)).toMatchObject({ state: "approved" });
  });

  it("approves what is in review, and schedules what is approved as it is", async () => {
    const draft = value(await createStory(writer, completeStory({ headline: "In review" })));
    const submit = { id: draft.id, expectedVersion: draft.version, move: "submit" as const };
    const submitted = value(await moveStory(writer, submit));
    expect(value(await approveAndSchedule(editor, planned(submitted))).state).toBe("scheduled");
    const approved = await approvedStory({ headline: "Approved already" });
    const before = await eventsOf(approved.id);
    expect(value(await approveAndSchedule(editor, planned(approved))).state).toBe("scheduled");
    expect((await eventsOf(approved.id)).slice(before.length)).toEqual(["story.scheduled"]);
  });

  it("is for what readers see already, changed since, and for what was retracted", async () => {
    const live = value(await publish(await createStory(editor, completeStory({ headline: "Live" }))));
    const content = completeStory({ headline: "Live, changed" });
    const changed = value(await saveStory(editor, { id: live.id, expectedVersion: live.version, content }));
    const { schedule, state } = value(await approveAndSchedule(editor, planned(changed)));
    expect(state).toBe("scheduled");
    const { at } = await database().schedule.findUniqueOrThrow({ where: { id: schedule } });
    expect(await doDue(schedule, () => at)).toBe("done");
    const now = await deskStory(live.id);
    expect(now).toMatchObject({ state: "published", publishedRevision: changed.revision });
    const away = value(await retractStory(editor, { id: live.id, expectedVersion: now?.version ?? 0 }));
    expect(value(await approveAndSchedule(editor, planned(away))).state).toBe("scheduled");
  });

  it("stores nothing of it when any step is refused", async () => {
    const own = value(await createStory(writer, completeStory({ headline: "By its writer" })));
    expect(refusal(await approveAndSchedule(writer, planned(own))).code).toBe("forbidden");
    expect(refusal(await approveAndSchedule(editor, planned(own, new Date(0)))).code).toBe("invalid");
    expect(refusal(await approveAndSchedule(editor, { ...planned(own), number: 9 })).code).toBe("conflict");
    const late = { ...planned(own), expectedVersion: own.version + 1 };
    expect(refusal(await approveAndSchedule(editor, late)).code).toBe("stale");
    const bare = value(await createStory(editor, { headline: "Only a headline" }));
    const gaps = refusal(await approveAndSchedule(editor, planned(bare)));
    expect(gaps.code).toBe("invalid");
    expect(Object.keys(gaps.fields ?? {})).toContain("summary");
    for (const { id, version } of [own, bare]) {
      expect(await deskStory(id)).toMatchObject({ state: "draft", version });
      expect(await eventsOf(id)).toEqual(["story.created"]);
    }
    expect(await database().schedule.count({ where: { storyId: { in: [own.id, bare.id] } } })).toBe(0);
  });

  it("refuses what readers see exactly so, and a retraction of what they will not see", async () => {
    const story = value(await createStory(editor, completeStory({ headline: "As it is" })));
    const never = { id: story.id, expectedVersion: story.version, at: soon() };
    expect(refusal(await scheduleRetraction(editor, never)).code).toBe("conflict");
    const live = value(await publishStory(editor, { id: story.id, expectedVersion: story.version }));
    expect(refusal(await approveAndSchedule(editor, planned(live))).code).toBe("conflict");
  });
});

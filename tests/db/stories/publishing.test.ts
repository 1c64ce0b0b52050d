import { beforeEach, describe, expect, it } from "vitest";
import { record } from "#lib/page-cache/recorder.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { listStories, retractionOf, storyBySlug } from "#lib/stories/queries.ts";
import { editor, publish, refusal, value, withNewsroom } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

let n = 0;
let headline = "";
beforeEach(() => {
  n += 1;
  headline = `Archive number ${n} opens`;
});

describe("publishing a story", () => {
  it("shows it to readers with the moment of publication as its date", async () => {
    const before = Date.now();
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    expect(story.state).toBe("published");
    const found = await storyBySlug(story.slug);
    expect(found).toMatchObject({
      kind: "found",
      story: { headline, readingMinutes: 1, section: { name: "News" } },
    });
    expect(found.kind === "found" && found.story.publishedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it("keeps the date that an import brought along, and that of the first publication ever after", async () => {
    const publishedAt = new Date("2026-06-04T12:00:00Z");
    const made = value(await createStory(editor, completeStory({ headline }), { publishedAt }));
    const story = value(await publish({ ok: true, value: made }));
    const gone = value(await retractStory(editor, { id: story.id, expectedVersion: story.version }));
    await publishStory(editor, { id: story.id, expectedVersion: gone.version });
    expect((await deskStory(story.id))?.publishedAt).toEqual(publishedAt);
  });

  it("is refused for a date that lies in the future", async () => {
    const made = await createStory(editor, completeStory({ headline }), {
      publishedAt: new Date("2199-01-01"),
    });
    expect(refusal(await publish(made)).fields?.publishedAt?.[0]).toContain("2199-01-01 lies in the future");
  });

  it("is refused while a part is missing, and changes nothing", async () => {
    const made = value(await createStory(editor, { headline }));
    const problem = refusal(await publishStory(editor, { id: made.id, expectedVersion: 1 }));
    expect(Object.keys(problem.fields ?? {})).toContain("whyItMatters");
    expect(await deskStory(made.id)).toMatchObject({ version: 1, state: "draft", live: false });
  });

  it("is refused when readers see exactly this version already", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const problem = refusal(await publishStory(editor, { id: story.id, expectedVersion: story.version }));
    expect(problem).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("nothing to publish"),
    });
  });

  it("leaves what is live alone while a later draft is written", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const edited = value(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: 2,
        content: completeStory({ headline, summary: "Private." }),
      }),
    );
    expect(edited.state).toBe("draft");
    const found = await storyBySlug(story.slug);
    expect(found.kind === "found" && found.story.summary).not.toContain("Private");
    await publishStory(editor, { id: story.id, expectedVersion: edited.version });
    const later = await storyBySlug(story.slug);
    expect(later.kind === "found" && later.story.summary).toBe("Private.");
  });

  it("tells readers what changed, in the same moment as the change itself", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const content = completeStory({ headline, summary: "45 percent, not 40." });
    const edited = value(await saveStory(editor, { id: story.id, expectedVersion: story.version, content }));
    const note = { kind: "correction" as const, text: "It is 45 percent, not 40." };
    const expected = { id: story.id, expectedVersion: edited.version };
    const wrong = refusal(await publishStory(editor, { ...expected, note: { ...note, text: " " } }));
    expect(wrong.code).toBe("invalid");
    const done = value(await publishStory(editor, { ...expected, note }));
    expect(done).toMatchObject({ state: "published", revision: edited.revision + 1 });
    const found = await storyBySlug(story.slug);
    const told = found.kind === "found" ? found.story.corrections : [];
    expect(told).toEqual([
      ...content.corrections,
      { ...note, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
    expect((await deskStory(story.id))?.content.corrections).toHaveLength(told.length);
  });

  it("tells readers of no change at the first publication", async () => {
    const made = value(await createStory(editor, completeStory({ headline })));
    const note = { kind: "update" as const, text: "Nobody has read the story yet." };
    const story = value(await publishStory(editor, { id: made.id, expectedVersion: made.version, note }));
    expect(story.revision).toBe(made.revision);
  });

  it("moves a changed address for good, but not before it is published", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const slug = `renamed-${n}`;
    const edited = value(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: 2,
        content: completeStory({ headline, slug }),
      }),
    );
    expect((await storyBySlug(slug)).kind).toBe("missing");
    expect((await storyBySlug(story.slug)).kind).toBe("found");
    await publishStory(editor, { id: story.id, expectedVersion: edited.version });
    expect(await storyBySlug(story.slug)).toEqual({ kind: "moved", slug });
    expect((await storyBySlug(slug)).kind).toBe("found");
  });
});

describe("retracting a story", () => {
  it("takes it from its address and from the lists", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    const before = (await listStories({ page: 1 })).total;
    const gone = value(
      await retractStory(editor, { id: story.id, expectedVersion: story.version, reason: "Wrong." }),
    );
    expect(gone.state).toBe("retracted");
    expect(await storyBySlug(story.slug)).toEqual({ kind: "retracted" });
    expect((await listStories({ page: 1 })).total).toBe(before - 1);
  });

  it("leaves at its address when it was, and the reason only where readers are to be told", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    expect(await retractionOf(story.slug)).toBeNull();
    const write = { id: story.id, expectedVersion: story.version, reason: "The figures were invented." };
    value(await retractStory(editor, { ...write, told: true }));
    const { value: told, gone } = await record(() => retractionOf(story.slug));
    expect(told).toEqual({ at: expect.any(Date), reason: "The figures were invented." });
    expect(gone).toBe(true);
    const again = value(
      await publishStory(editor, { id: story.id, expectedVersion: write.expectedVersion + 1 }),
    );
    value(await retractStory(editor, { ...write, expectedVersion: again.version }));
    expect((await retractionOf(story.slug))?.reason).toBe("");
  });

  it("works on a live story that is being edited, and not on one that readers never saw", async () => {
    const story = value(await publish(await createStory(editor, completeStory({ headline }))));
    await saveStory(editor, {
      id: story.id,
      expectedVersion: 2,
      content: completeStory({ headline, body: "Draft." }),
    });
    expect(value(await retractStory(editor, { id: story.id, expectedVersion: 3 })).state).toBe("retracted");
    expect(refusal(await retractStory(editor, { id: story.id, expectedVersion: 4 })).code).toBe("conflict");
  });
});

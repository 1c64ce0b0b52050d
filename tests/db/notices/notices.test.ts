import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { addComment, replyToComment } from "#lib/comments/commands.ts";
import { commentThroughLink } from "#lib/comments/outside.ts";
import { database } from "#lib/database/client.ts";
import { openNotice, readNotices, removeOldNotices } from "#lib/notices/commands.ts";
import { noticeLines, unreadNotices } from "#lib/notices/queries.ts";
import { sentence } from "#lib/notices/words.ts";
import { refused } from "#lib/result.ts";
import { unschedule } from "#lib/schedule/commands.ts";
import { doDue } from "#lib/schedule/due.ts";
import { noteOverdue } from "#lib/schedule/overdue.ts";
import { shareDraft } from "#lib/sharing/commands.ts";
import { createStory, moveStory, publishStory, type StoryRef, saveStory } from "#lib/stories/commands.ts";
import { together } from "#lib/stories/together.ts";
import { editor, refusal, value, withNewsroom, writer } from "#tests/support/newsroom.ts";
import { approve, scheduleAt } from "#tests/support/schedules.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

process.env.AUTH_SECRET = "only-for-tests-0123456789abcdefghij";

const other: Actor & { id: string } = { id: "editor-2", name: "Emil Example", role: "editor" };
const admin: Actor & { id: string } = { id: "admin-1", name: "Ada Example", role: "admin" };
const wim = writer as typeof other;
const edda = editor as typeof other;

beforeEach(async () => {
  await database().notice.deleteMany();
  for (const { id, name, role } of [other, admin]) {
    const data = { id, name, role, email: `${id}@example.org` };
    await database().user.upsert({ where: { id }, create: data, update: { role, suspendedAt: null } });
  }
});

/** What somebody is told, newest first; "*" before what is unread. */
async function told(person: Actor & { id: string }): Promise<string[]> {
  const { lines } = await noticeLines(person);
  return lines.map(({ unread, words }) => (unread ? "* " : "") + sentence(words));
}

const write = (story: StoryRef) => ({ id: story.id, expectedVersion: story.version });
const headline = "Archive opens";
const wimsStory = async () => value(await createStory(writer, completeStory({ headline })));
const submit = async (story: StoryRef, more: object = {}) =>
  value(await moveStory(writer, { ...write(story), move: "submit", ...more }));

function comment(actor: Actor, story: { id: number }, text: string) {
  const about = { number: 1, part: null, passage: null, text };
  return addComment(actor, { id: story.id, ...about }).then(value);
}

describe("a story on its way", () => {
  it("is told to whom it concerns, step by step, and never to who did it", async () => {
    const submitted = await submit(await wimsStory());
    expect(await told(edda)).toEqual([`* ${wim.name} submitted “${headline}” for review`]);
    expect(await told(admin)).toEqual(await told(edda));
    expect(await told(wim)).toEqual([]);

    const back = { ...write(submitted), move: "requestChanges", note: "Who says so?" } as const;
    const sentBack = value(await moveStory(editor, back));
    expect(await told(wim)).toEqual([`* ${edda.name} asks for changes in “${headline}”`]);
    expect((await noticeLines(wim)).lines[0]?.quote).toBe("Who says so?");

    const again = await submit(sentBack, { assigneeId: other.id });
    expect(await told(other)).toEqual([
      `* ${wim.name} asks you to review “${headline}”`,
      `${wim.name} submitted “${headline}” for review`,
    ]);
    const approved = value(await moveStory(other, { ...write(again), move: "approve" }));
    value(await publishStory(other, write(approved)));
    expect((await told(wim)).slice(0, 2)).toEqual([
      `* ${other.name} published “${headline}”`,
      `* ${other.name} approved “${headline}”`,
    ]);
  });

  it("waits for nobody's review any more once one has done it", async () => {
    const story = await submit(await wimsStory());
    expect([await unreadNotices(edda), await unreadNotices(other)]).toEqual([1, 1]);
    value(await moveStory(editor, { ...write(story), move: "approve" }));
    expect([await unreadNotices(edda), await unreadNotices(other)]).toEqual([0, 0]);
  });

  it("tells nobody of what is written", async () => {
    let story = await wimsStory();
    for (const autosave of [true, true, false]) {
      const content = completeStory({ headline, summary: `Version ${story.version} of it.` });
      story = value(await saveStory(editor, { ...write(story), content, autosave }));
    }
    expect(await database().notice.count()).toBe(0);
  });

  it("tells of nothing that was not stored", async () => {
    const story = await wimsStory();
    const problem = { code: "conflict", message: "Not after all." } as const;
    await together(async () => {
      await submit(story);
      return refused(problem);
    });
    expect(await database().notice.count()).toBe(0);
    refusal(await moveStory(writer, { ...write(story), expectedVersion: 99, move: "submit" }));
    expect(await database().notice.count()).toBe(0);
  });
});

describe("comments", () => {
  it("fold into one line while they are unread, which leads to the latest", async () => {
    const story = await wimsStory();
    await comment(editor, story, "First.");
    await comment(other, story, "Second.");
    const { threadId } = await comment(editor, story, "Third.");
    expect(await told(wim)).toEqual([`* 3 new comments on “${headline}”, the last by ${edda.name}`]);
    expect(await unreadNotices(wim)).toBe(1);
    const [line] = (await noticeLines(wim)).lines;
    expect(line?.quote).toBe("Third.");
    expect(value(await openNotice(wim, line?.id ?? 0))).toBe(`/desk/stories/${story.id}#comment-${threadId}`);
    expect(await unreadNotices(wim)).toBe(0);
    await comment(editor, story, "Fourth.");
    expect(await told(wim)).toEqual([
      `* ${edda.name} commented on “${headline}”`,
      `3 new comments on “${headline}”, the last by ${edda.name}`,
    ]);
  });

  it("tell who is mentioned, who is answered, and who made the link", async () => {
    const story = await wimsStory();
    const { threadId } = await comment(editor, story, `Ask @${other.name}.`);
    expect(await told(other)).toEqual([`* ${edda.name} mentioned you in a comment on “${headline}”`]);
    value(await replyToComment(writer, { threadId, text: "I did." }));
    expect(await told(edda)).toEqual([`* ${wim.name} answered in a thread of yours on “${headline}”`]);

    const shared = { id: story.id, number: 1, days: 1, note: "", comments: true };
    const token =
      value(await shareDraft(other, shared))
        .path.split("/")
        .at(-1) ?? "";
    const said = { name: "Lea", part: null, passage: null, text: "Lovely." };
    value(await commentThroughLink(token, said));
    expect((await told(other))[0]).toBe(`* Lea (through a link) commented on “${headline}”`);
    expect((await told(wim))[0]).toMatch(/^\* 2 new comments/);
  });
});

describe("a schedule", () => {
  it("that is late, then fails, tells who decided it and the admins, until it is taken off", async () => {
    const story = await approve(await wimsStory());
    const at = new Date(Date.now() + 60_000);
    const { schedule } = value(await scheduleAt(story, at));
    await database().section.updateMany({ data: { approvalRequired: true } });
    await database().approval.deleteMany({ where: { storyId: story.id } });

    const later = new Date(at.getTime() + 2 * 60_000);
    await noteOverdue(later);
    await noteOverdue(later);
    expect((await told(edda))[0]).toMatch(
      /^\* “Archive opens” should have been published at .*, and is not yet$/,
    );
    expect(await unreadNotices(admin)).toBe(1);

    expect(await doDue(schedule, () => later)).toBe("failed");
    await database().section.updateMany({ data: { approvalRequired: false } });
    expect((await told(edda))[0]).toBe("* “Archive opens” could not be published as scheduled");
    expect(await told(admin)).toContain("* “Archive opens” could not be published as scheduled");
    expect(await unreadNotices(admin)).toBe(1);
    const [line] = (await noticeLines(admin)).lines;
    expect(line?.quote).toContain("approv");
    value(await unschedule(editor, { schedule }));
    expect(await unreadNotices(admin)).toBe(0);
  });
});

describe("notices", () => {
  it("are one's own: nobody opens or reads somebody else's", async () => {
    await submit(await wimsStory());
    const [line] = (await noticeLines(edda)).lines;
    expect(refusal(await openNotice(other, line?.id ?? 0)).code).toBe("not_found");
    value(await readNotices(other, line?.id ?? 0));
    expect(await unreadNotices(edda)).toBe(1);
  });

  it("are marked as read up to the newest that was seen", async () => {
    await submit(await wimsStory());
    const seen = (await noticeLines(edda)).lines[0]?.id ?? 0;
    await submit(await wimsStory());
    value(await readNotices(edda, seen));
    expect(await unreadNotices(edda)).toBe(1);
  });

  it("show nothing to somebody who may not read stories any more, and do not reach who is suspended", async () => {
    await submit(await wimsStory());
    const demoted = { ...edda, role: "reader" } as const;
    expect(await unreadNotices(demoted)).toBe(0);
    expect((await noticeLines(demoted)).lines).toEqual([]);
    const [line] = (await noticeLines(edda)).lines;
    expect(refusal(await openNotice(demoted, line?.id ?? 0)).code).toBe("forbidden");
    await database().notice.deleteMany();
    await database().user.update({ where: { id: other.id }, data: { suspendedAt: new Date() } });
    await submit(await wimsStory());
    expect(await database().notice.count({ where: { userId: other.id } })).toBe(0);
  });

  it("come in pages that what arrives meanwhile does not move", async () => {
    const { id: storyId } = await wimsStory();
    const said = Array.from({ length: 31 }, () => ({ kind: "story.approved", storyId, actorName: "Emil" }));
    const events = await database().event.createManyAndReturn({ data: said });
    const own = { userId: edda.id, storyId, kind: "approved" };
    // Read one by one, so that none of them fold.
    const now = Date.now();
    const readAt = (each: number) => new Date(now - each);
    await database().notice.createMany({
      data: events.map(({ id }, each) => ({ ...own, eventId: id, readAt: readAt(each) })),
    });
    const first = await noticeLines(edda);
    expect(first.lines).toHaveLength(30);
    await submit(await wimsStory());
    const second = await noticeLines(edda, first.next);
    expect(second).toMatchObject({ next: null, lines: [{}] });
    expect(second.lines[0]?.id).toBeLessThan(first.lines.at(-1)?.id ?? 0);
  });

  it("go when they were read 90 days ago, or have been there for a year", async () => {
    const story = await submit(await wimsStory());
    const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const kept = { userId: edda.id, storyId: story.id, kind: "published" };
    await database().notice.deleteMany();
    await database().notice.createMany({
      data: [
        { ...kept, eventId: 1n, createdAt: ago(400), readAt: ago(89) },
        { ...kept, eventId: 2n, createdAt: ago(100), readAt: ago(91) },
        { ...kept, eventId: 3n, createdAt: ago(364) },
        { ...kept, eventId: 4n, createdAt: ago(366) },
        { ...kept, eventId: 5n, createdAt: ago(100), readAt: ago(10) },
      ],
    });
    expect(await removeOldNotices()).toBe(3);
    const left = await database().notice.findMany({ orderBy: { id: "asc" } });
    expect(left.map(({ eventId }) => eventId)).toEqual([3n, 5n]);
  });
});

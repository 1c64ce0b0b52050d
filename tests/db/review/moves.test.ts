import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { assignStory, moveMany } from "#lib/review/commands.ts";
import { reviewSettings } from "#lib/review/queries.ts";
import { setReview } from "#lib/review/ruling.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import { createStory, moveStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { watchEvents } from "../../support/events.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const admin: Actor = { id: "admin-1", name: "Ada Example", role: "admin" };
const colleague: Actor = { id: "writer-2", name: "Cole Example", role: "writer" };
let newsId = 0;
let headlines = 0;

beforeAll(async () => {
  for (const { id, name, role } of [admin, colleague])
    await database().user.create({ data: { id: id ?? "", name, role, email: `${id}@example.org` } });
  newsId = (await database().section.findUniqueOrThrow({ where: { slug: "news" } })).id;
});

beforeEach(() => database().checklist.deleteMany());

const at = ({ id, version }: { id: number; version: number }) => ({ id, expectedVersion: version });
const begun = async (actor = editor, section = "news") =>
  value(await createStory(actor, completeStory({ headline: `Moved ${++headlines}`, section })));

describe("a checklist", () => {
  const set = async (move: "submit" | "approve" | "publish", items: string[] | null, sectionId = newsId) =>
    value(await setReview(admin, { sectionId, checklists: { [move]: items } }));

  it("stands before each move, and is kept with it in the words of then", async () => {
    await set("submit", ["Sources read?", "Names spelt?"]);
    await set("approve", ["Figures checked?"]);
    await set("publish", ["Picture credited?"]);
    const recent = await watchEvents();
    const draft = await begun();
    const half = { ...at(draft), move: "submit" as const, ticked: ["Sources read?"] };
    const problem = refusal(await moveStory(editor, half));
    expect(problem).toMatchObject({ code: "invalid", fields: { checklist: ["Names spelt?"] } });
    const all = ["Names spelt?", "Sources read?"];
    const submitted = value(await moveStory(editor, { ...half, ticked: all }));
    expect(refusal(await moveStory(editor, { ...at(submitted), move: "approve" })).code).toBe("invalid");
    const approve = { ...at(submitted), move: "approve" as const, ticked: ["Figures checked?"] };
    const approved = value(await moveStory(editor, approve));
    expect(refusal(await publishStory(editor, at(approved))).code).toBe("invalid");
    value(await publishStory(editor, { ...at(approved), ticked: ["Picture credited?"] }));
    const events = await recent();
    expect(events.find(({ kind }) => kind === "story.submitted")?.data).toMatchObject({
      checklist: ["Sources read?", "Names spelt?"],
    });
    const approval = await database().approval.findFirstOrThrow({ where: { storyId: draft.id } });
    expect(approval.checklist).toEqual(["Figures checked?"]);
  });

  it("is the site's where a section has none of its own, which may ask for nothing", async () => {
    value(await setReview(admin, { sectionId: null, checklists: { submit: ["Sources read?"] } }));
    const move = "submit" as const;
    expect(refusal(await moveStory(editor, { ...at(await begun()), move })).code).toBe("invalid");
    await set("submit", []);
    value(await moveStory(editor, { ...at(await begun()), move }));
    expect(refusal(await moveStory(editor, { ...at(await begun(editor, "policy")), move })).code).toBe(
      "invalid",
    );
    await set("submit", null);
    expect(refusal(await moveStory(editor, { ...at(await begun()), move })).code).toBe("invalid");
  });

  it("is answered for all moves at once by whoever schedules", async () => {
    await set("submit", ["A?"]);
    await set("approve", ["B?"]);
    await set("publish", ["C?"]);
    const draft = await begun();
    const plan = { ...at(draft), number: 1, at: new Date(Date.now() + 60 * 60_000) };
    expect(refusal(await approveAndSchedule(editor, { ...plan, ticked: ["A?", "B?"] })).fields).toEqual({
      checklist: ["C?"],
    });
    const scheduled = value(await approveAndSchedule(editor, { ...plan, ticked: ["A?", "B?", "C?"] }));
    expect(scheduled.state).toBe("scheduled");
  });

  it("and what a section requires are set by admins, each change once in the log", async () => {
    const items = ["Sources read?"];
    const rules = { approvalRequired: true, authorMayApprove: false };
    const ruling = { sectionId: newsId, rules, checklists: { submit: items } };
    for (const actor of [writer, editor])
      expect(refusal(await setReview(actor, ruling)).code).toBe("forbidden");
    const recent = await watchEvents();
    for (let twice = 0; twice < 2; twice++) value(await setReview(admin, ruling));
    const events = await recent();
    expect(events.map(({ kind }) => kind)).toEqual(["section.review_changed", "section.checklist_changed"]);
    expect(events[0]).toMatchObject({
      before: { approvalRequired: false, authorMayApprove: true },
      after: { approvalRequired: true, authorMayApprove: false },
    });
    expect(events[1]).toMatchObject({ title: "News", before: { items: null }, after: { items } });
    expect((await reviewSettings()).sections[newsId]).toEqual({ ...rules, checklists: { submit: items } });
    const open = { approvalRequired: false, authorMayApprove: true };
    const long = { ...ruling, rules: open, checklists: { submit: [], approve: ["x".repeat(201)] } };
    expect(refusal(await setReview(admin, long)).fields).toEqual({
      approve: ["A question has at most 200 characters."],
    });
    expect((await reviewSettings()).sections[newsId]).toMatchObject(rules);
    value(await setReview(admin, { sectionId: newsId, rules: open }));
    const nowhere = { ...ruling, sectionId: 999_999 };
    expect(refusal(await setReview(admin, nowhere)).code).toBe("not_found");
  });
});

describe("whose turn it is", () => {
  it("is said by whoever submits, and comes back to them when changes are asked for", async () => {
    const draft = await begun(writer);
    const submit = { ...at(draft), move: "submit" as const, assigneeId: editor.id };
    const submitted = value(await moveStory(writer, submit));
    expect(await deskStory(draft.id)).toMatchObject({ assigneeId: editor.id, assignee: editor.name });
    const recent = await watchEvents();
    const back = { ...at(submitted), move: "requestChanges" as const, note: " Who says so? " };
    value(await moveStory(editor, back));
    expect(await deskStory(draft.id)).toMatchObject({ state: "draft", assigneeId: writer.id });
    expect((await recent())[0]?.data).toMatchObject({ note: "Who says so?", to: writer.name });
  });

  it("is nobody's who may not do it", async () => {
    const draft = await begun(writer);
    const submit = { ...at(draft), move: "submit" as const };
    const toWriter = refusal(await moveStory(writer, { ...submit, assigneeId: colleague.id }));
    expect(toWriter.message).toContain("Cole Example may not review");
    expect(refusal(await moveStory(writer, { ...submit, assigneeId: "nobody" })).code).toBe("invalid");
    await database().user.update({ where: { id: "writer-2" }, data: { suspendedAt: new Date() } });
    const given = await assignStory(editor, { ...at(draft), assigneeId: colleague.id });
    expect(refusal(given).code).toBe("invalid");
    await database().user.update({ where: { id: "writer-2" }, data: { suspendedAt: null } });
  });

  it("lets a writer change a draft that was given to them, until it is given back or readers see it", async () => {
    const draft = await begun(editor);
    const change = (version: number, summary: string) =>
      saveStory(colleague, {
        ...{ id: draft.id, expectedVersion: version },
        content: completeStory({ headline: "Given", summary }),
      });
    expect(refusal(await change(1, "No.")).code).toBe("forbidden");
    const take = { ...at(draft), assigneeId: colleague.id };
    expect(refusal(await assignStory(colleague, take)).code).toBe("forbidden");
    const given = value(await assignStory(editor, take));
    const written = value(await change(given.version, "Yes."));
    const back = value(await assignStory(colleague, { ...at(written), assigneeId: null }));
    expect(refusal(await change(back.version, "No more.")).code).toBe("forbidden");
    const again = value(await assignStory(editor, { ...at(back), assigneeId: colleague.id }));
    const live = value(await publishStory(editor, at(again)));
    expect(refusal(await change(live.version, "Live.")).code).toBe("forbidden");
    expect(await deskStory(draft.id)).toMatchObject({ assigneeId: null });
  });

  it("is told once: giving it to whoever has it changes nothing", async () => {
    const draft = await begun();
    const recent = await watchEvents();
    const given = value(await assignStory(editor, { ...at(draft), assigneeId: writer.id }));
    const same = value(await assignStory(editor, { ...at(given), assigneeId: writer.id }));
    expect(same).toMatchObject({ changed: false, version: given.version });
    expect((await recent()).map(({ kind, data }) => [kind, data])).toEqual([
      ["story.assigned", { revision: 1, to: writer.name }],
    ]);
  });
});

describe("many at once", () => {
  it("each goes or stays for itself, and says why", async () => {
    const [first, second, stale, theirs] = [
      await begun(writer),
      await begun(writer),
      await begun(writer),
      await begun(editor),
    ];
    const stories = [at(first), at(second), { id: stale.id, expectedVersion: 9 }, at(theirs)];
    const outcomes = value(await moveMany(writer, { stories, move: "submit" }));
    expect(outcomes.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, "stale", "forbidden"]);
    const states = await Promise.all(stories.map(async ({ id }) => (await deskStory(id))?.state));
    expect(states).toEqual(["in_review", "in_review", "draft", "draft"]);
  });

  it("are given to one person, or refused when they are too many", async () => {
    const two = [await begun(), await begun()];
    const give = { stories: two.map(at), move: "assign" as const, assigneeId: writer.id };
    expect(value(await moveMany(editor, give)).every(({ problem }) => problem === null)).toBe(true);
    expect(
      await database().story.count({ where: { assigneeId: writer.id, id: { in: two.map(({ id }) => id) } } }),
    ).toBe(2);
    const stories = Array.from({ length: 101 }, (_, id) => ({ id: id + 1, expectedVersion: 1 }));
    expect(refusal(await moveMany(editor, { ...give, stories })).code).toBe("invalid");
  });
});

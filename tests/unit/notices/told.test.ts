import { describe, expect, it } from "vitest";
import { eventKinds } from "#lib/audit/kinds.ts";
import { type NoticeFacts, noFacts, settledBy, tells, toldOf } from "#lib/notices/told.ts";

const people = [
  { id: "ada", role: "admin" },
  { id: "edda", role: "editor" },
  { id: "emil", role: "editor" },
  { id: "wim", role: "writer" },
  { id: "wren", role: "writer" },
  { id: "rhea", role: "reader" },
] as const satisfies NoticeFacts["people"];

function told(kind: string, actorId: string | null, facts: Partial<NoticeFacts> = {}) {
  const all = { ...noFacts, people: [...people], ...facts };
  return Object.fromEntries(toldOf({ kind, actorId }, all).map(({ person, kind }) => [person, kind]));
}

describe("who is told", () => {
  it("of a submission: the reviewer who is named, and else everybody who may review it but did not write it", () => {
    const wims = { beganBy: "wim", submittedBy: "wim", wroteLast: "wim" };
    expect(told("story.submitted", "wim", { ...wims, assignee: "edda" })).toEqual({ edda: "review_asked" });
    const all = { ada: "review_asked", edda: "review_asked", emil: "review_asked" };
    expect(told("story.submitted", "wim", wims)).toEqual(all);
    expect(told("story.submitted", "wim", { ...wims, wroteLast: "emil" })).not.toHaveProperty("emil");
  });

  it("of a story that is given to somebody: they, unless they took it themselves", () => {
    expect(told("story.assigned", "edda", { beganBy: "wim", assignee: "wren" })).toEqual({
      wren: "assigned",
    });
    expect(told("story.assigned", "wren", { assignee: "wren" })).toEqual({});
    expect(told("story.assigned", "edda", { assignee: null })).toEqual({});
  });

  it("of changes that are asked for: whoever has it then, and whoever began or submitted it", () => {
    const facts = { beganBy: "wim", submittedBy: "wren", assignee: "wren" };
    expect(told("story.sent_back", "edda", facts)).toEqual({ wren: "changes_asked", wim: "changes_asked" });
  });

  it("of what becomes of a story: whoever began or submitted it, once, and never who did it", () => {
    const facts = { beganBy: "wim", submittedBy: "wim" };
    for (const [kind, notice] of [
      ["story.approved", "approved"],
      ["story.published", "published"],
      ["story.retracted", "retracted"],
      ["story.scheduled", "scheduled"],
      ["story.rescheduled", "scheduled"],
      ["story.unscheduled", "unscheduled"],
    ] as const) {
      expect(told(kind, "edda", facts), kind).toEqual({ wim: notice });
      expect(told(kind, "wim", facts), kind).toEqual({});
    }
    expect(told("story.approved", "edda", { ...facts, assignee: "emil" })).toEqual({
      wim: "approved",
      emil: "assigned",
    });
  });

  it("of a claim whose day has come: whoever began the story, or else everybody who may judge it", () => {
    expect(told("story.look_back_due", null, { beganBy: "wim" })).toEqual({ wim: "look_back" });
    const editors = { ada: "look_back", edda: "look_back", emil: "look_back" };
    expect(told("story.look_back_due", null, { beganBy: "gone" })).toEqual(editors);
    expect(told("story.look_back_due", null, { beganBy: null })).toEqual(editors);
    expect(told("story.judged", "edda", { beganBy: "wim" })).toEqual({ wim: "judged" });
    expect(told("story.judged", "wim", { beganBy: "wim" })).toEqual({});
    expect(settledBy("story.judged")).toEqual(["look_back"]);
  });

  it("of a schedule that failed or is late: who decided it, whose name it bears, and the admins", () => {
    const facts = { beganBy: "wim", scheduledBy: "edda" };
    expect(told("story.schedule_failed", "edda", facts)).toEqual({ edda: "failed", ada: "failed" });
    expect(told("story.schedule_overdue", null, facts)).toEqual({ edda: "overdue", ada: "overdue" });
  });

  it("of a comment: each once, by what concerns them most", () => {
    const facts = {
      beganBy: "wim",
      submittedBy: "wren",
      assignee: "edda",
      mentioned: ["wren"],
      inThread: ["wim", "edda", "emil", "wren"],
    };
    expect(told("story.comment_answered", "edda", facts)).toEqual({
      wren: "mentioned",
      wim: "answered",
      emil: "answered",
    });
    expect(told("story.commented", null, { beganBy: "wim", linkMadeBy: "emil" })).toEqual({
      emil: "link_commented",
      wim: "commented",
    });
    expect(told("story.suggestion_accepted", "wim", { suggestedBy: "edda" })).toEqual({ edda: "accepted" });
  });

  it("is nobody who may not read stories, who is suspended, or who is not there", () => {
    const facts = { beganBy: "rhea", submittedBy: "somebody who left", mentioned: ["rhea", "suspended"] };
    expect(told("story.published", "edda", facts)).toEqual({});
    expect(told("story.commented", "edda", facts)).toEqual({});
  });

  it("is nobody of what is typed and saved", () => {
    for (const kind of [
      "story.created",
      "story.saved",
      "story.autosaved",
      "story.restored",
      "person.signed_in",
    ]) {
      expect(tells(kind), kind).toBe(false);
      expect(told(kind, "edda", { beganBy: "wim", assignee: "wren" }), kind).toEqual({});
    }
  });
});

describe("what is over", () => {
  it("needs nobody any more, whoever did it", () => {
    expect(settledBy("story.approved")).toContain("review_asked");
    expect(settledBy("story.published")).toEqual(
      expect.arrayContaining(["review_asked", "failed", "overdue"]),
    );
    expect(settledBy("story.submitted")).toContain("changes_asked");
  });

  it("is looked at only in events that tell somebody", () => {
    for (const kind of eventKinds) if (settledBy(kind).length > 0) expect(tells(kind), kind).toBe(true);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { board } from "#lib/review/board.ts";
import { assignStory } from "#lib/review/commands.ts";
import { approvalStanding } from "#lib/review/queries.ts";
import { setReview } from "#lib/review/ruling.ts";
import { createStory, moveStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { editor, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const admin: Actor = { id: "admin-1", name: "Ada Example", role: "admin" };
let newsId = 0;

beforeAll(async () => {
  const data = { id: "admin-1", name: admin.name, role: "admin" as const, email: "ada@example.org" };
  await database().user.create({ data });
  newsId = (await database().section.findUniqueOrThrow({ where: { slug: "news" } })).id;
});

const at = ({ id, version }: { id: number; version: number }) => ({ id, expectedVersion: version });
const strict = (rules: { approvalRequired: boolean; authorMayApprove: boolean }) =>
  setReview(admin, { sectionId: newsId, rules }).then(value);
const names = async (id: number) => (await approvalStanding(id))?.givers.map(({ name }) => name);

describe("where approval is asked for", () => {
  it("says who can give it: those who review and did not write, until somebody has", async () => {
    const draft = value(await createStory(editor, completeStory({ headline: "Standing" })));
    expect(await approvalStanding(draft.id)).toBeNull();
    await strict({ approvalRequired: true, authorMayApprove: true });
    expect(await names(draft.id)).toEqual(["Ada Example", "Edda Example"]);
    await strict({ approvalRequired: true, authorMayApprove: false });
    expect(await names(draft.id)).toEqual(["Ada Example"]);
    const submitted = value(await moveStory(editor, { ...at(draft), move: "submit" }));
    const approved = value(await moveStory(admin, { ...at(submitted), move: "approve" }));
    expect(await approvalStanding(draft.id)).toEqual({ by: "Ada Example", givers: [] });
    const content = completeStory({ headline: "Standing", summary: "Another word." });
    const changed = value(await saveStory(admin, { ...at(approved), content }));
    expect(await names(changed.id)).toEqual(["Edda Example"]);
    const again = value(await moveStory(admin, { ...at(changed), move: "submit" }));
    value(await publishStory(editor, at(value(await moveStory(editor, { ...at(again), move: "approve" })))));
    expect(await approvalStanding(draft.id)).toBeNull();
  });
});

describe("the board", () => {
  it("is of one section, and of what one person began or was given", async () => {
    const policy = completeStory({ headline: "Theirs", section: "policy" });
    const theirs = value(await createStory(writer, policy));
    value(await createStory(editor, { ...policy, headline: "Other" }));
    const drafts = async (filters: Parameters<typeof board>[0]) =>
      (await board(filters)).find(({ state }) => state === "draft")?.stories.map(({ headline }) => headline);
    expect(await drafts({ section: "policy" })).toEqual(["Other", "Theirs"]);
    expect(await drafts({ section: "news" })).toEqual([]);
    expect(await drafts({ section: "policy", person: editor.id ?? "" })).toEqual(["Other"]);
    value(await assignStory(editor, { ...at(theirs), assigneeId: editor.id }));
    expect(await drafts({ section: "policy", person: editor.id ?? "" })).toEqual(["Theirs", "Other"]);
    expect(await drafts({ person: "nobody" })).toEqual([]);
  });
});

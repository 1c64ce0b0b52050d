import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { setReview } from "#lib/review/ruling.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import { doDue } from "#lib/schedule/due.ts";
import { shareDraft } from "#lib/sharing/commands.ts";
import { sharedDraft } from "#lib/sharing/queries.ts";
import { createStory, moveStory, publishRevision, publishStory, saveStory } from "#lib/stories/commands.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { restoreRevision } from "#lib/stories/versions.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { approve, approvedStory } from "../../support/schedules.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const admin: Actor = { id: "admin-1", name: "Ada Example", role: "admin" };
const body = "## What happened\n\nThe archive opened.";
let newsId = 0;
let headlines = 0;

beforeAll(async () => {
  process.env.AUTH_SECRET = "only-for-tests-0123456789abcdefghij";
  await database().user.create({
    data: { id: "admin-1", name: admin.name, role: "admin", email: "ada@example.org" },
  });
  newsId = (await database().section.findUniqueOrThrow({ where: { slug: "news" } })).id;
});

beforeEach(() => ask({ approvalRequired: true, authorMayApprove: true }));

const ask = async (rules: { approvalRequired: boolean; authorMayApprove: boolean }) =>
  value(await setReview(admin, { sectionId: newsId, rules }));
const at = ({ id, version }: { id: number; version: number }) => ({ id, expectedVersion: version });
const text = () => completeStory({ headline: `Reviewed ${++headlines}`, body });
const saved = async (story: { id: number; version: number }, words: string, actor = editor) => {
  const content = (await deskStory(story.id))?.content;
  return value(await saveStory(actor, { ...at(story), content: { ...content, body: words } }));
};

describe("where a section requires approval", () => {
  it("nobody publishes what nobody has approved", async () => {
    const draft = value(await createStory(editor, text()));
    for (const actor of [editor, admin]) {
      const problem = refusal(await publishStory(actor, at(draft)));
      expect(problem.code).toBe("conflict");
      expect(problem.message).toContain("In “News” nothing is published without approval, and version 1");
    }
    expect(await deskStory(draft.id)).toMatchObject({ state: "draft", live: false, version: 1 });
    expect(value(await publishStory(editor, at(await approve(draft)))).state).toBe("published");
  });

  it("one changed word makes the approval void, also when it is taken back, and a link shows the old text", async () => {
    const approved = await approvedStory({ headline: "One word", body });
    const share = { id: approved.id, number: approved.revision, days: 1, note: "" };
    const { path } = value(await shareDraft(editor, share));
    const changed = await saved(approved, body.replace("opened", "closed"));
    expect(changed.state).toBe("draft");
    expect(refusal(await publishStory(editor, at(changed))).code).toBe("conflict");
    const back = await saved(changed, body);
    expect(refusal(await publishStory(editor, at(back))).code).toBe("conflict");
    const token = path.split("/").at(-1) ?? "";
    expect(JSON.stringify(await sharedDraft(token))).toContain("The archive opened.");
    expect(value(await publishStory(editor, at(await approve(back)))).state).toBe("published");
  });

  it("the text that was approved, restored, needs a new approval", async () => {
    const approved = await approvedStory({ headline: "Restored", body });
    const changed = await saved(approved, "Another body.");
    const restored = value(await restoreRevision(editor, { ...at(changed), number: approved.revision }));
    expect(refusal(await publishStory(editor, at(restored))).code).toBe("conflict");
  });

  it("a save that changes nothing, and one that only sets the date, leave it approved", async () => {
    const approved = await approvedStory({ headline: "Nothing new", body });
    const same = await saved(approved, body);
    expect(same).toMatchObject({ changed: false, state: "approved", revision: approved.revision });
    const content = (await deskStory(approved.id))?.content;
    const publishedAt = new Date("2020-01-02T10:00:00Z");
    const dated = value(await saveStory(editor, { ...at(same), content, publishedAt }));
    expect(dated).toMatchObject({ changed: true, state: "approved", revision: approved.revision });
    expect(value(await publishStory(editor, at(dated))).state).toBe("published");
  });

  it("ends a sitting by approval, so that saving what was autosaved leaves it approved", async () => {
    const draft = value(await createStory(editor, text()));
    const content = { ...text(), body: "Typed." };
    const typed = value(await saveStory(editor, { ...at(draft), content, autosave: true }));
    const approved = await approve(typed);
    const again = value(await saveStory(editor, { ...at(approved), content: typed.content }));
    expect(again).toMatchObject({ changed: false, state: "approved" });
  });

  it("what waits for its time goes out, though the story goes on", async () => {
    const approved = await approvedStory({ headline: "Waits", body });
    const when = new Date(Date.now() + 60 * 60_000);
    const plan = { ...at(approved), number: approved.revision, at: when };
    const { schedule, ...scheduled } = value(await approveAndSchedule(editor, plan));
    await saved(scheduled, "Written later.");
    expect(await doDue(schedule, () => when)).toBe("done");
    expect(await deskStory(approved.id)).toMatchObject({
      live: true,
      publishedRevision: approved.revision,
      state: "draft",
    });
  });

  it("what waits fails when its approval is not there, and says why", async () => {
    await ask({ approvalRequired: false, authorMayApprove: true });
    const approved = await approvedStory({ headline: "Lost its approval", body });
    const when = new Date(Date.now() + 60 * 60_000);
    const plan = { ...at(approved), number: approved.revision, at: when };
    const { schedule } = value(await approveAndSchedule(editor, plan));
    await database().approval.deleteMany({ where: { storyId: approved.id } });
    await ask({ approvalRequired: true, authorMayApprove: true });
    expect(await doDue(schedule, () => when)).toBe("failed");
    const { reason } = await database().schedule.findUniqueOrThrow({ where: { id: schedule } });
    expect(reason).toContain("without approval");
  });

  it("asking for changes takes the approval back", async () => {
    const approved = await approvedStory({ headline: "Taken back", body });
    const back = value(await moveStory(editor, { ...at(approved), move: "requestChanges" }));
    expect(refusal(await publishStory(editor, at(back))).code).toBe("conflict");
    const numbered = { ...at(back), number: approved.revision };
    expect(refusal(await publishRevision(editor, numbered)).code).toBe("conflict");
    expect(value(await publishStory(editor, at(await approve(back)))).state).toBe("published");
  });

  it("a live story does not get around it by moving to another section", async () => {
    const live = value(
      await publishStory(editor, at(await approvedStory({ headline: "Stays strict", body }))),
    );
    const content = completeStory({ headline: "Stays strict", section: "policy", body: "Unseen." });
    const moved = value(await saveStory(editor, { ...at(live), content }));
    expect(refusal(await publishStory(editor, at(moved))).code).toBe("conflict");
    const elsewhere = value(await createStory(editor, { ...text(), section: "policy" }));
    expect(value(await publishStory(editor, at(elsewhere))).state).toBe("published");
  });

  it("an import by whoever runs the site was reviewed elsewhere", async () => {
    const story = value(await createStory(editor, text()));
    expect(value(await publishStory(editor, { ...at(story), imported: true })).state).toBe("published");
  });
});

describe("where authors may not approve", () => {
  beforeEach(() => ask({ approvalRequired: true, authorMayApprove: false }));

  const submitted = async (story: { id: number; version: number }, actor = editor) =>
    value(await moveStory(actor, { ...at(story), move: "submit" }));

  it("somebody else has to, an admin too, whoever began the story", async () => {
    const draft = await submitted(value(await createStory(writer, text())), writer);
    const mended = await saved(draft, "Mended by the editor.");
    const problem = refusal(await moveStory(editor, { ...at(mended), move: "approve" }));
    expect(problem.code).toBe("forbidden");
    expect(problem.message).toContain("You wrote in this version yourself");
    expect(value(await moveStory(admin, { ...at(mended), move: "approve" })).state).toBe("approved");
    const own = await submitted(value(await createStory(admin, text())), admin);
    expect(refusal(await moveStory(admin, { ...at(own), move: "approve" })).code).toBe("forbidden");
  });

  it("scheduling does not approve them on the way", async () => {
    const draft = value(await createStory(editor, text()));
    const plan = { ...at(draft), number: 1, at: new Date(Date.now() + 60 * 60_000) };
    expect(refusal(await approveAndSchedule(editor, plan)).code).toBe("forbidden");
    expect(await deskStory(draft.id)).toMatchObject({ state: "draft", version: 1 });
  });

  it("counts only what was written since somebody else approved it", async () => {
    const first = await submitted(value(await createStory(editor, text())));
    const approved = value(await moveStory(admin, { ...at(first), move: "approve" }));
    const mended = await submitted(await saved(approved, "Mended by the admin.", admin), admin);
    expect(refusal(await moveStory(admin, { ...at(mended), move: "approve" })).code).toBe("forbidden");
    expect(value(await moveStory(editor, { ...at(mended), move: "approve" })).state).toBe("approved");
  });
});

it("keeps with an approval who gave it, when, of which text and what was ticked", async () => {
  const approved = await approvedStory({ headline: "On record", body });
  const [approval] = await database().approval.findMany({ where: { storyId: approved.id } });
  const { hash } = await database().revision.findFirstOrThrow({ where: { storyId: approved.id } });
  expect(approval).toMatchObject({
    ...{ number: approved.revision, hash, byId: editor.id, byName: editor.name },
    ...{ checklist: [], revokedAt: null },
  });
});
